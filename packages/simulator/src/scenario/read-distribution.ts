/** Reads numbers that vary: `50K`, `{ uniform: [10K, 90K] }`, `{ lognormal: { median: 40K, sigma: 0.8 } }`. */
import type { Distribution } from '../traffic/stream-spec.ts';
import { distributionKeys, lognormalKeys } from './keys.ts';
import type { Place } from './place.ts';

const LARGEST_SIZE = 2 ** 31;
/** Above it a median of 1 byte gives sizes that no message has. */
const LARGEST_SIGMA = 5;
/** As many as one transaction of SMTP has to take are 100; nobody sends a thousand times more. */
const MOST_RECIPIENTS = 100_000;

export function readBytes(place: Place): Distribution {
  const size = (one: Place): number => one.size();
  if (!place.isMap) return { kind: 'fixed', value: size(place) };
  const members = place.members(distributionKeys);
  const uniform = members.get('uniform');
  const lognormal = members.get('lognormal');
  if (Boolean(uniform) === Boolean(lognormal)) return place.fail('needs either uniform or lognormal');
  return uniform ? readUniform(uniform, size) : readLognormal(lognormal ?? place);
}

export function readRecipientCount(place: Place): Distribution {
  const count = (one: Place): number => one.wholeNumber(1, MOST_RECIPIENTS);
  if (!place.isMap) return { kind: 'fixed', value: count(place) };
  const uniform = place.members(['uniform'] as const).get('uniform');
  return uniform ? readUniform(uniform, count) : place.fail('needs uniform, such as { uniform: [1, 5] }');
}

function readUniform(place: Place, read: (place: Place) => number): Distribution {
  const [from, to, more] = place.items('the least and the most, such as [1, 5]');
  if (!from || !to || more) return place.fail('expected two numbers, the least and the most, such as [1, 5]');
  const least = read(from);
  const most = read(to);
  if (least > most) return place.fail('the first number is above the second; swap them');
  return { kind: 'uniform', least, most };
}

function readLognormal(place: Place): Distribution {
  const members = place.members(lognormalKeys);
  const median = members.required('median', (one) => one.size(), 'median: 40K');
  const sigma = members.required('sigma', readSigma, 'sigma: 0.8');
  const most = members.read('most', (one) => one.size()) ?? LARGEST_SIZE;
  if (most < median) return place.fail('most is below median; give a larger one');
  return { kind: 'lognormal', median, sigma, most };
}

function readSigma(place: Place): number {
  return place.number(`a number from 0 to ${LARGEST_SIGMA}, the spread of the logarithm`, 0, LARGEST_SIGMA);
}
