import { isDomain, splitAddress } from './email.ts';
import { type Reader, unquote, valueError } from './reader.ts';
import type { IdentityValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/**
 * Who signs: an address, `@domain` or a domain, which has a dot so that a misspelt word is not taken for one. The
 * domain is read in lower case. [G1 3.3.10.28, 3.3.10.29]
 */
export const identityType: ValueType<IdentityValue> = {
  expected: () => 'an e-mail address, @domain or a domain',

  read(reader: Reader): IdentityValue | ValueError {
    const word = reader.word();
    const identity = parseIdentity(unquote(word.raw));
    if (identity) return { kind: 'identity', ...identity, ...word };
    return valueError(word, `${word.raw} is no signing identity`, this.expected({}));
  },
};

function parseIdentity(text: string): { local: string | undefined; domain: string } | undefined {
  const domain = text.startsWith('@') ? text.slice(1) : text;
  const named = isDomain(domain) && (domain !== text || domain.includes('.'));
  return named ? { local: undefined, domain: domain.toLowerCase() } : splitAddress(text);
}
