/** How a client counts and edits, written without the code that is tested. */
import type { PositionEncoding } from '@pmtakit/language-service';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';

export const encodings: readonly PositionEncoding[] = ['utf-16', 'utf-8'];

/** A text with edits that all are about the text as it is. @throws when two of them overlap or one is outside the text */
export function edited(text: string, edits: readonly TextEdit[], encoding: PositionEncoding): string {
  const starts = lineStarts(text);
  const offsetAt = ({ line, character }: Position): number => {
    // Clients take the line behind the last one for the end of the text.
    if (line === starts.length && character === 0) return text.length;
    const start = starts[line];
    if (start === undefined) throw new RangeError(`there is no line ${line}`);
    const content = text.slice(start, starts[line + 1] ?? text.length).replace(/[\r\n]+$/, '');
    return start + units(content, character, encoding);
  };
  const spans = edits.map(({ range, newText }) => ({
    start: offsetAt(range.start),
    end: offsetAt(range.end),
    newText,
  }));
  let result = '';
  let done = 0;
  for (const { start, end, newText } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < done || end < start) throw new RangeError(`an edit starts at ${start}, before ${done}`);
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}

/** The place of an offset, which is not inside a line break. */
export function positionOf(text: string, offset: number, encoding: PositionEncoding): Position {
  const starts = lineStarts(text);
  const line = starts.findLastIndex((start) => start <= offset);
  const before = text.slice(starts[line], offset);
  return { line, character: encoding === 'utf-8' ? Buffer.byteLength(before) : before.length };
}

export function rangeOf(text: string, start: number, end: number, encoding: PositionEncoding): Range {
  return { start: positionOf(text, start, encoding), end: positionOf(text, end, encoding) };
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: lineBreak }) => index + lineBreak.length)];
}

function units(content: string, character: number, encoding: PositionEncoding): number {
  const length = encoding === 'utf-8' ? Buffer.byteLength(content) : content.length;
  if (character > length) throw new RangeError(`column ${character} of a line with ${length}`);
  return encoding === 'utf-8' ? Buffer.from(content).subarray(0, character).toString().length : character;
}
