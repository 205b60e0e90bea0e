import { type CatalogueRow, catalogue } from '@pmtakit/grammar';

interface Synonym {
  readonly name: string;
  /** How its value is written in the directive it stands for; the same when absent. */
  readonly rewrite?: (text: string) => string;
}

/** Old names of settings, with what each stands for. [G1§3.3.10.15, §3.3.10.36, §3.3.10.73, §3.3.10.89] */
const synonyms: ReadonlyMap<string, Synonym> = new Map([
  ['route', { name: 'smtp-hosts' }],
  ['delivery-priority', { name: 'queue-priority' }],
  ['max-rcpt-per-transaction', { name: 'max-rcpt-per-message' }],
  ['max-msg-per-hour', { name: 'max-msg-rate', rewrite: (text: string) => `${text}/h` }],
  ['backoff-max-msg-per-hour', { name: 'backoff-max-msg-rate', rewrite: (text: string) => `${text}/h` }],
  ['max-smtp-out-per-source-ip', { name: 'source-ip-max-smtp-out', rewrite: (text: string) => `0/0 ${text}` }],
]);

/** The old names of a setting. */
export function oldNamesOf(name: string): readonly string[] {
  return [...synonyms].filter(([, synonym]) => synonym.name === name).map(([old]) => old);
}

/** The old name's meaning in a scope, where the name it stands for is known too. */
export function synonymOf(row: CatalogueRow, scope: string): (Synonym & { readonly row: CatalogueRow }) | undefined {
  if (scope !== 'domain') return undefined;
  const synonym = synonyms.get(row.name);
  const target = synonym && catalogue().directive(scope, synonym.name);
  return synonym && target && { ...synonym, row: target };
}
