/**
 * Random numbers that depend on what they are for and on nothing else: the same message meets the same luck under another
 * configuration, so that two runs differ only by what the configurations do.
 */

/** Between 0 and 1, the same for the same numbers. All are whole numbers below 2^53; `purpose` below 2^32. */
export function chance(seed: number, stream: number, number: number, purpose: number): number {
  const hash = mixed(hashOf(seed, stream, number), purpose);
  // 32 bits are too coarse for the tails of a distribution.
  const more = mixed(hash, 0x9e37_79b9);
  return ((hash >>> 5) * 67_108_864 + (more >>> 6)) / 9_007_199_254_740_992;
}

/** What was asked for last: mostly there are several purposes, one after the other. */
const last = { seed: -1, stream: -1, number: -1, hash: 0 };

function hashOf(seed: number, stream: number, number: number): number {
  if (number === last.number && stream === last.stream && seed === last.seed) return last.hash;
  last.seed = seed;
  last.stream = stream;
  last.number = number;
  const hash = mixed(mixed(seed, stream), number);
  return (last.hash = mixed(hash, Math.floor(number / TWO_TO_32)));
}

const TWO_TO_32 = 4_294_967_296;

/** One round of a hash with good avalanche: the finalizer of MurmurHash3 over both numbers. */
function mixed(hash: number, value: number): number {
  let mix = Math.imul(hash ^ value, 0x85eb_ca6b);
  mix = Math.imul(mix ^ (mix >>> 13) ^ (hash << 7), 0xc2b2_ae35);
  return ((mix ^ (mix >>> 16)) + 0x6d2b_79f5) | 0;
}
