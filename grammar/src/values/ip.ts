import { type Reader, unquote, valueError } from './reader.ts';
import type { IpValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const LONGEST = 'ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255'.length;

/** An address as a number. */
export type Ip = Pick<IpValue, 'version' | 'address'>;

/** An IPv4 address with four numbers or an IPv6 address in any of its forms, or undefined. */
export function parseIp(text: string): Ip | undefined {
  if (text.length > LONGEST) return undefined;
  const version = text.includes(':') ? 6 : 4;
  const address = version === 6 ? parseV6(text) : parseV4(text);
  return address === undefined ? undefined : { version, address };
}

/** The address in `[1.2.3.4]` or `[IPv6:2001:db8::1]`, or undefined. [G1 3.3.10.89] */
export function parseAddressLiteral(text: string): Ip | undefined {
  return /^\[.*\]$/.test(text) ? parseIp(withoutBrackets(text)) : undefined;
}

/** The text between square brackets without `IPv6:`; other text as it is. */
export function withoutBrackets(text: string): string {
  return /^\[(?:ipv6:)?(.*)\]$/i.exec(text)?.[1] ?? text;
}

function parseV4(text: string): bigint | undefined {
  const numbers = text.split('.');
  if (numbers.length !== 4 || !numbers.every(isOctet)) return undefined;
  return numbers.reduce((address, number) => (address << 8n) | BigInt(number), 0n);
}

/** A zero in front is no part of it: some programs read such a number as octal. */
function isOctet(text: string): boolean {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) < 256;
}

function parseV6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = inHex(text).split('::');
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = 8 - before.length - after.length;
  if (more.length > 0 || (tail === undefined ? zeros !== 0 : zeros < 1)) return undefined;
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  if (!all.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((address, group) => (address << 16n) | BigInt(`0x${group}`), 0n);
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

/** With an IPv4 address at the end written as two groups. */
function inHex(text: string): string {
  const start = text.lastIndexOf(':') + 1;
  const v4 = parseV4(text.slice(start));
  if (v4 === undefined) return text;
  return `${text.slice(0, start)}${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`;
}

/** One address, IPv4 or IPv6. */
export const ipType: ValueType<IpValue> = {
  expected: () => 'an IP address such as 192.0.2.1 or 2001:db8::1',

  read(reader: Reader): IpValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    const ip = parseIp(text);
    if (ip) return { kind: 'ip', ...ip, ...word };
    const replacement = correctIp(text);
    const problem = replacement ? 'is more than an IP address' : 'is no IP address';
    return valueError(word, `${word.raw} ${problem}`, this.expected({}), replacement);
  },
};

/** What may stand round an address without changing what it means; a port is never used in these places. */
const wrappings = [/^\[(?:ipv6:)?([^\]]*)\]$/i, /^([\d.]+)\/32$/, /^([\da-f:.]+)\/128$/i, /^([\d.]+):\d*$/];

/** The address in brackets, with a full prefix or with a port, or undefined. */
export function correctIp(text: string): string | undefined {
  return wrappings.map((wrapping) => wrapping.exec(text)?.[1]).find((inner) => inner && parseIp(inner));
}
