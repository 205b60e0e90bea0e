import type { LineRange } from '@pmtakit/formatter';
import { UsageError } from '../exit-codes.ts';

/**
 * Lines as they are written on the command line: `3:7`, `3:`, `:7` or `3`.
 * @throws UsageError telling what is wrong
 */
export function parseLineRange(text: string): LineRange {
  const [, from = '', colon, to = ''] = /^(\d*)(:)?(\d*)$/.exec(text) ?? [];
  if (from === '' && to === '') throw new UsageError('Write L1:L2, L1:, :L2 or L, with numbers of lines.');
  const first = from === '' ? 1 : Number(from);
  const last = colon === undefined ? first : to === '' ? Number.POSITIVE_INFINITY : Number(to);
  if (first === 0 || last === 0) throw new UsageError('Lines are counted from 1.');
  if (first > last) throw new UsageError(`It starts behind its end; write ${last}:${first}.`);
  return { first, last };
}
