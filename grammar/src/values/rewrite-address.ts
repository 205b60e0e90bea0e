import { isDomain, isLocalPart } from './email.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { RewriteAddressValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

interface Parts {
  readonly local: string | undefined;
  readonly domain: string | undefined;
}

/** An address whose local part or domain may be `*`, or `<>` for the null sender. [G1 3.3.18] */
export const rewriteAddressType: ValueType<RewriteAddressValue> = {
  expected: () => 'an address such as user@example.com, *@example.com, user@* or <>',

  read(reader: Reader): RewriteAddressValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    const parts = parseRewriteAddress(text);
    if (parts) return { kind: 'rewrite-address', ...parts, ...word };
    const replacement = isDomain(text) && text.includes('.') ? `*@${text}` : undefined;
    const problem = replacement ? `${word.raw} has no @` : `${word.raw} is no address`;
    return valueError(word, problem, this.expected({}), replacement);
  },
};

/** A `*` stands for a whole part, never for a piece of it. */
function parseRewriteAddress(text: string): Parts | undefined {
  if (text === '<>') return { local: undefined, domain: undefined };
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = text.slice(at + 1);
  const right = [isLocalPart(local), local === '*' || !local.includes('*'), domain === '*' || isDomain(domain)];
  return right.every(Boolean) ? { local, domain: domain.toLowerCase() } : undefined;
}
