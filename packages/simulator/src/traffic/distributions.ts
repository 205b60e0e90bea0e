/** Numbers that vary from message to message, each the same for the same chances. */
import type { Distribution } from './stream-spec.ts';

/** Between 0 and 1, for what it is drawn for. */
export type Chance = (purpose: number) => number;

/** @param purpose what chances are drawn for; the number behind it is used too */
export function drawOf(distribution: Distribution, purpose: number): (chance: Chance) => number {
  switch (distribution.kind) {
    case 'fixed':
      return () => distribution.value;
    case 'uniform': {
      const { least, most } = distribution;
      return (chance) => least + Math.floor(chance(purpose) * (most - least + 1));
    }
    case 'lognormal': {
      const { median, sigma, most } = distribution;
      return (chance) => clamped(median * Math.exp(sigma * normal(chance(purpose), chance(purpose + 1))), most);
    }
  }
}

/** What they are on average; very large ones of a lognormal distribution count in full, though they are cut. */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return (distribution.least + distribution.most) / 2;
    case 'lognormal':
      return Math.max(1, Math.min(distribution.most, distribution.median * Math.exp(distribution.sigma ** 2 / 2)));
  }
}

/** A normally distributed number, after Box and Muller. A chance may be 0, of which there is no logarithm. */
function normal(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
}

function clamped(value: number, most: number): number {
  return Math.max(1, Math.min(most, Math.round(value)));
}
