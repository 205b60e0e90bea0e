/** The two things beside blank space that a user may want alike: the case of names, and how switches are spelled. */
import { type ValueResult, catalogue, isDirectiveKnown } from '@pmtakit/grammar';
import type { FormatOptions } from './options.ts';

type SpellingOptions = Pick<FormatOptions, 'keywordCase' | 'booleans'>;

/** The name of a directive as chosen. Names that nobody knows keep their case. */
export function directiveName(raw: string, { keywordCase }: SpellingOptions): string {
  return keywordCase === 'lower' ? lowerIf(raw, () => isDirectiveKnown(raw)) : raw;
}

/** The same for the name in a tag. */
export function sectionName(raw: string, { keywordCase }: SpellingOptions): string {
  return keywordCase === 'lower' ? lowerIf(raw, () => catalogue().section(raw) !== undefined) : raw;
}

/** The cheap question first: most names are in lower case, and the catalogue takes time to load. */
function lowerIf(raw: string, isKnown: () => boolean): string {
  const lower = raw.toLowerCase();
  return lower !== raw && isKnown() ? lower : raw;
}

/** Whether a line may hold a switch whose spelling is chosen. */
export function maySpell(raw: string, { booleans }: SpellingOptions): boolean {
  return booleans !== 'keep' && /yes|no|true|false/i.test(raw);
}

/** A value as chosen. Only what PowerMTA reads as a switch changes; quotes stay. */
export function valueText(raw: string, value: ValueResult, { booleans }: SpellingOptions): string {
  if (booleans === 'keep' || value.kind !== 'boolean') return raw;
  const [yes, no] = booleans === 'yes-no' ? ['yes', 'no'] : ['true', 'false'];
  return raw.replace(/^("?)[a-z]+("?)$/i, `$1${value.value ? yes : no}$2`);
}
