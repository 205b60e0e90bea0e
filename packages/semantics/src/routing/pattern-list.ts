/** Which line of a pattern list takes a message. [G1§3.3.14; runtime 3] */
import type { PatternResultValue, RegexValue } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import type { Block, Line } from '../project/whole.ts';
import type { MailMessage } from './message.ts';

/** The line that takes a message, and what it decides. */
export interface PatternMatch {
  readonly line: Line;
  readonly result: PatternResultValue;
}

/** Lists that call each other without end are left after this many. */
const DEEPEST = 100;

/** The first line of a list that takes a message; undefined when none does or there is no such list. */
export function matchPatternList(model: Model, name: string, message: MailMessage): PatternMatch | undefined {
  const pending = listsNamed(model, name).flatMap((block) => [...block.lines()]);
  return firstMatch(model, pending, message, 0);
}

function firstMatch(
  model: Model,
  lines: readonly Line[],
  message: MailMessage,
  depth: number,
): PatternMatch | undefined {
  if (depth > DEEPEST) return undefined;
  for (const line of lines) {
    if (!takesMessage(line, message)) continue;
    const match = resultOf(model, line, message, depth);
    if (match) return match;
  }
  return undefined;
}

/** What a line that takes the message decides: itself, a list in it, or a list that it calls. */
function resultOf(model: Model, line: Line, message: MailMessage, depth: number): PatternMatch | undefined {
  if (line.block) return firstMatch(model, [...line.block.lines()], message, depth + 1);
  const result = line.read?.arguments.at(-1)?.value;
  if (result?.kind !== 'pattern-result') return undefined;
  if (!result.callTo) return { line, result };
  const called = listsNamed(model, result.callTo.name).flatMap((block) => [...block.lines()]);
  return firstMatch(model, called, message, depth + 1);
}

function takesMessage(line: Line, { from, recipients, headers }: MailMessage): boolean {
  switch (line.name) {
    case '*':
      return true;
    case 'mail-from':
      return finds(line.argument(0), [from]);
    case 'rcpt-to':
      return finds(line.argument(0), recipients);
    case 'header':
      return finds(line.argument(1), valuesOf(line, headers));
    default:
      return false;
  }
}

/** The text of a header with the blank before it and the line break behind it, as patterns see it. */
function valuesOf(line: Line, headers: MailMessage['headers']): string[] {
  const name = line.argument(0);
  const wanted = name?.kind === 'string' ? name.text.toLowerCase() : '';
  return headers.filter((header) => header.name.toLowerCase() === wanted).map(({ value }) => ` ${value}\r\n`);
}

function finds(pattern: RegexValue | { readonly kind: string } | undefined, texts: readonly string[]): boolean {
  return isRegex(pattern) && texts.some((text) => pattern.regex?.test(text) ?? false);
}

function isRegex(value: RegexValue | { readonly kind: string } | undefined): value is RegexValue {
  return value?.kind === 'regex';
}

function listsNamed({ symbols }: Model, name: string): Block[] {
  return symbols.defined('pattern-list', name).flatMap(({ item }) => (item.kind === 'block' ? [item] : []));
}
