/** The variants of a sweep: `--set 'gmail.com max-msg-rate=100/h,200/h'` stands for two of them. */
import { UsageError } from '../exit-codes.ts';
import { type GivenSetting, settingsFrom } from './settings.ts';

export interface Variant {
  readonly name: string;
  readonly settings: readonly GivenSetting[];
}

/** So many runs nobody waits for. */
const MOST_VARIANTS = 1000;

/** Every value of each setting with every value of the others, those of the last one changing first. */
export function variantsOf(texts: readonly string[] = []): Variant[] {
  if (texts.length === 0)
    throw new UsageError("name what is to vary, as in --set 'gmail.com max-msg-rate=100/h,200/h'");
  const choices = settingsFrom(texts).map(valuesOf);
  const count = choices.reduce((product, { length }) => product * length, 1);
  if (count > MOST_VARIANTS)
    throw new UsageError(`these are ${count} variants; at most ${MOST_VARIANTS} are run at once`);
  const combined = choices.reduce<readonly (readonly GivenSetting[])[]>(
    (before, values) => before.flatMap((some) => values.map((one) => [...some, one])),
    [[]],
  );
  return combined.map((settings) => ({ name: settings.map(({ text }) => text).join(', '), settings }));
}

/** Values that have commas themselves, such as those of `retry-after`, are set apart by semicolons. */
function valuesOf(setting: GivenSetting): GivenSetting[] {
  const { value, domain = '', virtualMta, directive } = setting;
  const values = value.split(value.includes(';') ? ';' : ',').map((one) => one.trim());
  if (values.includes('')) throw new UsageError(`--set '${setting.text}': a value is empty`);
  const where = virtualMta === undefined ? domain : `${domain}/${virtualMta}`;
  return [...new Set(values)].map((one) => ({
    ...setting,
    value: one,
    text: `${where}${where === '' ? '' : ' '}${directive}=${one}`,
  }));
}
