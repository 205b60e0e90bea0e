/** Changes of behaviour in words, for a terminal and for Markdown. */
import {
  type Change,
  type ChangedClients,
  type ChangedSubject,
  type CeilingChange,
  type DomainCeiling,
  type DomainClass,
  type QueuePart,
  type Witness,
  twinOf,
} from '@pmtakit/semantics';

/** Longer lists are cut. */
const MOST_NAMES = 3;
/** So many exceptions are told; with more, what is meant is listed. */
const MOST_EXCEPTIONS = 6;
/** Of longer values, only what is not on both sides is told. */
const LONGEST_HEAD = 160;
/** Longer texts are cut. */
const LONGEST_TEXT = 400;

/** `a`, `a and b`, `a, b, c and 4 more`. */
export function listed(names: readonly string[], most = MOST_NAMES): string {
  const more = names.length - most;
  if (more > 1) return `${names.slice(0, most).join(', ')} and ${more} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

/** What changes: `max-msg-rate 100/h -> 200/h`. */
export function headText(change: Change): string {
  const { setting, before, after } = change;
  const existence = existenceText(change);
  if (existence !== undefined) return existence;
  const name = setting === undefined ? '' : `${setting} `;
  const plain = `${name}${before ?? 'nothing'} -> ${after ?? 'nothing'}`;
  return plain.length > LONGEST_HEAD && before !== undefined && after !== undefined
    ? `${name}${valuesText(before.split(', '), after.split(', '))}`
    : shortened(plain);
}

/** Of many values, those that are not on both sides. */
function valuesText(before: readonly string[], after: readonly string[]): string {
  const [own, other] = [new Set(before), new Set(after)];
  const gone = before.filter((value) => !other.has(value));
  const come = after.filter((value) => !own.has(value));
  if (gone.length + come.length === 0) return 'in another order';
  const parts = [
    ...(gone.length > 0 ? [`without ${listed(gone)}`] : []),
    ...(come.length > 0 ? [`with ${listed(come)}`] : []),
  ];
  return shortened(parts.join(', '));
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/** What is there on one side only, or has another name; undefined for what only says something else. */
function existenceText({ subject, setting, before, after, origins }: Change): string | undefined {
  if (setting !== undefined) return undefined;
  switch (subject.kind) {
    case 'virtual-mta':
      return thingText('virtual MTA', subject.virtualMtas, before, after);
    case 'pool':
      return thingText('pool', subject.pools, before, after);
    case 'acct-file':
      return thingText('accounting file', [subject.target], before, after);
    case 'list':
    case 'section': {
      const { before: own, after: other } = origins;
      const item = own ?? other;
      const isWhole = item?.kind === 'block' && item.name === subject.section && !(own && other);
      return isWhole ? `${sectionName(subject)} is ${own ? 'gone' : 'new'}` : undefined;
    }
    default:
      return undefined;
  }
}

function thingText(
  what: string,
  names: readonly string[],
  before: string | undefined,
  after: string | undefined,
): string {
  if (before !== undefined && after !== undefined) return `${what} ${before} is called ${after}`;
  const verb = names.length > 1 ? 'are' : 'is';
  return `${named(what, names)} ${verb} ${before === undefined ? 'new' : 'gone'}`;
}

function sectionName(subject: Extract<ChangedSubject, { kind: 'list' | 'section' }>): string {
  const name = subject.kind === 'list' ? subject.name : subject.argument;
  return `<${[subject.section, name].filter(Boolean).join(' ')}>`;
}

/** What it changes for, one line for each part; nothing where the head says it. */
export function subjectTexts(change: Change, all: number): string[] {
  const { subject, setting } = change;
  switch (subject.kind) {
    case 'server':
      return ['for the server'];
    case 'virtual-mta':
      return setting === undefined ? [] : [`for ${named('virtual MTA', subject.virtualMtas)}`];
    case 'pool':
      return setting === undefined ? [] : [`for ${named('pool', subject.pools)}`];
    case 'queue':
      return partTexts(subject.parts, all).map((text) => `for ${text}`);
    case 'source':
      return [`for ${clientsText(subject.clients)}`];
    case 'list':
      return listTexts(subject, existenceText(change) !== undefined, all);
    case 'acct-file':
      return setting === undefined ? [] : [`for the accounting file ${subject.target}`];
    case 'section':
      return existenceText(change) === undefined ? [`in ${sectionName(subject)}`] : [];
    default:
      return subject satisfies never;
  }
}

function named(what: string, names: readonly string[]): string {
  return `${what}${names.length > 1 ? 's' : ''} ${listed(names)}`;
}

function listTexts(subject: Extract<ChangedSubject, { kind: 'list' }>, isWhole: boolean, all: number): string[] {
  const users = clientsText(subject.clients);
  const usedBy = [...partTexts(subject.parts, all), ...(users === '' ? [] : [users])];
  return [...(isWhole ? [] : [`in ${sectionName(subject)}`]), ...usedBy.map((text) => `used for ${text}`)];
}

/** More parts are counted only. */
const MOST_PARTS = 3;

function partTexts(parts: readonly QueuePart[], all: number): string[] {
  const shown = parts.slice(0, MOST_PARTS).map((part) => partText(part, all));
  const more = parts.length - MOST_PARTS;
  return more > 0 ? [...shown, `${more} more groups of domains and virtual MTAs`] : shown;
}

function partText({ domains, virtualMtas, except, missing }: QueuePart, all: number): string {
  const exceptions = except.map(({ domain, virtualMtas: names }) => `${domain} through ${listed(names)}`);
  const but = exceptions.length > 0 ? `, but not ${listed(exceptions)}` : '';
  return `${domainsText(domains, missing)}, through ${vmtasText(virtualMtas, all)}${but}`;
}

function domainsText(domains: readonly DomainClass[], missing: readonly string[] | undefined): string {
  if (missing?.length === 0) return 'every domain';
  if (missing && missing.length <= MOST_EXCEPTIONS) return `every domain but ${listed(missing, MOST_EXCEPTIONS)}`;
  const named = domains.filter(({ kind }) => kind !== 'others').map(classText);
  const isWide = named.length < domains.length;
  if (!isWide) return listed(named);
  return named.length === 0 ? 'every other domain' : `${listed(named, MOST_NAMES)}, and every other domain`;
}

function classText({ kind, text }: DomainClass): string {
  if (kind === 'below') return `every other domain below ${text}`;
  if (kind === 'addresses')
    return /^(?:0\/0|::\/0)$/.test(text) ? `every other address literal (${text})` : `address literals in ${text}`;
  return text;
}

function vmtasText(names: readonly string[], all: number): string {
  return names.length === all ? 'every virtual MTA' : listed(names);
}

function clientsText({ networks, users, listeners, pickup }: ChangedClients): string {
  return [
    ...(networks.length > 0 ? [`clients from ${listed(networks.map(networkText))}`] : []),
    ...(users.length > 0 ? [`${users.length > 1 ? 'users' : 'user'} ${listed(users)}`] : []),
    ...(listeners.length > 0 ? [`clients that connect to ${listed(listeners)}`] : []),
    ...(pickup ? ['files in the pickup directory'] : []),
  ].join('; ');
}

function networkText(network: string): string {
  if (network === '0/0') return 'every other IPv4 address';
  return network === '::/0' ? 'every other IPv6 address' : network;
}

/** A case in which a change shows; nothing where the subject is one. */
export function witnessText({ domain, virtualMta, address, listener, user, pickup }: Witness): string | undefined {
  if (domain !== undefined) return `${domain}/${virtualMta}`;
  if (pickup) return 'a file in the pickup directory';
  const client = [
    ...(address === undefined ? [] : [`a client from ${address}`]),
    ...(listener === undefined ? [] : [`connected to ${listener}`]),
    ...(user === undefined ? [] : [`logged in as ${user}`]),
  ];
  return client.length > 0 ? client.join(', ') : undefined;
}

/** `the reply "421 4.7.0": mode=backoff -> no line takes it`. */
export function listWitnessText({ list }: Witness): string | undefined {
  if (!list) return undefined;
  const nothing = 'no line takes it';
  return `the ${list.what} "${list.text}": ${list.before ?? nothing} -> ${list.after ?? nothing}`;
}

/** `gmail.com: 5,000/h to 15,000/h over 3 virtual MTAs`; domains of which the same is told stand together. */
export function ceilingTexts(changes: readonly CeilingChange[]): string[] {
  const same = Map.groupBy(
    changes,
    ({ before, after }) => `${numbersText(before, after)} over ${widthText(before, after)}${reasonText(before, after)}`,
  );
  return Array.from(same, ([text, some]) => {
    const names = some
      .flatMap(({ domains }) => domains)
      .map((domain) => (domain === '*' ? 'every other domain' : domain));
    return `${listed(names)}: ${text}`;
  });
}

const periods = [
  ['perHour', '/h'],
  ['perDay', '/day'],
  ['perSecond', '/s'],
] as const;

/** The rate of an hour where it changes, or else of another time; and the connections. */
function numbersText(before: DomainCeiling, after: DomainCeiling): string {
  const [period, unit] = periods.find(([name]) => before[name] !== after[name]) ?? [undefined, ''];
  const rate = period === undefined ? [] : [`${counted(before[period], unit)} to ${counted(after[period], unit)}`];
  const isWider = before.connections !== after.connections;
  const connections = isWider ? [`${counted(before.connections)} to ${counted(after.connections)} connections`] : [];
  return [...rate, ...connections].join(', ');
}

function counted(count: number, unit = ''): string {
  return Number.isFinite(count) ? `${Math.floor(count).toLocaleString('en-US')}${unit}` : 'unlimited';
}

function widthText(before: DomainCeiling, after: DomainCeiling): string {
  const [own, other] = [before, after].map(({ queues }) => new Set(queues.map(({ queue }) => queue.virtualMta)).size);
  const count = own === other ? `${own}` : `${own}, now ${other},`;
  return `${count} virtual MTA${other === 1 ? '' : 's'}`;
}

function reasonText(before: DomainCeiling, after: DomainCeiling): string {
  const [own, other] = [before, after].map(
    ({ winner, connectionWinner }) => (winner ?? connectionWinner)?.reason ?? 'nothing',
  );
  return own === other ? ` (held back by ${own})` : ` (held back by ${own}, now by ${other})`;
}

/** Where no line says anything: that the setting has the value of another one by default. */
export function followsText({ setting, origins }: Change): string | undefined {
  const followed = setting === undefined || origins.before || origins.after ? undefined : twinOf(setting);
  return followed === undefined ? undefined : `no line sets it, so it follows ${followed}`;
}
