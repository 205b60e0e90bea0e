import { readCidr } from './cidr.ts';
import { correctBrackets, notAPort, parsePort, splitPort } from './host-port.ts';
import { withoutBrackets } from './ip.ts';
import { withoutQuotes } from './pieces.ts';
import { type Reader, part, valueError } from './reader.ts';
import type { CidrValue, ListenAddressValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** The local addresses of a block and a port: `0/0:25`, `192.0.2.0/28:25`, `[::1]:25`. [G1 3.3.1.20, 3.3.17] */
export const listenAddressType: ValueType<ListenAddressValue> = {
  expected: () => 'an address and a port such as 192.0.2.1:25, or 0/0:25 for all addresses',

  read(reader: Reader): ListenAddressValue | ValueError {
    const word = reader.word();
    const piece = withoutQuotes(word);
    const { host, port } = splitPort(piece.raw);
    const network = readNetwork(piece, host);
    if (network.kind === 'error' || !port) return notAListenAddress(word, piece.raw);
    const number = parsePort(port);
    if (number === undefined) return notAPort(piece, port);
    return { kind: 'listen-address', network, port: number, ...word };
  },
};

function readNetwork(piece: Scalar, host: string): CidrValue | ValueError {
  const inner = withoutBrackets(host);
  const start = host.indexOf(inner);
  return readCidr(part(piece, start, start + inner.length));
}

function notAListenAddress(word: Scalar, text: string): ValueError {
  const { host, port } = splitPort(text);
  const replacement = correctBrackets(text) ?? correctHost(host, port);
  return valueError(word, `${word.raw} ${whyNot(host, port)}`, listenAddressType.expected({}), replacement);
}

/** Words for all addresses and for this machine, and a port alone. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['*', '0/0'],
  ['', '0/0'],
  ['any', '0/0'],
  ['all', '0/0'],
  ['localhost', '127.0.0.1'],
]);

function correctHost(host: string, port: string | undefined): string | undefined {
  if (port === undefined && parsePort(host)) return `0/0:${host}`;
  const address = otherNames.get(host.toLowerCase());
  return address && port && parsePort(port) ? `${address}:${port}` : undefined;
}

function whyNot(host: string, port: string | undefined): string {
  if (port === undefined && parsePort(host)) return 'has no address before the port';
  if (port === undefined && host.includes(':') && !host.startsWith('['))
    return 'needs square brackets round the IPv6 address';
  return port ? 'names no address to listen on' : 'has no port';
}
