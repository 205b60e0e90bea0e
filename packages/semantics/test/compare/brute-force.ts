/** Asks two models for everything, in the plainest way. */
import type { CidrValue } from '@pmtakit/grammar';
import { type Model, type Setting, type Settings, type Subject, canonical, clientOf } from '@pmtakit/semantics';
import { type BitsPrefix, addressBits, holds } from '../slow/addresses.ts';
import { addresses, domains, listeners, users, vmtasAsked } from '../slow/subjects.ts';

const moreDomains = [
  'com',
  'net',
  'x.com',
  'x.example.com',
  'x.a.example.com',
  'x.invalid',
  'a.queue',
  '[198.51.100.1]',
];
export const denseDomains = [...domains, ...moreDomains];
const keyDomains = ['example.com', 'x.example.com', 'example.net', 'example.org'];

/** Whether the configurations at work may spell names as they like. */
let isCaseIgnored = true;

export function ignoreCase(ignored: boolean): void {
  isCaseIgnored = ignored;
}

/** What settings do, with all questions that can be asked of them. */
function answers(settings: Settings): Map<string, string> {
  const names = [...new Set(settings.all.map(({ name }) => name))];
  return new Map(names.map((name) => [name, answer(settings, name)]));
}

export function answer(settings: Settings, name: string): string {
  const all = settings.of(name);
  if (name.startsWith('source-ip-'))
    return [...addresses, '10.0.0.1', '192.0.2.7'].map((ip) => limitFor(settings, name, ip)).join();
  if (name === 'domain-key') return keyDomains.map((domain) => keyFor(settings, domain)).join();
  // Which source a listener gives is asked for clients, and the order of listeners does not count.
  if (name === 'smtp-listener')
    return [...new Set(all.map(({ value }) => (value ? canonical(value) : '')))].sort().join();
  return all.map((setting) => (setting.isCleared ? '' : spelling(setting))).join('\n');
}

/** Names of virtual MTAs are drawn in several spellings. */
function spelling({ value, canonical: text }: Setting): string {
  return value?.kind === 'reference' && isCaseIgnored ? text.toLowerCase() : text;
}

/** The value of the narrowest network. */
function limitFor(settings: Settings, name: string, ip: string): string {
  const address = addressBits(ip);
  let [best, length] = ['Infinity', -1];
  for (const { values } of settings.of(name)) {
    const [network, value] = values;
    const bits = network?.kind === 'cidr' ? bitsOf(network) : undefined;
    if (!bits || !address || !holds(bits, address, false) || bits.bits.length <= length) continue;
    [best, length] = [value ? canonical(value) : '', bits.bits.length];
  }
  return best;
}

function bitsOf({ version, address, prefix }: CidrValue): BitsPrefix {
  const bits = address.toString(2).padStart(version === 4 ? 32 : 128, '0');
  return { version, bits: bits.slice(0, prefix), any: false };
}

/** The first key for a domain or one above it. */
function keyFor(settings: Settings, domain: string): string {
  const found = settings.of('domain-key').find(({ text = '' }) => {
    const [, own = ''] = text.split(',');
    return own === '*' || `.${domain}`.endsWith(`.${own}`);
  });
  return found?.text ?? 'none';
}

export function settingsOf(model: Model, subject: Subject): Settings | undefined {
  switch (subject.kind) {
    case 'queue':
      return model.queue(subject);
    case 'virtual-mta':
      return model.virtualMta(subject.virtualMta);
    case 'source':
      return model.source(clientOf(subject));
    case 'server':
      return model.server;
    default:
      return undefined;
  }
}

function allSubjects(model: Model): Subject[] {
  const vmtas = vmtasAsked.filter((virtualMta) => virtualMta === '{default}' || model.vmtas.vmta(virtualMta));
  const known = users.filter((user) => model.symbols.defined('smtp-user', user).length > 0);
  return [
    { kind: 'server' },
    ...vmtas.map((virtualMta): Subject => ({ kind: 'virtual-mta', virtualMta })),
    ...vmtas.flatMap((virtualMta) => denseDomains.map((domain): Subject => ({ kind: 'queue', domain, virtualMta }))),
    { kind: 'source', pickup: true },
    ...addresses.flatMap((address) => [
      { kind: 'source', address } as const,
      ...known.map((user): Subject => ({ kind: 'source', address, user })),
      ...listeners.flatMap((listener): Subject[] => [
        { kind: 'source', address, listener },
        ...known.map((user): Subject => ({ kind: 'source', address, listener, user })),
      ]),
    ]),
  ];
}

/** The first subject of which the two say something else. */
export function bruteForce(before: Model, after: Model): Subject | undefined {
  return allSubjects(before).find((subject) => {
    const [first, second] = [before, after]
      .map((model) => settingsOf(model, subject))
      .map((settings) => settings && answers(settings));
    return [...(first ?? [])].some(([name, text]) => name !== 'domain-macro' && second?.get(name) !== text);
  });
}
