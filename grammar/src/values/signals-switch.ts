import { type Reader, unquote, valueError } from './reader.ts';
import type { Scalar, SignalsSwitchValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

/** true, which may name a subaccount, or false. [G1 10.1.4] */
export const signalsSwitchType: ValueType<SignalsSwitchValue> = {
  expected: () => 'true, true,subaccount=N or false',

  read(reader: Reader): SignalsSwitchValue | ValueError {
    return readSwitch(reader, words, this.expected({}));
  },
};

/** Reads one of some words, and behind those that mean yes `,subaccount=N`. */
export function readSwitch(
  reader: Reader,
  known: ReadonlyMap<string, boolean>,
  expected: string,
): SignalsSwitchValue | ValueError {
  const start = reader.offset;
  const first = reader.word();
  if (first.raw.endsWith(',') && !reader.atEnd) return splitByBlank(first, reader, start, expected);
  const [switched = '', ...options] = unquote(first.raw).toLowerCase().split(',');
  const enabled = known.get(switched);
  if (enabled === undefined) return valueError(first, `${first.raw} is not possible here`, expected);
  if (options.length === 0) return { kind: 'signals-switch', enabled, subaccount: undefined, ...first };
  const subaccount = /^subaccount=(\d{1,15})$/.exec(options.join())?.[1];
  if (subaccount === undefined) return valueError(first, 'only subaccount=N can stand behind the comma', expected);
  if (!enabled) return valueError(first, `${switched} takes no subaccount`, expected, switched);
  return { kind: 'signals-switch', enabled, subaccount: Number(subaccount), ...first };
}

function splitByBlank(first: Scalar, reader: Reader, start: number, expected: string): ValueError {
  const second = reader.word();
  const piece = { raw: reader.text.slice(start, second.end), start, end: second.end };
  return valueError(piece, 'a blank stands behind the comma', expected, first.raw + second.raw);
}
