import { linesIn } from '../project/find.ts';
import type { AcctFile } from '../model/acct-files.ts';

/**
 * The types of records that an accounting file holds. Of several `records` lines nobody knows which one counts, so all
 * do. Undefined while one of them is wrong.
 */
export function recordTypesOf({ block, settings }: AcctFile): readonly string[] | undefined {
  const lines = linesIn(block, 'records');
  if (lines.some(({ isValid }) => !isValid)) return undefined;
  const values = lines.length > 0 ? lines.map((line) => line.argument(0)) : [settings.get('records')?.value];
  return values.flatMap((value) => (value?.kind === 'record-types' ? value.items.map(({ name }) => name) : []));
}
