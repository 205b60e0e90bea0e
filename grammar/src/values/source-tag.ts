import { readCidr } from './cidr.ts';
import { type Reader, unquote } from './reader.ts';
import type { SourceTagValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** Addresses that clients come from, or a name that listeners and users refer to, braces or not. [G1 3.3.7] */
export const sourceTagType: ValueType<SourceTagValue> = {
  expected: () => 'an IP address, a network such as 10/8 or a name such as {auth}',

  read(reader: Reader): SourceTagValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    if (!looksLikeAddress(text)) return { kind: 'source-tag', network: undefined, name: text, ...word };
    const network = readCidr(word);
    if (network.kind === 'error') return { ...network, expected: this.expected({}) };
    return { kind: 'source-tag', network, name: undefined, ...word };
  },
};

/** A number alone may be a name. */
function looksLikeAddress(text: string): boolean {
  return /^[\da-f.:/]+$/i.test(text) && (text.includes(':') || (/[./]/.test(text) && !/[a-f]/i.test(text)));
}
