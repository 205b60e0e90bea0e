/** Mail that does not come in is not simulated at all, which is hardly what was meant. */
import type { Result } from '@pmtakit/simulator';

/** How much it was, with the most frequent reason; nothing when all came in. */
export function keptOutTexts({ total, refusals, waiting }: Result): string[] {
  const waits = sumOf(waiting.map(({ count }) => count));
  const all = total.injected + total.refused + waits;
  const clients = sumOf(waiting.map((one) => one.clients));
  return [
    ...(total.refused > 0 ? [`${total.refused} of ${all} recipients were not taken in; ${reasonText(refusals)}`] : []),
    ...(waits > 0
      ? [
          `${waits} of ${all} recipients did not come in, ${clients} clients still waited for a connection; ${reasonText(waiting)}`,
        ]
      : []),
  ];
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function reasonText([first, ...others]: Result['refusals']): string {
  const more = others.length > 0 ? `; ${others.length} more reasons are in the answer` : '';
  return `of ${first?.streams[0]?.name}, ${first?.reason}${more}`;
}
