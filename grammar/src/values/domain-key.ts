import { holdsBlank, splitList } from './list.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { DomainKeyValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const EXPECTED = 'a selector, a domain or *, and a file, such as s1,example.com,/etc/pmta/s1.pem';

/** Other names of the parts, by the place they have. */
const keys: ReadonlyMap<string, number> = new Map([
  ['selector', 0],
  ['domain', 1],
  ['signing-domain', 1],
  ['file', 2],
  ['key', 2],
  ['key-file', 2],
  ['path', 2],
]);

/** A DKIM key: selector, domain and file with commas between. The file may be a `{vault}:` address. [G1 10.6.2, G2] */
export const domainKeyType: ValueType<DomainKeyValue> = {
  expected: () => EXPECTED,

  read(reader: Reader): DomainKeyValue | ValueError {
    const { members, ...piece } = splitList(reader);
    if (members.slice(0, 2).some(({ raw }) => raw.includes('='))) return withKeys(piece, members);
    const [selector, domain, file] = members;
    if (!selector || !domain || !file || members.length > 3) return wrongCount(piece, members.length);
    const wrong = partError(selector, 'selector') ?? partError(domain, 'domain') ?? partError(file, 'file');
    if (wrong) return wrong;
    const name = unquote(domain.raw).toLowerCase();
    return { kind: 'domain-key', selector: unquote(selector.raw), domain: name, file: unquote(file.raw), ...piece };
  },
};

function partError(part: Scalar, name: string): ValueError | undefined {
  if (unquote(part.raw) === '') return valueError(part, `the ${name} is empty`, EXPECTED);
  if (name === 'file' || !holdsBlank(part.raw)) return undefined;
  return valueError(part, `the ${name} holds a blank`, EXPECTED);
}

function wrongCount(piece: Scalar, count: number): ValueError {
  const words = piece.raw.split(/[\s,]+/);
  const plain = words.length === 3 && words.every((word) => /^[^"=]+$/.test(word));
  const replacement = count < 3 && plain ? words.join(',') : undefined;
  const problem = replacement ? 'a comma is missing' : `a domain-key line has three parts, and here are ${count}`;
  return valueError(piece, problem, EXPECTED, replacement);
}

/** `selector=s1,domain=example.com,file=x.pem`, as other programs have it. */
function withKeys(piece: Scalar, members: readonly Scalar[]): ValueError {
  const parts: string[] = [];
  for (const { raw } of members) {
    const [key = '', ...value] = raw.split('=');
    const place = keys.get(key.trim().toLowerCase());
    if (place !== undefined) parts[place] = value.join('=').trim();
  }
  const complete = members.length === 3 && parts.filter((part) => part !== '').length === 3;
  const problem = 'the parts of a domain-key line are written without names';
  return valueError(piece, problem, EXPECTED, complete ? parts.join(',') : undefined);
}
