/** Which line of a pattern list takes a message. [G1§3.3.14; runtime 3] */
import { type PatternResultValue, type Value, findsIn } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import type { Block, Line } from '../project/whole.ts';
import type { MailMessage } from './message.ts';

/** The line that takes a message, and what it decides. */
export interface PatternMatch {
  readonly line: Line;
  readonly result: PatternResultValue;
}

/**
 * The first line of a list that takes a message; undefined when none does or there is no such list. A list in a list,
 * or one that is called, stands in the place of its line; where none of its lines takes the message, the next line is
 * asked. A list that was called before would say the same again, so it is asked once, which also ends calls in a circle.
 */
export function matchPatternList(model: Model, name: string, message: MailMessage): PatternMatch | undefined {
  const asked = new Set<Block>();
  const pending: Iterator<Line>[] = [linesOf(listsNamed(model, name), asked)];
  for (let lines = pending.at(-1); lines; lines = pending.at(-1)) {
    const { value: line, done } = lines.next();
    if (done) pending.pop();
    else if (takesMessage(line, message)) {
      const result = resultOf(line);
      if (line.block) pending.push(line.block.lines());
      else if (result?.callTo) pending.push(linesOf(listsNamed(model, result.callTo.name), asked));
      else if (result) return { line, result };
    }
  }
  return undefined;
}

/** All lines that a list may compare a message with, those of lists in it and of lists that it calls too. */
export function linesReached(model: Model, name: string): Line[] {
  const blocks = new Set(listsNamed(model, name));
  const lines: Line[] = [];
  for (const block of blocks) {
    for (const line of block.lines()) {
      lines.push(line);
      if (line.block) blocks.add(line.block);
      for (const called of listsNamed(model, resultOf(line)?.callTo?.name ?? '')) blocks.add(called);
    }
  }
  return lines;
}

function* linesOf(lists: readonly Block[], asked: Set<Block>): Generator<Line> {
  for (const list of lists) {
    if (asked.has(list)) continue;
    asked.add(list);
    yield* list.lines();
  }
}

function listsNamed({ symbols }: Model, name: string): Block[] {
  return symbols.defined('pattern-list', name).flatMap(({ item }) => (item.kind === 'block' ? [item] : []));
}

function resultOf(line: Line): PatternResultValue | undefined {
  const value = line.read?.arguments.at(-1)?.value;
  return value?.kind === 'pattern-result' ? value : undefined;
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

/** A pattern that cannot be run, or would take too long, finds nothing. */
function finds(pattern: Value | undefined, texts: readonly string[]): boolean {
  return pattern?.kind === 'regex' && texts.some((text) => findsIn(pattern, text) ?? false);
}
