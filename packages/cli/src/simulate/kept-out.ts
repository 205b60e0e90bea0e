/** Mail that does not come in is not simulated at all, which is hardly what was meant. */
import { type Result, waitingCount } from '@pmtakit/simulator';

/** How much it was, with the most frequent reason; nothing when all came in. */
export function keptOutTexts(result: Result): string[] {
  const { total, refusals, waiting } = result;
  const waits = waitingCount(result);
  const all = total.injected + total.refused + waits;
  const clients = waiting.reduce((sum, one) => sum + one.clients, 0);
  return [
    ...(total.refused > 0 ? [`${total.refused} of ${all} recipients were not taken in; ${reasonText(refusals)}`] : []),
    ...(waits > 0
      ? [
          `${waits} of ${all} recipients did not come in, ${clients} clients still waited for a connection; ${reasonText(waiting)}`,
        ]
      : []),
  ];
}

function reasonText([first, ...others]: Result['refusals']): string {
  const more = others.length > 0 ? `; ${others.length} more reasons are in the answer` : '';
  return `of ${first?.streams[0]?.name}, ${first?.reason}${more}`;
}
