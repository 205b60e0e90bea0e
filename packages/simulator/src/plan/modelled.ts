/** Which lines of a configuration a simulation reads. All others are told, so that nothing is left out in silence. */
import { type Block, type Line, type Model, settingName } from '@pmtakit/semantics';

/** What the plan of a queue and the way to it depend on. */
const domainLines = [
  'allow-priority-interruption',
  'backoff-max-connect-rate',
  'backoff-max-data-volume-rate',
  'backoff-max-msg-rate',
  'backoff-max-smtp-out',
  'backoff-reroute-to-virtual-mta',
  'backoff-retry-after',
  'backoff-to-normal-after',
  'backoff-to-normal-after-delivery',
  'backoff-upon-all-sources-disabled',
  'bounce-after',
  'bounce-upon-5xx-greeting',
  'bounce-upon-no-mx',
  'connection-idle-timeout',
  'disable-acct-records',
  'disable-mx-rollup',
  'discard-as-bounce',
  'max-cold-virtual-mta-msg',
  'max-connect-rate',
  'max-data-volume-rate',
  'max-errors-per-connection',
  'max-msg-per-connection',
  'max-msg-rate',
  'max-rcpt-per-message',
  'max-smtp-out',
  'mx-connection-attempts',
  'queue-priority',
  'queue-to',
  'reenable-source-ip-after',
  'require-starttls',
  'reroute-to-virtual-mta',
  'retry-after',
  'retry-after-dns-error',
  'retry-recipients-after',
  'retry-upon-new-mail',
  'smtp-421-means-mx-unavailable',
  'smtp-hosts',
  'smtp-out-rampup-interval',
  'smtp-pattern-list',
  'source-ip-max-connect-rate',
  'source-ip-max-data-volume-rate',
  'source-ip-max-msg-rate',
  'source-ip-max-smtp-out',
  'type',
  'use-starttls',
];

/** By the section that they stand in. */
export const modelledLines: Readonly<Record<string, readonly string[]>> = {
  global: [
    'alias',
    'always-allow-relaying',
    'domain-macro',
    'host-name',
    'invalid-virtual-mta-fallback',
    'ip-connection-limit',
    'mx-connection-limit',
    'relay-address',
    'relay-domain',
    'smtp-listener',
    'smtp-await-slot',
    'smtp-proxy-source-host',
    'smtp-source-host',
    'total-max-smtp-in',
    'total-max-smtp-out',
  ],
  'acct-file': ['iso-times', 'map-header-to-field', 'queue-filter', 'record-fields', 'records', 'user-string'],
  domain: domainLines,
  'smtp-listener': ['await-slot', 'source'],
  'smtp-user': ['source'],
  source: [
    'allow-auth',
    'allow-empty-x-virtual-mta',
    'allow-mailmerge',
    'always-allow-relaying',
    'default-virtual-mta',
    'pattern-list',
    'process-x-virtual-mta',
    'reject-invalid-virtual-mta',
    'require-auth',
    'smtp-service',
    'source-group',
  ],
  'source-group': ['max-smtp-in', 'reserved-smtp-in'],
  'virtual-mta': [
    'cold-virtual-mta',
    'max-smtp-data-volume-rate',
    'max-smtp-msg-rate',
    'max-smtp-out',
    'smtp-proxy-source-host',
    'smtp-source-host',
    'smtp-source-ip',
  ],
  'virtual-mta-pool': [
    'cold-virtual-mta',
    'max-smtp-data-volume-rate',
    'max-smtp-msg-rate',
    'max-smtp-out',
    'virtual-mta',
  ],
};

/** Sections whose every line is read. */
export const modelledSections: readonly string[] = [
  'aliases',
  'bounce-category-patterns',
  'mx-rollup-list',
  'pattern-list',
  'smtp-pattern-list',
];

const known: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(modelledLines).map(([section, names]) => [section, new Set(names)]),
);

/** What a configuration says and a simulation leaves out: each directive once, with its first line. */
export function notModelledIn({ whole }: Model): string[] {
  const found = new Map<string, Omission>();
  const blocks: Block[] = [whole];
  for (let block = blocks.pop(); block; block = blocks.pop()) {
    for (const item of block.items) {
      const name = omittedName(item);
      if (name !== undefined) note(found, name, item);
      else if (item.kind === 'block') blocks.push(item);
    }
  }
  const inOrder = [...found].sort(([, a], [, b]) => a.first.order - b.first.order);
  return inOrder.map(([name, { first, count }]) => `${name} (${placeOf(first)}${moreText(count - 1)})`);
}

interface Omission {
  first: Line | Block;
  count: number;
}

function note(found: Map<string, Omission>, name: string, item: Line | Block): void {
  const known = found.get(name) ?? { first: item, count: 0 };
  found.set(name, known);
  known.count++;
  if (item.order < known.first.order) known.first = item;
}

/** Undefined for what is read. */
function omittedName(item: Line | Block): string | undefined {
  if (item.kind === 'block') return isModelled(item) ? undefined : `<${item.name}>`;
  const name = settingName(item);
  if (!item.isValid) return `${name}, which is not understood`;
  const section = item.parent.name;
  return modelledSections.includes(section) || known.get(section)?.has(name) ? undefined : name;
}

function isModelled({ name, row }: Block): boolean {
  return row !== undefined && (known.has(name) || modelledSections.includes(name));
}

function placeOf({ place }: Line | Block): string {
  return `${place.file}:${place.line}`;
}

function moreText(count: number): string {
  return count === 0 ? '' : ` and ${count} more ${count === 1 ? 'line' : 'lines'}`;
}
