import type { Assumptions } from './assumptions.ts';

/** The virtual MTA of mail for which none is chosen. */
export const DEFAULT_VMTA = '{default}';

/** What two spellings of one name have in common. */
export function nameKey(name: string, assumptions: Assumptions): string {
  return assumptions['name-case'] === 'ignored' ? name.toLowerCase() : name;
}
