import { type Reader, unquote, valueError } from './reader.ts';
import { correctRateInterval, isNoLimit, parseRateInterval, splitRate } from './rate-interval.ts';
import type { RateValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';
import { parseWholeNumber } from './whole-number.ts';

/** Events and the seconds they are counted in, or undefined. No limit is an infinite count in one second. */
export function parseRate(text: string): Pick<RateValue, 'count' | 'seconds'> | undefined {
  if (isNoLimit(text)) return { count: Infinity, seconds: 1 };
  const { amount, interval } = splitRate(text);
  const count = parseWholeNumber(amount);
  const seconds = parseRateInterval(interval);
  return count && seconds ? { count, seconds } : undefined;
}

/** A number and an interval, `100/h` or `100/15m`; `0` and `unlimited` for no limit. [G1 3.3.10.33] */
export const rateType: ValueType<RateValue> = {
  expected: () => 'a rate such as 500/h or 100/15m, or unlimited',

  read(reader: Reader): RateValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    const rate = parseRate(text);
    return rate ? { kind: 'rate', ...rate, ...word } : notARate(word, text);
  },
};

function notARate(word: Scalar, text: string): ValueError {
  const replacement = correctRate(text);
  const problem = replacement ? `is written ${replacement}` : whyNoRate(text);
  return valueError(word, `${word.raw} ${problem}`, rateType.expected({}), replacement);
}

function correctRate(text: string): string | undefined {
  const { amount, interval } = splitRate(text);
  const corrected = correctRateInterval(interval);
  return corrected && parseWholeNumber(amount) ? `${amount}/${corrected}` : undefined;
}

function whyNoRate(text: string): string {
  const { amount, interval } = splitRate(text);
  const count = parseWholeNumber(amount);
  if (count !== undefined && !interval) return 'does not say in which time';
  if (count === 0) return 'allows nothing; for no limit write 0 or unlimited alone';
  return amount === '' ? 'lacks the number before the slash' : 'is no rate';
}
