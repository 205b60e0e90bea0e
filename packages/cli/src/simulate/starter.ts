/** A scenario to start from, made up from what a configuration names. */
import {
  type Client,
  DEFAULT_VMTA,
  type Model,
  clientOf,
  formatIp,
  namedDomains,
  reachableVirtualMtas,
  route,
} from '@pmtakit/semantics';
import { queuePlanOf } from '@pmtakit/simulator';

/** More would be hard to read, and can be written by whoever needs them. */
const MOST_DOMAINS = 20;
const MOST_STREAMS = 6;
/** Messages of each stream: enough to meet limits, few enough to be simulated at once. */
const VOLUME = 10_000;
/** One of the domains that each stream writes to beside those that the configuration names. */
const OTHER_RECIPIENT = 'other-1.example';
const SENDER = 'news@example.com';

/** YAML with comments. The same text for the same configuration. */
export function starterScenario(model: Model): string {
  const domains = recipientDomains(model);
  const { way, domain } = firstWay(model, [OTHER_RECIPIENT, ...domains.slice(0, 1)]);
  const names = way ? choosable(model, way, domain) : [];
  const streams = (names.length > 0 ? names : [undefined]).map((name) => streamText(name, way, domains));
  return `${head}
streams:
${streams.join('')}
${receivers(domains)}
${thresholds}`;
}

const head = `# What comes in, who takes it, and what has to hold. Numbers are made up: put your own in their place.
name: Starter
start: 2027-01-04T08:00:00Z
until: drained # until nothing is left to do; or a time such as 1d
seed: 1 # all that is random follows from it
`;

const thresholds = `# What has to hold; pmtasim ends with 1 when something does not.
thresholds:
  - expired == 0
  - bounced share < 1%
  # - gmail.com drain < 2h
  # - peak connections per source ip to yahoo.com <= 20
`;

function receivers([first = 'gmail.com']: readonly string[]): string {
  return `# Who answers for which domains: a model of your own, or the name of a known one.
# receivers:
#   - domains: ${quoted(first)}
#     model: { connections: 10, rate: 600/h, service: { median: 400ms, p95: 3s } }
#   - domains: gmail.com
#     model: google # what is known of this provider
`;
}

/** Domains that mail is moved to inside of the server are no domains of recipients. */
function recipientDomains(model: Model): string[] {
  return namedDomains(model)
    .filter((name) => /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/.test(name) && name.includes('.'))
    .filter((name) => !/\.(?:queue|rollup)$/.test(name) && isDelivered(model, name))
    .slice(0, MOST_DOMAINS);
}

/** Mail to misspelt names, for example, is often dropped. */
function isDelivered(model: Model, domain: string): boolean {
  return queuePlanOf(model, { domain, virtualMta: DEFAULT_VMTA }).delivery === 'smtp';
}

/** Who may send mail in. */
interface WayIn {
  readonly client: Client;
  /** How a scenario says it; nothing for the server itself. */
  readonly text: string;
}

const thisHost: WayIn = { client: clientOf({ address: '127.0.0.1' }), text: '' };
const pickup: WayIn = { client: clientOf({ pickup: true }), text: '{ pickup: true }' };

/** Some servers take mail to a few domains only, so one that nothing names is tried first. */
function firstWay(
  model: Model,
  domains: readonly string[],
): { readonly way: WayIn | undefined; readonly domain: string } {
  for (const domain of domains) {
    const way = wayIn(model, domain);
    if (way) return { way, domain };
  }
  return { way: undefined, domain: OTHER_RECIPIENT };
}

/** The server itself if it may, else a user or an address that the configuration names; undefined when nobody may. */
function wayIn(model: Model, domain: string): WayIn | undefined {
  const taken = waysIn(model).flatMap((way) => {
    const chosen = chosenFor(model, way.client, domain);
    return chosen === undefined ? [] : [{ way, chosen }];
  });
  return (taken.find(({ chosen }) => !model.vmtas.isDefault(chosen)) ?? taken[0])?.way;
}

/** Those behind the first few are much like them. */
const MOST_WAYS = 50;

function waysIn({ symbols, sources }: Model): WayIn[] {
  const users = symbols.names('smtp-user').map((user) => ({
    client: clientOf({ address: '127.0.0.1', user }),
    text: `{ address: 127.0.0.1, user: ${quoted(user)} }`,
  }));
  const addresses = sources.networks
    .filter(({ network }) => network.prefix > 0)
    .map(({ network }) => formatIp(network))
    .map((address) => ({ client: clientOf({ address }), text: `{ address: ${JSON.stringify(address)} }` }));
  return [thisHost, ...users.slice(0, MOST_WAYS), ...addresses.slice(0, MOST_WAYS), pickup];
}

/** The virtual MTA or pool that a message gets; undefined when it is refused. @param wanted what its header asks for */
function chosenFor(model: Model, client: Client, domain: string, wanted?: string): string | undefined {
  const headers = wanted === undefined ? [] : [{ name: 'X-Virtual-MTA', value: wanted }];
  return route(model, { client, from: SENDER, recipients: [`someone@${domain}`], headers }).virtualMta;
}

/** The pools and virtual MTAs that the client may ask for; none where it may not. */
function choosable(model: Model, { client }: WayIn, domain: string): string[] {
  const { vmtas } = model;
  const pools = [...vmtas.pools].map(({ name }) => name);
  const alone = reachableVirtualMtas(model).filter(
    (name) => vmtas.poolsOf(name).length === 0 && !vmtas.isDefault(name),
  );
  return [...pools, ...alone].slice(0, MOST_STREAMS).filter((name) => chosenFor(model, client, domain, name) === name);
}

function streamText(name: string | undefined, way: WayIn | undefined, domains: readonly string[]): string {
  const lines = [
    `name: ${quoted(name ?? 'mail')}`,
    `volume: ${VOLUME} # messages`,
    'arrival: batch # all at once; or constant, poisson, { hourly: [24 weights] } with an end',
    `from: ${SENDER}`,
    ...(name === undefined ? [] : [`virtualMta: ${quoted(name)} # asked for in X-Virtual-MTA`]),
    ...(way === undefined || way.text === '' ? [] : [`client: ${way.text}`]),
    ...recipientLines(domains),
  ];
  return `${way ? '' : REFUSED}  - ${lines.join('\n    ')}\n`;
}

const REFUSED = '  # As it is, the configuration takes mail from nobody that was tried: say who sends with client.\n';

function recipientLines(domains: readonly string[]): string[] {
  if (domains.length === 0) return ['recipients: consumer # a mix of the large providers'];
  const named = domains.map((domain) => `  ${quoted(domain)}: 10`);
  return ['recipients: # domains with their weights', ...named, "  'other-{1..100}.example': 20"];
}

/** Names that YAML would take for something else stand in quotes. */
function quoted(text: string): string {
  const isPlain = /^[a-z][\w.-]*$/i.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
