import type { Span } from '../../src/text/span.ts';
import { span } from './read-value.ts';

/** The raw form and the place that a part of the text given to `readValue` must have; `occurrence` counts from 0. */
export function pieceOf(text: string, raw: string, occurrence = 0): Span & { readonly raw: string } {
  let from = text.indexOf(raw);
  for (let count = 0; count < occurrence; count++) from = text.indexOf(raw, from + 1);
  return { raw, ...span(from, from + raw.length) };
}
