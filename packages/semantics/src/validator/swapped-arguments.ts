import { type Fix, type ReadArguments, type Span, catalogue, parseCidr, readArguments } from '@pmtakit/grammar';
import { isUnfilled } from './placeholders.ts';

/** Two arguments in the wrong order. */
export interface Swap {
  readonly span: Span;
  /** As they should be. */
  readonly text: string;
  readonly fix: Fix;
}

/** Lines that take an address and then a host name; generators write them the other way round. [G1§3.3.1.16] */
const addressFirst = new Set(['smtp-source-host', 'auto-cold-virtual-mta']);

/** Finds a host name that stands before its address, where the line is right once they are swapped. */
export function swappedArguments(
  name: string,
  scope: string,
  { arguments: read, extra }: ReadArguments,
): Swap | undefined {
  const [first, second] = read.map(({ value }) => value);
  if (!addressFirst.has(name) || extra || first?.kind !== 'error' || !second || !('raw' in second)) return undefined;
  if (!parseCidr(second.raw) || read.some(isUnfilled)) return undefined;
  const text = `${second.raw} ${first.raw}`;
  const row = catalogue().directive(scope, name);
  const swapped = row && readArguments(text, { start: 0, end: text.length }, row).arguments;
  if (!swapped || swapped.some(({ value }) => value.kind === 'error')) return undefined;
  const span = { start: first.start, end: second.end };
  // What it does then is up to PowerMTA, which refused the line before.
  return { span, text, fix: { title: `write ${text}`, safe: false, edits: [{ span, newText: text }] } };
}
