import { literal, memberSets, readCharacter, translateForeign } from './pcre-escape.ts';
import type { PatternScanner } from './pcre-scanner.ts';

const posixClasses: ReadonlyMap<string, string> = new Map([
  ['alnum', 'A-Za-z0-9'],
  ['alpha', 'A-Za-z'],
  ['ascii', '\\x00-\\x7F'],
  ['blank', ' \\t'],
  ['cntrl', '\\x00-\\x1F\\x7F'],
  ['digit', '0-9'],
  ['graph', '!-~'],
  ['lower', 'a-z'],
  ['print', ' -~'],
  ['punct', '!-\\/:-@\\[-`{-~'],
  ['space', '\\t-\\r '],
  ['upper', 'A-Z'],
  ['word', '\\w'],
  ['xdigit', '0-9A-Fa-f'],
  ['^digit', '\\D'],
  ['^space', '\\S'],
  ['^word', '\\W'],
]);

const POSIX_CLASS = /\[([:.=])([\w^ ]{0,20})\1\]/y;
const OPENING = /\[\^?\]?/y;
const HYPHEN = /-(?=[^\]])/y;
const HYPHEN_CODE = 45;
const BACKSPACE = 8;

/** Translates the class that begins here. A `]` right behind the opening is a member. */
export function translateClass(scanner: PatternScanner): void {
  const column = scanner.column;
  const posix = scanner.take(POSIX_CLASS);
  if (posix) return scanner.refuse(`${posix[0]} at column ${column} stands inside a class only: [${posix[0]}]`);
  const opening = scanner.take(OPENING)?.[0] ?? '';
  scanner.output += opening.replace(']', '');
  if (opening.endsWith(']')) scanner.offset--;
  for (let first = opening.endsWith(']'); !scanner.atEnd; first = false) {
    scanner.skipQuoteMarks();
    if (scanner.character === ']' && !first && !scanner.quoted) {
      scanner.offset++;
      return scanner.emit(']');
    }
    translateMember(scanner);
  }
  scanner.refuse(`the bracket at column ${column} is never closed`);
}

/** A character, a set of characters, or a range. */
function translateMember(scanner: PatternScanner): void {
  const start = scanner.offset;
  const low = readMember(scanner);
  scanner.skipQuoteMarks();
  if (typeof low === 'string' || scanner.quoted || !scanner.take(HYPHEN)) {
    scanner.output += source(low);
    return;
  }
  scanner.skipQuoteMarks();
  const high = readMember(scanner);
  if (typeof high === 'string') {
    scanner.output += source(low) + source(HYPHEN_CODE) + source(high);
    return;
  }
  const range = scanner.pattern.slice(start, scanner.offset);
  if (low > high) scanner.refuse(`the range ${range} at column ${start + 1} runs backwards`);
  scanner.output += `${source(low)}-${source(high)}`;
}

function source(member: number | string): string {
  return typeof member === 'number' ? literal(member) : member;
}

/** The code of a character, or the source of a set. */
function readMember(scanner: PatternScanner): number | string {
  if (scanner.quoted) return readPlain(scanner);
  const column = scanner.column;
  const posix = scanner.take(POSIX_CLASS);
  if (posix) return posixMembers(scanner, posix, column);
  return scanner.character === '\\' ? readEscaped(scanner) : readPlain(scanner);
}

function readPlain(scanner: PatternScanner): number {
  const code = scanner.pattern.charCodeAt(scanner.offset++);
  if (code >= 0xd800 && code <= 0xdfff) scanner.lack('a class with a character above U+FFFF');
  return code;
}

function posixMembers(scanner: PatternScanner, [whole, mark, name = '']: RegExpExecArray, column: number): string {
  const known = mark === ':' && posixClasses.has(name.replace('^', ''));
  if (!known) scanner.refuse(`${whole} at column ${column} is no POSIX class`);
  const members = posixClasses.get(name);
  if (members === undefined) scanner.lack('a negated POSIX class');
  return members ?? '';
}

function readEscaped(scanner: PatternScanner): number | string {
  const letter = scanner.pattern.charAt(scanner.offset + 1);
  if (letter === '') scanner.refuse('the backslash at the end protects nothing');
  if (translateForeign(scanner)) return '';
  if (letter === 'N') scanner.refuse(`\\N at column ${scanner.column} stands in a class`);
  if (letter === 'H' || letter === 'V') scanner.lack(`\\${letter} in a class`);
  const set = memberSets.get(letter);
  if (set === undefined && letter !== 'b') return readCharacter(scanner);
  scanner.offset += 2;
  return set ?? BACKSPACE;
}
