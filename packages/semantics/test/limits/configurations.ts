/** Random configurations with limits of all kinds, in a form in which one limit can be raised and names can change. */
import fc from 'fast-check';

export interface Limit {
  readonly directive: string;
  /** What stands between the name and the number. */
  readonly before: string;
  readonly count: number;
  readonly unit: string;
}

export interface LimitedSection {
  /** `domain`, or one of the sections of virtual MTAs. */
  readonly kind: 'domain' | 'virtual-mta';
  readonly name: string;
  /** The virtual MTA that a domain stands in. */
  readonly within: string | undefined;
  readonly limits: readonly Limit[];
  /** Lines that are no limits: a word, and the name behind it that may change. */
  readonly others: readonly (readonly [word: string, name: string])[];
}

export interface Configuration {
  readonly global: readonly Limit[];
  readonly sections: readonly LimitedSection[];
  /** The members of the pool that all clients get. */
  readonly members: readonly string[];
}

export const vmtas = ['v1', 'v2', 'v3'];
export const domains = ['a.example', 'b.example'];

/** The mail servers of the domains. */
export const mailServers = {
  'a.example': 'mx1.servers.example 1, mx2.servers.example 2',
  'b.example': 'mx3.servers.example 1',
};

const hosts: Readonly<Record<string, string>> = {
  v1: 'smtp-source-host 192.0.2.1 one.example.com\nsmtp-source-host 192.0.2.2 two.example.com',
  v2: 'smtp-source-host 192.0.2.0/30 net.example.com',
  v3: '',
};

const counts = fc.integer({ min: 1, max: 60 });
const networks = fc.constantFrom('0/0', '192.0.2.0/30', '192.0.2.0/31', '192.0.2.1', '192.0.2.2', '198.51.100.0/24');

function limit(
  directives: readonly string[],
  units: readonly string[],
  before: fc.Arbitrary<string> = fc.constant(''),
): fc.Arbitrary<Limit> {
  return fc.record({
    directive: fc.constantFrom(...directives),
    before,
    count: counts,
    unit: fc.constantFrom(...units),
  });
}

const rates = ['/s', '/m', '/5m', '/h', '/d', '/20m'];
const volumes = ['k/m', 'k/h', 'm/d'];
const spaced = networks.map((network) => `${network} `);

const domainLimits = fc.oneof(
  limit(['max-msg-rate', 'max-connect-rate'], rates),
  limit(['max-smtp-out', 'max-msg-per-connection'], ['']),
  limit(['max-data-volume-rate'], volumes),
  limit(['source-ip-max-msg-rate', 'source-ip-max-connect-rate'], rates, spaced),
  limit(['source-ip-max-smtp-out'], [''], spaced),
  limit(['source-ip-max-data-volume-rate'], volumes, spaced),
);
const vmtaLimits = fc.oneof(
  limit(['max-smtp-msg-rate'], rates),
  limit(['max-smtp-out'], ['']),
  limit(['max-smtp-data-volume-rate'], volumes),
);
const globalLimits = fc.oneof(
  limit(['total-max-smtp-out'], ['']),
  limit(['mx-connection-limit'], [''], fc.constantFrom('*.servers.example ', 'mx1.servers.example ')),
);

const moves = fc.oneof(
  fc.constantFrom('x.example', 'b.example').map((queue) => ['queue-to', queue] as const),
  fc.constantFrom(...vmtas).map((vmta) => ['reroute-to-virtual-mta', vmta] as const),
);

const domainSections = fc.record({
  kind: fc.constant('domain' as const),
  name: fc.constantFrom('*', 'a.example', 'b.example', 'x.example'),
  within: fc.option(fc.constantFrom(...vmtas), { nil: undefined }),
  limits: fc.array(domainLimits, { maxLength: 4 }),
  others: fc.array(moves, { maxLength: 1 }),
});
const vmtaSections = fc.record({
  kind: fc.constant('virtual-mta' as const),
  name: fc.constantFrom(...vmtas),
  within: fc.constant(undefined),
  limits: fc.array(vmtaLimits, { maxLength: 3 }),
  others: fc.constant([]),
});

export const configurations: fc.Arbitrary<Configuration> = fc.record({
  global: fc.array(globalLimits, { maxLength: 2 }),
  sections: fc.array(fc.oneof(domainSections, vmtaSections), { minLength: 1, maxLength: 7 }),
  members: fc.subarray(vmtas, { minLength: 1 }),
});

export function limitCount({ global, sections }: Configuration): number {
  return sections.reduce((sum, { limits }) => sum + limits.length, global.length);
}

/** The same with a higher number in one limit. */
export function raised({ global, sections, members }: Configuration, nth: number): Configuration {
  let index = 0;
  const raise = (one: Limit): Limit => (index++ === nth ? { ...one, count: one.count * 3 } : one);
  return {
    global: global.map(raise),
    sections: sections.map((section) => ({ ...section, limits: section.limits.map(raise) })),
    members,
  };
}

/** @param renamed what virtual MTAs and domains are called instead */
export function printed(
  { global, sections, members }: Configuration,
  renamed = (name: string): string => name,
): string {
  const rename = (name: string): string => (name === '*' ? name : renamed(name));
  return [
    ...global.map(line),
    ...vmtas.map((name) => section('virtual-mta', rename(name), hosts[name] ?? '')),
    ...sections.map((one) => limited(one, rename)),
    section('virtual-mta-pool', 'all', members.map((name) => `virtual-mta ${rename(name)}`).join('\n')),
    section('source', '0/0', 'default-virtual-mta all'),
  ].join('\n');
}

function limited({ kind, name, within, limits, others }: LimitedSection, rename: (name: string) => string): string {
  const lines = [...limits.map(line), ...others.map(([word, other]) => `${word} ${rename(other)}`)];
  const text = section(kind, rename(name), lines.join('\n'));
  return within === undefined ? text : section('virtual-mta', rename(within), text);
}

function section(kind: string, name: string, content: string): string {
  return `<${kind} ${name}>\n${content}\n</${kind}>`;
}

function line({ directive, before, count, unit }: Limit): string {
  return `${directive} ${before}${count}${unit}`;
}
