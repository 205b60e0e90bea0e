import type { Result } from '@pmtakit/simulator';
import { exitCodes } from '../exit-codes.ts';

/** What shells say of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/** 1 when a threshold was not kept to. */
export function exitCodeOf({ ended, thresholds }: Result): number {
  if (ended === 'interrupted') return INTERRUPTED;
  return thresholds.every(({ passed }) => passed) ? exitCodes.clean : exitCodes.findings;
}
