/** The few directives that the slow resolver knows, chosen so that each way of combining is among them. */

/**
 * How lines of one name combine: `one` counts, `all` count, all of the `nearest` place count, or one counts for each
 * `network` that stands first in the line. [runtime 5]
 */
type Combining = 'one' | 'all' | 'nearest' | 'network';

export interface Word {
  readonly name: string;
  /** Where it may stand. */
  readonly places: readonly string[];
  readonly combining: Combining;
  readonly valid: RegExp;
  readonly default?: string;
  /** The old name of another. */
  readonly means?: string;
  /** What a line of an old name says in the new one. */
  readonly rewrite?: (text: string) => string;
  /** The first release that knows it. */
  readonly since?: string;
  /** The first release that no longer knows it. */
  readonly removed?: string;
  /** The setting whose value it has by default. */
  readonly twin?: string;
}

const rate = /^(unlimited|0|[1-9]\d*\/(\d+)?(d|day|h|hr|m|min|s|sec))$/;
const dataRate = /^(unlimited|0|[1-9]\d*[bkmgt]?\/(\d+)?(h|m|s))$/;
const count = /^\d+$/;
const limit = /^(\d+|unlimited)$/;
const boolean = /^(yes|no|true|false)$/;
const name = /^\S+$/;
const hosts = /^(""|\S+)$/;

const inDomain = { places: ['domain'], combining: 'one' } as const;
const inSource = { places: ['source'], combining: 'one' } as const;
const inVmta = { places: ['virtual-mta', 'virtual-mta-pool'], combining: 'one' } as const;

export const domainWords: readonly Word[] = [
  { ...inDomain, name: 'max-smtp-out', valid: count, default: '20' },
  { ...inDomain, name: 'max-msg-rate', valid: rate, default: 'unlimited' },
  { ...inDomain, name: 'max-msg-per-hour', valid: count, means: 'max-msg-rate', rewrite: (text) => `${text}/h` },
  { ...inDomain, name: 'backoff-max-msg-rate', valid: rate, twin: 'max-msg-rate' },
  { ...inDomain, name: 'max-data-volume-rate', valid: dataRate, default: 'unlimited', since: '5.0' },
  { ...inDomain, name: 'smtp-tls-allow-sslv3', valid: boolean, default: 'false', removed: '5.0' },
  { ...inDomain, name: 'max-rcpt-per-message', valid: limit, default: '1000' },
  { ...inDomain, name: 'max-rcpt-per-transaction', valid: count, means: 'max-rcpt-per-message' },
  { ...inDomain, name: 'smtp-hosts', valid: hosts },
  { ...inDomain, name: 'route', valid: hosts, means: 'smtp-hosts' },
  { ...inDomain, name: 'queue-to', valid: hosts },
  {
    ...inDomain,
    name: 'source-ip-max-smtp-out',
    combining: 'network',
    valid: /^[\d./]+ (\d+|unlimited)$/,
    default: 'unlimited',
  },
  {
    ...inDomain,
    name: 'max-smtp-out-per-source-ip',
    valid: count,
    means: 'source-ip-max-smtp-out',
    rewrite: (text) => `0/0 ${text}`,
  },
];

export const vmtaWords: readonly Word[] = [
  { ...inVmta, name: 'max-smtp-out', valid: limit, default: 'unlimited' },
  { ...inVmta, name: 'max-smtp-msg-rate', valid: rate, default: 'unlimited' },
  { ...inVmta, name: 'cold-virtual-mta', combining: 'all', valid: name },
  { name: 'smtp-source-host', places: ['global', 'virtual-mta'], combining: 'nearest', valid: /^[\d./]+ \S+$/ },
  {
    name: 'domain-key',
    places: ['global', 'virtual-mta', 'virtual-mta-pool'],
    combining: 'all',
    valid: /^\S+,\S+,\S+$/,
  },
  {
    name: 'include-headers-from',
    places: ['global', 'virtual-mta', 'virtual-mta-pool'],
    combining: 'all',
    valid: name,
  },
];

export const sourceWords: readonly Word[] = [
  { ...inSource, name: 'always-allow-relaying', valid: boolean, default: 'false' },
  { ...inSource, name: 'smtp-service', valid: boolean, default: 'true' },
  { ...inSource, name: 'max-rcpt-per-message', valid: limit, default: '0' },
  { ...inSource, name: 'default-virtual-mta', valid: name },
  { ...inSource, name: 'remove-header', valid: hosts },
];
