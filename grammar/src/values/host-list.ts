import { hostProblem, normalHost, parseHost } from './host.ts';
import { readPort, splitPort } from './host-port.ts';
import { parseIp, withoutBrackets } from './ip.ts';
import { joinWords, splitPiece, trimPiece, withoutQuotes } from './pieces.ts';
import { type Reader, valueError } from './reader.ts';
import type { HostListMember, HostListValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** Hosts of one level between commas, levels between semicolons; blank space beside them is taken. [G1 3.3.10.89] */
export const hostListType: ValueType<HostListValue> = {
  expected: () => 'hosts such as mx1.example.com,[192.0.2.1]:2525;mx2.example.com or lookup-mx:example.com',

  read(reader: Reader): HostListValue | ValueError {
    const piece = trimPiece(reader.rest());
    const levels: HostListMember[][] = [];
    for (const level of splitPiece(withoutQuotes(piece), ';')) {
      const members: HostListMember[] = [];
      for (const member of splitPiece(level, ',')) {
        const read = readMember(member);
        if ('kind' in read) return read;
        members.push(read);
      }
      levels.push(members);
    }
    return { kind: 'host-list', levels, ...piece };
  },
};

function readMember(member: Scalar): HostListMember | ValueError {
  const expected = hostListType.expected({});
  if (member.raw === '') return valueError(member, 'a host is missing beside the comma or semicolon', expected);
  if (/^lookup-mx:/i.test(member.raw)) return readLookup(member);
  const { host, port } = splitPort(member.raw);
  const bare = withoutBrackets(host);
  const problem = port === '' ? 'has no port' : hostProblem(bare);
  if (problem) return valueError(member, `${member.raw} ${problem}`, expected, correctBlanks(member.raw));
  const number = readPort(member, port);
  if (typeof number === 'object') return number;
  return { form: parseIp(bare) ? 'ip' : 'host', host: normalHost(bare), port: number, ...member };
}

/** `lookup-mx:DOMAIN`, which takes no port. */
function readLookup(member: Scalar): HostListMember | ValueError {
  const domain = member.raw.slice('lookup-mx:'.length);
  const problem = hostProblem(domain);
  if (problem === undefined) return { form: 'lookup-mx', host: normalHost(domain), port: undefined, ...member };
  return valueError(member, `${member.raw} ${problem}`, hostListType.expected({}), correctBlanks(member.raw));
}

/** With a comma for blank space between hosts, or without the blank space behind `lookup-mx:`. */
function correctBlanks(raw: string): string | undefined {
  if (/^lookup-mx:[ \t]/i.test(raw)) return parseHost(joinWords(raw.slice('lookup-mx:'.length))) && joinWords(raw);
  const hosts = raw.split(/[ \t\f\v]+/);
  return hosts.length > 1 && hosts.every((host) => parseHost(host)) ? hosts.join(',') : undefined;
}
