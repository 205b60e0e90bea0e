/**
 * What the model assumes where the vendor's documentation is silent or ambiguous. Each can be switched, and each
 * setting that would come out otherwise names the ones it rests on. docs/assumptions.md explains them to users.
 */

interface Assumption {
  /** The answers there are. The first is the default. */
  readonly values: readonly string[];
  /** Completes "assumes". */
  readonly summary: string;
  readonly sources: string;
}

export const assumptionTable = {
  resolution: {
    values: ['scope-first', 'specificity-first'],
    summary: 'whether a wide pattern in a virtual MTA beats a narrow one outside of it',
    sources: 'runtime 5; G1§3.3.13.2 gives the chain, §10.3.2 relies on it',
  },
  'source-order': {
    values: ['by-version', 'most-specific', 'first-match'],
    summary: 'which of several matching <source> sections wins: 5.0 takes the narrowest, older ones the first',
    sources: 'G1§3.3.7; comments of shipped 4.x files',
  },
  'duplicate-blocks': {
    values: ['merge-later-wins', 'merge-earlier-wins', 'later-only', 'earlier-only'],
    summary: 'how sections of the same name in one place combine',
    sources: 'undocumented (gaps 3)',
  },
  'repeated-lines': {
    values: ['last', 'first'],
    summary: 'which of two equal directives in one section counts',
    sources: 'undocumented (gaps 3)',
  },
  'literal-over-macro': {
    values: ['merge', 'replace'],
    summary: 'whether a domain that is named itself still gets the other settings of its macro',
    sources: 'G1§3.3.10 gives one directive only',
  },
  'wildcard-order': {
    values: ['subdomains-first', 'domain-first'],
    summary: 'which of *.x and [*.]x is the narrower one for a.x',
    sources: 'G1§3.3.10 lists them in this order',
  },
  'named-sources': {
    values: ['user-over-listener', 'listener-over-user'],
    summary: 'whether the source of the user or that of the listener wins',
    sources: 'undocumented; G1§3.3.7, §10.4.2 name both',
  },
  'auth-defaults': {
    values: ['own-source-only', 'below-own-source'],
    summary: 'whether <source {auth}> also holds for users that have a source of their own',
    sources: 'G1§3.3.8.4 (dry D4)',
  },
  'any-network': {
    values: ['both-versions', 'ipv4-only'],
    summary: 'whether 0/0 also stands for IPv6 addresses',
    sources: 'undocumented; G1§3.3.7 calls 0/0 all addresses',
  },
  'name-case': {
    values: ['ignored', 'kept'],
    summary: 'whether names of virtual MTAs, lists, sources and users may differ in case',
    sources: 'undocumented (gaps 6); working files differ in case',
  },
  'broken-lists': {
    values: ['joined', 'cut'],
    summary: 'whether a list that ends in a comma goes on in the next line',
    sources: 'undocumented; working files rely on it',
  },
  'rate-model': {
    values: ['window', 'window-5m', 'gcra'],
    summary: 'how N events in an interval are counted',
    sources: 'undocumented (runtime 6.1)',
  },
  'pool-rotation': {
    values: ['per-pool', 'per-pool-and-domain'],
    summary: 'what the round robin of a pool counts',
    sources: 'undocumented (runtime 3)',
  },
} as const satisfies Readonly<Record<string, Assumption>>;

type Table = typeof assumptionTable;
export type AssumptionName = keyof Table;
type ValueOf<Name extends AssumptionName> = Table[Name]['values'][number];

/** The answers in force, by name. */
export type Assumptions = { readonly [Name in AssumptionName]: ValueOf<Name> };

export const assumptionNames: readonly AssumptionName[] = Object.keys(assumptionTable).filter(isAssumptionName);

export const defaultAssumptions: Assumptions = {
  resolution: 'scope-first',
  'source-order': 'by-version',
  'duplicate-blocks': 'merge-later-wins',
  'repeated-lines': 'last',
  'literal-over-macro': 'merge',
  'wildcard-order': 'subdomains-first',
  'named-sources': 'user-over-listener',
  'auth-defaults': 'own-source-only',
  'any-network': 'both-versions',
  'name-case': 'ignored',
  'broken-lists': 'joined',
  'rate-model': 'window',
  'pool-rotation': 'per-pool',
};

/** Releases whose rules are known. */
export const pmtaVersions = ['4.5', '5.0'] as const;
export type PmtaVersion = (typeof pmtaVersions)[number];

/** How a model reads a project. */
export interface ModelOptions {
  readonly version: PmtaVersion;
  readonly assumptions: Assumptions;
}

export const defaultModelOptions: ModelOptions = { version: '5.0', assumptions: defaultAssumptions };

export function isAssumptionName(name: string): name is AssumptionName {
  return Object.hasOwn(assumptionTable, name);
}

/** Whether a text is one of the answers an assumption may have. */
export function isAnswer<Name extends AssumptionName>(name: Name, value: string): value is ValueOf<Name> {
  const values: readonly string[] = assumptionTable[name].values;
  return values.includes(value);
}
