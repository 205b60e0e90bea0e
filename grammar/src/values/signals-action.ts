import type { Reader } from './reader.ts';
import { readSwitch } from './signals-switch.ts';
import type { SignalsSwitchValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const words: ReadonlyMap<string, boolean> = new Map([
  ['enable-signals', true],
  ['disable-signals', false],
]);

/** What a signals filter decides for a domain. [G1 10.1.4.3.1] */
export const signalsActionType: ValueType<SignalsSwitchValue> = {
  expected: () => 'enable-signals, enable-signals,subaccount=N or disable-signals',

  read(reader: Reader): SignalsSwitchValue | ValueError {
    return readSwitch(reader, words, this.expected({}));
  },
};
