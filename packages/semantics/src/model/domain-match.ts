import type { DomainPatternValue } from '@pmtakit/grammar';

/** What two spellings of one pattern have in common. */
export function keyOf({ form, domain }: DomainPatternValue): string {
  switch (form) {
    case 'any':
      return '*';
    case 'subdomains':
      return `*.${domain}`;
    case 'domain-and-subdomains':
      return `[*.]${domain}`;
    case 'address-literal':
      return `[${domain}]`;
    case 'exact':
    case 'macro':
    case 'reserved':
      return domain.toLowerCase();
  }
}

/** Whether a pattern takes a domain. @param key as `keyOf` gives it @param domain in lower case */
export function matchesDomain(key: string, domain: string): boolean {
  if (key === '*' || key === domain) return true;
  if (key.startsWith('*.')) return domain.endsWith(key.slice(1));
  if (!key.startsWith('[*.]')) return false;
  const suffix = key.slice(4);
  return domain === suffix || domain.endsWith(`.${suffix}`);
}
