/**
 * PowerMTA matches with PCRE, without regard to case unless the pattern says `(?-i)`. [G1 3.2, 3.3.15] This translates
 * the common part of PCRE to JavaScript and finds what PCRE itself would refuse.
 */
import { translateClass } from './pcre-class.ts';
import { literal, referByName, translateEscape } from './pcre-escape.ts';
import { PatternScanner } from './pcre-scanner.ts';
import type { PatternSource } from './pattern-nodes.ts';

export interface TranslatedPattern {
  /** Undefined when JavaScript cannot run it, or PCRE refuses it. */
  readonly source: PatternSource | undefined;
  /** What JavaScript cannot run: `an atomic group`. */
  readonly unsupported: string | undefined;
  /** Why PCRE refuses the pattern: `the parenthesis at column 3 is never closed`. Columns count from 1. */
  readonly error: string | undefined;
}

interface Opening {
  readonly start: RegExp;
  readonly opens: string;
  readonly closes: string;
  readonly lack?: string;
  readonly captures?: true;
  /** The text inside needs a fixed length (true), or need not have the one that the text around it needs (false). */
  readonly fixedLength?: boolean;
}

/** Lookarounds get a group around them, since JavaScript does not repeat them as such. */
const openings: readonly Opening[] = [
  { start: /\(\?:/y, opens: '(?:', closes: ')' },
  { start: /\(\?=/y, opens: '(?:(?=', closes: '))', fixedLength: false },
  { start: /\(\?!/y, opens: '(?:(?!', closes: '))', fixedLength: false },
  { start: /\(\?<=/y, opens: '(?:(?<=', closes: '))', fixedLength: true },
  { start: /\(\?<!/y, opens: '(?:(?<!', closes: '))', fixedLength: true },
  { start: /\(\?>/y, opens: '', closes: '', lack: 'an atomic group' },
  { start: /\(\?\|/y, opens: '', closes: '', lack: 'a branch reset group' },
  { start: /\(\?(?=\()/y, opens: '', closes: '', lack: 'a conditional group' },
  { start: /\(\*(?=[A-Z]+[\d_A-Z]*[:=)]|:)/y, opens: '', closes: '', lack: 'a control verb' },
  { start: /\((?!\?)/y, opens: '(', closes: ')', captures: true },
];

const PLAIN_TEXT = /[^\\^$.|?*+()[\]{}\uD800-\uDFFF]+/y;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})([?+]?)/y;
const COMMENT = /\(\?#[^)]*\)/y;
const NAMED_GROUP = /\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/y;
const NAMED_REFERENCE = /\(\?P=([A-Za-z_]\w*)\)/y;
const RECURSION = /\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)/y;
const CALLOUT = /\(\?C\d*\)/y;
const FLAGS = /\(\?(\^?[imnsxJU]*)(?:-([imnsxJU]*))?([:)])/y;

const MOST_REPEATS = 65_535;
const DEEPEST_NESTING = 250;
const LONGEST_SOURCE = 100_000;

/** Translates what stands between the slashes. Takes time in proportion to the length. */
export function translatePattern(pattern: string): TranslatedPattern {
  const scanner = new PatternScanner(pattern);
  while (!scanner.atEnd) translateItem(scanner);
  checkGroups(scanner);
  if (scanner.output.length > LONGEST_SOURCE) scanner.lack('a pattern of this size');
  const { error, unsupported } = scanner;
  if (error) return { source: undefined, unsupported: undefined, error };
  if (unsupported) return { source: undefined, unsupported, error: undefined };
  return { source: { text: scanner.output, isCaseless: scanner.caseless }, unsupported, error };
}

function checkGroups(scanner: PatternScanner): void {
  const open = scanner.open.at(-1);
  if (open) return scanner.refuse(`the parenthesis at column ${open.column} is never closed`);
  for (const { group, column } of scanner.references) {
    const known = typeof group === 'string' ? scanner.names.has(group) : group > 0 && group <= scanner.groups;
    if (!known) return scanner.refuse(`the reference at column ${column} finds no group ${group}`);
  }
}

function translateItem(scanner: PatternScanner): void {
  scanner.skipQuoteMarks();
  if (scanner.quoted && !scanner.atEnd) return translateLiteral(scanner);
  const plain = scanner.take(PLAIN_TEXT);
  if (plain) return scanner.emit(plain[0]);
  const column = scanner.column;
  const quantifier = scanner.take(QUANTIFIER);
  if (quantifier) return translateQuantifier(scanner, quantifier, column);
  translateSpecial(scanner);
}

function translateSpecial(scanner: PatternScanner): void {
  switch (scanner.character) {
    case '':
      return;
    case '\\':
      return translateEscape(scanner);
    case '[':
      return translateClass(scanner);
    case '(':
      return translateGroup(scanner);
    case ')':
      return closeGroup(scanner);
    case '.':
      scanner.offset++;
      return scanner.emit('[^\\n]');
    case '^':
    case '$':
    case '|':
      return scanner.emit(scanner.pattern.charAt(scanner.offset++), false);
    default:
      return translateLiteral(scanner);
  }
}

/** A character above U+FFFF is two for JavaScript, which have to stay together before a quantifier. */
function translateLiteral(scanner: PatternScanner): void {
  const code = scanner.pattern.codePointAt(scanner.offset) ?? 0;
  const character = String.fromCodePoint(code);
  scanner.offset += character.length;
  scanner.emit(character.length > 1 ? `(?:${character})` : literal(code));
}

function translateQuantifier(scanner: PatternScanner, match: RegExpExecArray, column: number): void {
  const [whole, least, comma, most, suffix] = match;
  if (!scanner.repeatable) return scanner.refuse(`there is nothing to repeat before the ${whole} at column ${column}`);
  const counts = [least, most].map((count) => Number(count || 0));
  if (Math.max(...counts) > MOST_REPEATS) return scanner.refuse(`a count at column ${column} is above ${MOST_REPEATS}`);
  if (most && Number(least) > Number(most)) {
    return scanner.refuse(`the counts of ${whole} at column ${column} run backwards`);
  }
  const endless = least === undefined ? !whole.startsWith('?') : comma !== undefined && !most;
  if (endless && scanner.open.at(-1)?.fixedLength) {
    return scanner.refuse(`a lookbehind has to know its length, which the ${whole} at column ${column} leaves open`);
  }
  if (suffix === '+') scanner.lack('a possessive quantifier');
  scanner.emit(whole, false);
}

/** Takes a parenthesis with what belongs to it, such as `(?:`. */
function translateGroup(scanner: PatternScanner): void {
  const column = scanner.column;
  if (scanner.open.length >= DEEPEST_NESTING) {
    return scanner.refuse(`the parenthesis at column ${column} is nested more than ${DEEPEST_NESTING} deep`);
  }
  if (scanner.take(COMMENT) || translateNamed(scanner) || translateFlags(scanner) || translateCall(scanner)) return;
  const opening = openings.find(({ start }) => scanner.take(start));
  if (opening) return openGroup(scanner, opening, column);
  const start = scanner.pattern.slice(scanner.offset, scanner.offset + 3);
  scanner.refuse(`PCRE knows no group that begins with ${start} as at column ${column}`);
}

function openGroup(scanner: PatternScanner, opening: Opening, column: number): void {
  const around = scanner.open.at(-1)?.fixedLength ?? false;
  scanner.open.push({ column, closes: opening.closes, fixedLength: opening.fixedLength ?? around });
  if (opening.lack) scanner.lack(opening.lack);
  if (opening.captures) scanner.groups++;
  scanner.emit(opening.opens, false);
}

function closeGroup(scanner: PatternScanner): void {
  const group = scanner.open.pop();
  if (!group) return scanner.refuse(`the closing parenthesis at column ${scanner.column} has no opening one`);
  scanner.offset++;
  scanner.emit(group.closes);
}

function translateNamed(scanner: PatternScanner): boolean {
  const column = scanner.column;
  const [, reference] = scanner.take(NAMED_REFERENCE) ?? [];
  if (reference !== undefined) referByName(scanner, reference, column);
  const [, angled, quoted] = scanner.take(NAMED_GROUP) ?? [];
  const name = angled ?? quoted;
  if (name === undefined) return reference !== undefined;
  if (scanner.names.has(name)) scanner.refuse(`the group at column ${column} has the name of an earlier one, ${name}`);
  scanner.names.add(name);
  openGroup(scanner, { start: NAMED_GROUP, opens: `(?<${name}>`, closes: ')', captures: true }, column);
  return true;
}

function translateCall(scanner: PatternScanner): boolean {
  if (scanner.take(RECURSION)) {
    scanner.lack('recursion');
    scanner.emit('');
    return true;
  }
  if (!scanner.take(CALLOUT)) return false;
  scanner.lack('a callout');
  scanner.emit('', false);
  return true;
}

/** The case flag may stand at the beginning, or say what holds anyway; JavaScript has no flags for a part. */
function translateFlags(scanner: PatternScanner): boolean {
  const { column, output } = scanner;
  const [, on = '', off = '', end] = scanner.take(FLAGS) ?? [];
  if (end === undefined) return false;
  const other = /[^i]/.exec(on + off)?.[0];
  if (other) scanner.lack(`the flag ${other}`);
  const caseless = off.includes('i') ? false : on.includes('i') || scanner.caseless;
  const leads = output === '' && end === ')';
  if (caseless !== scanner.caseless && !leads) scanner.lack('flags for a part of the pattern');
  if (leads) scanner.caseless = caseless;
  if (end === ':') openGroup(scanner, { start: FLAGS, opens: '(?:', closes: ')' }, column);
  else scanner.emit('', false);
  if (on.includes('x')) skipExtended(scanner);
  return true;
}

/** Under the flag x blank space and comments count for nothing, so what follows cannot be judged. */
function skipExtended(scanner: PatternScanner): void {
  scanner.offset = scanner.pattern.length;
  scanner.open.length = 0;
  scanner.references.length = 0;
}
