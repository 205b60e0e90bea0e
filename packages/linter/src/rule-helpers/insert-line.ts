import { type Fix, blanksStart, isLineBreak } from '@pmtakit/grammar';
import type { Line } from '@pmtakit/semantics';

/** A new line of the same section before another one. It changes what PowerMTA does, so it is offered only. */
export function insertBefore({ file: { text }, span: { start } }: Line, added: string): Fix | undefined {
  const indent = blanksStart(text, 0, start);
  if (indent > 0 && !isLineBreak(text.charCodeAt(indent - 1))) return undefined;
  const lineBreak = text[indent - 1] === '\n' && text[indent - 2] === '\r' ? '\r\n' : (text[indent - 1] ?? '\n');
  const newText = `${added}${lineBreak}${text.slice(indent, start)}`;
  return { title: `add ${added}`, safe: false, edits: [{ span: { start, end: start }, newText }] };
}
