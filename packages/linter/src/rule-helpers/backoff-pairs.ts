import type { Value } from '@pmtakit/grammar';
import { linesNamed, termsOf } from '@pmtakit/semantics';
import type { QueueView } from './queue-views.ts';

/**
 * Limits of normal mode with those that take their place in backoff mode, and with what limits the whole virtual MTA in
 * both. [G1§3.3.10.34, 38, 75, 84, §3.3.12; runtime 6, 8]
 */
export const backoffPairs = [
  { normal: 'max-msg-rate', backoff: 'backoff-max-msg-rate', ofVmta: 'max-smtp-msg-rate' },
  { normal: 'max-connect-rate', backoff: 'backoff-max-connect-rate', ofVmta: undefined },
  { normal: 'max-data-volume-rate', backoff: 'backoff-max-data-volume-rate', ofVmta: 'max-smtp-data-volume-rate' },
  { normal: 'max-smtp-out', backoff: 'backoff-max-smtp-out', ofVmta: 'max-smtp-out' },
] as const;

/** Events or bytes in a second, or a number of connections, to be compared with those of the same kind. */
export function speedOf(value: Value | undefined): number | undefined {
  switch (value?.kind) {
    case 'rate':
      return value.count / value.seconds;
    case 'data-rate':
      return value.bytes / value.seconds;
    case 'integer':
      return value.value;
    default:
      return undefined;
  }
}

/** What the limits around a queue leave it, whichever mode it is in. `Infinity` where there are none. */
export function speedAround(view: QueueView, ofVmta: string | undefined): number {
  if (ofVmta === undefined) return Infinity;
  const { model, queue } = view;
  const own = speedOf(model.virtualMta(queue.virtualMta).get(ofVmta)?.value) ?? Infinity;
  return ofVmta === 'max-smtp-out' ? Math.min(own, connectionsAround(view)) : own;
}

/** By the limits of the server and of source addresses. */
function connectionsAround({ model, queue }: QueueView): number {
  const ofServer = speedOf(model.server.get('total-max-smtp-out')?.value) ?? Infinity;
  if (linesNamed(model.whole, BY_ADDRESS).length === 0) return ofServer;
  const byAddress = termsOf(model, queue).find(({ directive }) => directive === BY_ADDRESS);
  return Math.min(ofServer, byAddress?.connections ?? Infinity);
}

const BY_ADDRESS = 'source-ip-max-smtp-out';
