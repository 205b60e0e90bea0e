import { domainNameProblem } from './domain-name.ts';
import { parseAddressLiteral, parseIp } from './ip.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { HostValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** A host name as {@link normalHost} spells it, or undefined. Working files name hosts by address too. */
export function parseHost(text: string): string | undefined {
  return hostProblem(text) === undefined ? normalHost(text) : undefined;
}

/** The spelling by which host names are compared: lower case, no final dot. */
export function normalHost(text: string): string {
  return text.toLowerCase().replace(/\.$/, '');
}

/** Why a text names no host, to be put behind the text. */
export function hostProblem(text: string): string | undefined {
  if (parseIp(text) || parseAddressLiteral(text)) return undefined;
  const name = text.endsWith('.') ? text.slice(0, -1) : text;
  if (/^[\d.]+$/.test(name) && name.includes('.')) return 'is no IP address';
  return domainNameProblem(name);
}

/** A name of letters, digits, `-` and `_` between dots; also an address, which some use as HELO name. [G1 3.3.1.16] */
export const hostType: ValueType<HostValue> = {
  expected: () => 'a host name such as mail.example.com',

  read(reader: Reader): HostValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    const problem = hostProblem(text);
    if (problem === undefined) return { kind: 'host', name: normalHost(text), ...word };
    return valueError(word, `${word.raw} ${problem}`, this.expected({}), withoutPort(text));
  },
};

function withoutPort(text: string): string | undefined {
  const [, name] = /^([^:]+):\d{1,5}$/.exec(text) ?? [];
  return name && parseHost(name) ? name : undefined;
}
