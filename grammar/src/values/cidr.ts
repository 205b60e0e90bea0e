import { correctIp, parseIp } from './ip.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { CidrValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** A block of addresses; `address` is its first one. */
export type Network = Pick<CidrValue, 'version' | 'address' | 'prefix'>;

const shortForm = /^\d{1,3}(?:\.\d{1,3}){0,2}$/;

/** A block such as `10.0.0.0/8`, `10/8`, `2001:db8::/32` or a single address, or undefined. [G1 3.3.7] */
export function parseCidr(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const start = slash === -1 ? text : filledUp(text.slice(0, slash));
  const ip = parseIp(start);
  if (!ip) return undefined;
  const bits = ip.version === 4 ? 32 : 128;
  const prefix = slash === -1 ? bits : parsePrefix(text.slice(slash + 1));
  if (prefix === undefined || prefix > bits) return undefined;
  const rest = BigInt(bits - prefix);
  return { version: ip.version, address: (ip.address >> rest) << rest, prefix };
}

/** `10.1` as `10.1.0.0`. */
function filledUp(text: string): string {
  return shortForm.test(text) ? [...text.split('.'), '0', '0', '0'].slice(0, 4).join('.') : text;
}

function parsePrefix(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

/** An address or a block of addresses, the zeros at its end left out or not. [G1 3.3.7, 3.3.1.38.2] */
export const cidrType: ValueType<CidrValue> = {
  expected: () => 'an IP address or a network such as 10.0.0.0/8, 10/8 or 2001:db8::/32',

  read(reader: Reader): CidrValue | ValueError {
    return readCidr(reader.word());
  },
};

/** Reads one block, which may be a part of something else. */
export function readCidr(piece: Scalar): CidrValue | ValueError {
  const text = unquote(piece.raw);
  const network = parseCidr(text);
  if (network) return { kind: 'cidr', ...network, ...piece };
  const replacement = correctCidr(text);
  const problem = replacement ? `is written ${replacement}` : whyNoCidr(text);
  return valueError(piece, `${piece.raw} ${problem}`, cidrType.expected({}), replacement);
}

function correctCidr(text: string): string | undefined {
  if (text === '*') return '0/0';
  return correctMask(text) ?? correctIp(text);
}

/** `10.0.0.0/255.0.0.0` with a prefix. */
function correctMask(text: string): string | undefined {
  const [, start, mask = ''] = /^([\d.]+)\/([\d.]+)$/.exec(text) ?? [];
  const address = parseIp(mask)?.address.toString(2).padStart(32, '0');
  if (!start || !address || !/^1*0*$/.test(address)) return undefined;
  const corrected = `${start}/${address.lastIndexOf('1') + 1}`;
  return parseCidr(corrected) ? corrected : undefined;
}

function whyNoCidr(text: string): string {
  if (shortForm.test(text)) return `needs a prefix, as in ${text}/${text.split('.').length * 8}`;
  const [, start = ''] = /^([^/]+)\/\d{1,3}$/.exec(text) ?? [];
  const network = parseCidr(`${start}/0`);
  if (network) return `has a prefix above ${network.version === 4 ? 32 : 128}`;
  const [first = '', last = ''] = text.split('-', 2);
  if (parseIp(first) && parseIp(last)) return 'is a range, which only a network with a prefix can say';
  return 'is no IP address or network';
}
