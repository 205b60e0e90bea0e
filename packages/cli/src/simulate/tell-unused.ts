/** What a scenario says about mail that there was none of, on standard error. */
import { printable } from '@pmtakit/linter';
import type { Result } from '@pmtakit/simulator';

/** @param results of the same scenario; told is what no mail met in any of them */
export function tellUnused(name: string, [first, ...others]: readonly Result[]): void {
  const isInAll = (text: string): boolean => others.every(({ unused }) => unused.includes(text));
  for (const text of first?.unused.filter(isInAll) ?? []) console.error(`${name}: ${printable(text)}`);
}
