import { domainNameProblem } from './domain-name.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import { unclosedQuote } from './string.ts';
import type { EmailValue, Scalar, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

const localPart = /^[^\s@,;:<>()[\]\\"]+$/;
const addressLiteral = /^\[[\d.:A-Za-z]+\]$/;

/** One e-mail address, without a name and angle brackets. The domain is read in lower case. [G1 3.3.1.3] */
export const emailType: ValueType<EmailValue> = {
  expected: () => 'an e-mail address such as postmaster@example.com',

  read(reader: Reader): EmailValue | ValueError {
    return unclosedQuote(reader, this.expected({})) ?? readEmail(reader.word());
  },
};

/** Reads one address, which may be a member of a list. */
export function readEmail(piece: Scalar): EmailValue | ValueError {
  const text = unquote(piece.raw);
  const parts = splitAddress(text);
  if (parts) return { kind: 'email', ...parts, ...piece };
  const bare = text.endsWith('>') ? text.slice(text.lastIndexOf('<') + 1, -1) : '';
  if (splitAddress(bare)) {
    return valueError(piece, 'the address stands here without angle brackets', emailType.expected({}), bare);
  }
  return valueError(piece, `${piece.raw} ${addressProblem(text)}`, emailType.expected({}));
}

/** Local part and domain, or undefined when the text is no address. */
export function splitAddress(text: string): { local: string; domain: string } | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = text.slice(at + 1);
  return isLocalPart(local) && isDomain(domain) ? { local, domain: domain.toLowerCase() } : undefined;
}

export function isLocalPart(text: string): boolean {
  return localPart.test(text) && !holdsTemplate(text);
}

export function isDomain(text: string): boolean {
  return addressLiteral.test(text) || !domainNameProblem(text);
}

function holdsTemplate(text: string): boolean {
  return /[${}]/.test(text);
}

function addressProblem(text: string): string {
  if (holdsTemplate(text)) return 'is a template that nobody has filled in';
  if (!text.includes('@')) return 'has no @';
  if (text.startsWith('@')) return 'has nothing before the @';
  if (text.endsWith('@')) return 'has nothing behind the @';
  const at = text.lastIndexOf('@');
  const problem = isLocalPart(text.slice(0, at)) ? domainNameProblem(text.slice(at + 1)) : undefined;
  return problem ? `is no e-mail address: its domain ${problem}` : 'is no e-mail address';
}
