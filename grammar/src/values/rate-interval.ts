/** The part of a rate behind the slash: `h`, `15m`, `day`. */

const unitSeconds: ReadonlyMap<string, number> = new Map([
  ['d', 86_400],
  ['day', 86_400],
  ['h', 3_600],
  ['hr', 3_600],
  ['m', 60],
  ['min', 60],
  ['s', 1],
  ['sec', 1],
]);

/** Units of other programs, with the multiple and the letter that are meant. */
const otherUnits: ReadonlyMap<string, readonly [number, string]> = new Map([
  ['w', [7, 'd']],
  ['week', [7, 'd']],
  ['weeks', [7, 'd']],
  ['days', [1, 'd']],
  ['hour', [1, 'h']],
  ['hours', [1, 'h']],
  ['hrs', [1, 'h']],
  ['minute', [1, 'm']],
  ['minutes', [1, 'm']],
  ['mins', [1, 'm']],
  ['second', [1, 's']],
  ['seconds', [1, 's']],
  ['secs', [1, 's']],
]);

/** A rate in its two parts; without a slash the interval is missing. */
export interface RateParts {
  readonly amount: string;
  readonly interval: string | undefined;
}

export function splitRate(text: string): RateParts {
  const slash = text.indexOf('/');
  if (slash === -1) return { amount: text, interval: undefined };
  return { amount: text.slice(0, slash), interval: text.slice(slash + 1) };
}

/** Both words switch a limit off. [G1 3.3.10.33, 3.3.10.37] */
export function isNoLimit(text: string): boolean {
  return text === '0' || text.toLowerCase() === 'unlimited';
}

/** Seconds of an interval, more than 0, or undefined. [G1 3.3.10.33] */
export function parseRateInterval(text: string | undefined): number | undefined {
  const [multiple, unit] = multipleAndUnit(text);
  return multiple * (unitSeconds.get(unit) ?? 0) || undefined;
}

/** The interval that is meant, in the spelling of PowerMTA; undefined when that is not plain. */
export function correctRateInterval(text: string | undefined): string | undefined {
  if (parseRateInterval(text)) return text;
  const [multiple, unit] = multipleAndUnit(text);
  const [factor = 0, letter = ''] = otherUnits.get(unit) ?? [];
  const product = multiple * factor;
  if (!product) return undefined;
  return product === 1 ? letter : `${product}${letter}`;
}

function multipleAndUnit(text = ''): [number, string] {
  const [, multiple, unit = ''] = /^(\d{0,9})([a-z]+)$/i.exec(text) ?? [];
  return [Number(multiple || 1), unit.toLowerCase()];
}
