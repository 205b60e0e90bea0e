import type { Block } from '@pmtakit/semantics';

/** What a `<domain>` section is for, as it stands in a sentence. */
export function domainWords({ argument }: Block): string {
  const pattern = argument.trim();
  return pattern === '*' ? 'all domains' : pattern;
}
