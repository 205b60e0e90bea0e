import type { ArgumentSpec } from '../catalogue/rows.ts';
import { hostProblem, normalHost } from './host.ts';
import { parseIp, withoutBrackets } from './ip.ts';
import { withoutQuotes } from './pieces.ts';
import { type Reader, part, valueError } from './reader.ts';
import type { HostPortValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** A host and what stands behind its colon, still as text. */
export interface HostAndPort {
  readonly host: string;
  readonly port: string | undefined;
}

/** Cuts before the port. An IPv6 address has one only behind brackets. */
export function splitPort(text: string): HostAndPort {
  const close = text.startsWith('[') ? text.indexOf(']') : -1;
  const colon = text.indexOf(':', close + 1);
  const unbracketed = close === -1 && colon !== text.lastIndexOf(':');
  if (colon === -1 || unbracketed || text.startsWith('//', colon + 1)) return { host: text, port: undefined };
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}

/** A port that a server can listen on, or undefined. */
export function parsePort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? port : undefined;
}

/** `::1:25` as `[::1]:25`, or undefined. */
export function correctBrackets(text: string): string | undefined {
  const colon = text.lastIndexOf(':');
  const address = text.slice(0, colon);
  const port = text.slice(colon + 1);
  return parseIp(address)?.version === 6 && parsePort(port) ? `[${address}]:${port}` : undefined;
}

/** Where the port may be left out, 0 leaves it to the system as well: `client 192.0.2.1:0 name`. [G2 3.3.22.2] */
export const hostPortType: ValueType<HostPortValue> = {
  expected: (spec) => (spec.portOptional ? 'a host and perhaps a port' : 'a host and a port such as 192.0.2.1:5000'),

  read(reader: Reader, spec: ArgumentSpec): HostPortValue | ValueError {
    const word = reader.word();
    const piece = withoutQuotes(word);
    const { host, port } = splitPort(piece.raw);
    const problem = hostProblem(withoutBrackets(host)) ?? missingPort(port, spec);
    if (problem) return valueError(word, `${word.raw} ${problem}`, this.expected(spec), correctBrackets(piece.raw));
    const number = readPort(piece, port, spec.portOptional);
    if (typeof number === 'object') return number;
    return { kind: 'host-port', host: normalHost(withoutBrackets(host)), port: number, ...word };
  },
};

function missingPort(port: string | undefined, spec: ArgumentSpec): string | undefined {
  return port === '' || (port === undefined && !spec.portOptional) ? 'has no port' : undefined;
}

/** The port at the end of a piece as a number, if it has one; `zero` allows 0. */
export function readPort(piece: Scalar, port: string | undefined, zero = false): number | undefined | ValueError {
  if (port === undefined) return undefined;
  const number = zero && port === '0' ? 0 : parsePort(port);
  return number ?? notAPort(piece, port);
}

/** The error for the port at the end of a piece. */
export function notAPort(piece: Scalar, port: string): ValueError {
  const written = part(piece, piece.raw.length - port.length);
  return valueError(written, `${port} is no port`, 'a port from 1 to 65535');
}
