/** Reads how long a connection that submits a message lasts: `3s`, `{ mean: 3s }`, `{ from: 1s, to: 5s }`. */
import type { Latency } from '../receivers/model.ts';
import { sessionKeys } from './keys.ts';
import type { Place } from './place.ts';

export function readSession(place: Place): Latency {
  if (!place.isMap) return { kind: 'fixed', time: place.interval() };
  const members = place.members(sessionKeys);
  const mean = members.read('mean', (one) => one.interval());
  const from = members.read('from', (one) => one.duration());
  const to = members.read('to', (one) => one.interval());
  if (mean !== undefined && from === undefined && to === undefined) return { kind: 'exponential', mean };
  if (mean !== undefined || from === undefined || to === undefined)
    return place.fail('needs either mean, or from and to');
  return from > to ? place.fail('from is longer than to; swap them') : { kind: 'uniform', from, to };
}
