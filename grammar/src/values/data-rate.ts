import { type Reader, unquote, valueError } from './reader.ts';
import { correctRateInterval, isNoLimit, parseRateInterval, splitRate } from './rate-interval.ts';
import { correctSize, parseSize } from './size.ts';
import type { DataRateValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** Bytes and the seconds they are counted in, or undefined. No limit is infinitely many bytes in one second. */
export function parseDataRate(text: string): Pick<DataRateValue, 'bytes' | 'seconds'> | undefined {
  if (isNoLimit(text)) return { bytes: Infinity, seconds: 1 };
  const { amount, interval } = splitRate(text);
  const bytes = parseSize(amount);
  const seconds = parseRateInterval(interval);
  return bytes && seconds ? { bytes, seconds } : undefined;
}

/** A size and an interval, `500M/h` or `10k/5s`; `0` and `unlimited` for no limit. [G1 3.3.10.37] */
export const dataRateType: ValueType<DataRateValue> = {
  expected: () => 'a data rate such as 500M/h or 10K/5s, or unlimited',

  read(reader: Reader): DataRateValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    const rate = parseDataRate(text);
    return rate ? { kind: 'data-rate', ...rate, ...word } : notADataRate(word, text);
  },
};

function notADataRate(word: Scalar, text: string): ValueError {
  const replacement = correctDataRate(text);
  const problem = replacement ? `is written ${replacement}` : whyNoDataRate(text);
  return valueError(word, `${word.raw} ${problem}`, dataRateType.expected({}), replacement);
}

function correctDataRate(text: string): string | undefined {
  const { amount, interval } = splitRate(text);
  const size = correctSize(amount) ?? amount;
  const corrected = correctRateInterval(interval);
  return corrected && parseSize(size) ? `${size}/${corrected}` : undefined;
}

function whyNoDataRate(text: string): string {
  const { amount, interval } = splitRate(text);
  const bytes = parseSize(correctSize(amount) ?? amount);
  if (bytes !== undefined && !interval) return 'does not say in which time';
  if (bytes === 0) return 'allows nothing; for no limit write 0 or unlimited alone';
  return amount === '' ? 'lacks the size before the slash' : 'is no data rate';
}
