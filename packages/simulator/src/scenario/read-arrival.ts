/** Reads when the messages of a stream come. */
import type { Arrival } from '../traffic/stream-spec.ts';
import { arrivalKeys, arrivalWords, batchKeys, rampKeys } from './keys.ts';
import type { Place } from './place.ts';

const HOURS = 24;
const MOST_IN_BATCH = 1e10;

export function readArrival(place: Place): Arrival {
  if (!place.isMap) return simple(place.oneOf(arrivalWords, 'arrival'));
  const members = place.members(arrivalKeys);
  const [key, more] = arrivalKeys.filter((one) => members.get(one));
  const said = key && members.get(key);
  if (!said || more) return place.fail(`needs one of ${arrivalKeys.join(', ')}`);
  if (key === 'batch') return readBatch(said);
  return key === 'hourly' ? readHourly(said) : readRamp(said);
}

function simple(kind: (typeof arrivalWords)[number]): Arrival {
  return kind === 'batch' ? { kind, size: Infinity, every: 0 } : { kind };
}

function readBatch(place: Place): Arrival {
  const members = place.members(batchKeys, 'a batch with size and every');
  const size = members.required('size', (one) => one.wholeNumber(1, MOST_IN_BATCH), 'size: 10000');
  const every = members.required('every', (one) => one.interval(), 'every: 1h');
  return { kind: 'batch', size, every };
}

function readHourly(place: Place): Arrival {
  const expected = `a list of ${HOURS} weights, one for each hour from midnight on`;
  const places = place.items(expected);
  if (places.length !== HOURS) return place.fail(`expected ${expected}, not ${places.length}`);
  const weights = places.map(readWeight);
  return weights.some((weight) => weight > 0)
    ? { kind: 'hourly', weights }
    : place.fail('has only zeros, so no message could ever come; give at least one hour a weight');
}

function readRamp(place: Place): Arrival {
  const members = place.members(rampKeys, 'a ramp with from and to');
  const from = members.required('from', readWeight, 'from: 1');
  const to = members.required('to', readWeight, 'to: 10');
  return from + to > 0 ? { kind: 'ramp', from, to } : place.fail('goes from 0 to 0, so no message could ever come');
}

/** Larger ones add up to what is no number any more. */
const LARGEST_WEIGHT = 1e15;

export function readWeight(place: Place): number {
  return place.number(`a weight: a number from 0 to ${LARGEST_WEIGHT}`, 0, LARGEST_WEIGHT);
}
