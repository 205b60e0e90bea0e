import type { PatternScanner } from './pcre-scanner.ts';

const BLANKS = ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000';
const LINE_ENDS = '\\n\\v\\f\\r\\x85\\u2028\\u2029';

/** Escapes for sets of characters, as members of a JavaScript class. */
export const memberSets: ReadonlyMap<string, string> = new Map([
  ...['d', 'D', 'w', 'W', 's', 'S'].map((letter): [string, string] => [letter, `\\${letter}`]),
  ['h', BLANKS],
  ['v', LINE_ENDS],
]);

const atoms: ReadonlyMap<string, string> = new Map([
  ...memberSets,
  ['h', `[${BLANKS}]`],
  ['H', `[^${BLANKS}]`],
  ['v', `[${LINE_ENDS}]`],
  ['V', `[^${LINE_ENDS}]`],
  ['N', '[^\\n]'],
  ['R', `(?:\\r\\n|(?!\\r\\n)[${LINE_ENDS}])`],
]);

/** Escapes that take no text, so no quantifier may follow. */
const assertions: ReadonlyMap<string, string> = new Map([
  ['A', '^'],
  ['z', '$'],
  ['Z', '(?=\\n?$)'],
  ['b', '\\b'],
  ['B', '\\B'],
]);

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['e', 27],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
]);

const PROPERTY = /\\[pP](?:\{\^?[\w& ]*\}|[A-Z])/y;
const BEYOND_JAVASCRIPT = /\\[KGXC]/y;
const BEYOND_PCRE = /\\(?:[LlUu]|N\{(?!\d)|[pP](?!\{\^?[\w& ]*\}|[A-Z]))/y;
const SUBROUTINE = /\\g(?:<[\w+-]+>|'[\w+-]+')/y;
const NAMED_REFERENCE = /\\(?:k(?:<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'|\{([A-Za-z_]\w*)\})|g\{([A-Za-z_]\w*)\})/y;
const NUMBERED_REFERENCE = /\\g(?:\{([+-]?\d{1,5})\}|([+-]?\d{1,5}))/y;
const DIGITS = /\\([1-9]\d*)/y;
const BROKEN_CODE = /\\(?:x(?=\{)|o)/y;
const HEXADECIMAL = /\\x(?:\{([\da-fA-F]+)\}|(?!\{)([\da-fA-F]{0,2}))/y;
const OCTAL = /\\(?:o\{([0-7]+)\}|([0-7]{1,3}))/y;
const CONTROL = /\\c([ -~])/y;

/** Translates the escape that begins here, outside a class. */
export function translateEscape(scanner: PatternScanner): void {
  const letter = scanner.pattern.charAt(scanner.offset + 1);
  if (letter === '') return scanner.refuse('the backslash at the end protects nothing');
  if (letter === 'g' || letter === 'k') return translateReference(scanner);
  if (/[1-9]/.test(letter)) return translateDigits(scanner);
  if (translateForeign(scanner)) return;
  const source = assertions.get(letter) ?? atoms.get(letter);
  if (source === undefined) return scanner.emit(literal(readCharacter(scanner)));
  scanner.offset += 2;
  scanner.emit(source, !assertions.has(letter));
}

/** Moves over an escape that JavaScript or even PCRE does not have; false when there is none. */
export function translateForeign(scanner: PatternScanner): boolean {
  const column = scanner.column;
  const refused = scanner.take(BEYOND_PCRE);
  if (refused) scanner.refuse(`PCRE has no ${refused[0]}, which stands at column ${column}`);
  const property = scanner.take(PROPERTY);
  if (property) scanner.lack('a Unicode property');
  const special = scanner.take(BEYOND_JAVASCRIPT);
  if (special) scanner.lack(special[0]);
  const found = refused ?? property ?? special;
  if (found) scanner.emit('', !/[KG]/.test(found[0]));
  return found !== undefined;
}

function translateReference(scanner: PatternScanner): void {
  const column = scanner.column;
  if (scanner.take(SUBROUTINE)) return translateSubroutine(scanner);
  const [, ...names] = scanner.take(NAMED_REFERENCE) ?? [];
  const name = names.find((candidate) => candidate !== undefined);
  if (name !== undefined) return referByName(scanner, name, column);
  const [, braced, bare] = scanner.take(NUMBERED_REFERENCE) ?? [];
  const number = braced ?? bare;
  if (number === undefined) return scanner.refuse(`the reference at column ${column} names no group`);
  referByNumber(scanner, absolute(number, scanner.groups), column);
}

function translateSubroutine(scanner: PatternScanner): void {
  scanner.lack('a subroutine call');
  scanner.emit('');
}

/** `-1` is the group opened last, `+1` the next one. */
function absolute(number: string, groups: number): number {
  const value = Number(number);
  if (number.startsWith('+')) return groups + value;
  return value < 0 ? groups + 1 + value : value;
}

export function referByName(scanner: PatternScanner, name: string, column: number): void {
  scanner.refer(name, column);
  scanner.emit(`\\k<${name}>`);
}

function referByNumber(scanner: PatternScanner, number: number, column: number): void {
  scanner.refer(number, column);
  scanner.emit(`(?:\\${number})`);
}

/** `\1` to `\9` are references; a higher number is one when so many groups stand before it, or else an octal code. */
function translateDigits(scanner: PatternScanner): void {
  const { column, offset } = scanner;
  const number = Number(scanner.take(DIGITS)?.[1]);
  if (number < 10 || number <= scanner.groups) return referByNumber(scanner, number, column);
  scanner.offset = offset;
  scanner.emit(literal(readCharacter(scanner)));
}

/** The code of the one character that an escape stands for. Letters without a meaning stand for themselves. */
export function readCharacter(scanner: PatternScanner): number {
  const [, ...hexadecimal] = scanner.take(HEXADECIMAL) ?? [];
  if (hexadecimal.length > 0) return inPlane(scanner, Number.parseInt(hexadecimal.join('') || '0', 16));
  const [, ...octal] = scanner.take(OCTAL) ?? [];
  if (octal.length > 0) return inPlane(scanner, Number.parseInt(octal.join(''), 8));
  const column = scanner.column;
  if (scanner.take(BROKEN_CODE)) scanner.refuse(`the character code at column ${column} is no number`);
  const [, control] = scanner.take(CONTROL) ?? [];
  if (control !== undefined) return control.toUpperCase().charCodeAt(0) ^ 64;
  const letter = scanner.pattern.charAt(scanner.offset + 1);
  if (letter === 'c') scanner.refuse(`\\c at column ${column} needs a letter`);
  scanner.offset += 2;
  return controls.get(letter) ?? letter.charCodeAt(0);
}

function inPlane(scanner: PatternScanner, code: number): number {
  if (code > 0xffff) scanner.lack('a character above U+FFFF');
  return code;
}

/** A character as JavaScript takes it, inside a class and outside. */
export function literal(code: number): string {
  const character = String.fromCharCode(code);
  if (/[\dA-Za-z]/.test(character)) return character;
  if (/[ -~]/.test(character)) return `\\${character}`;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
