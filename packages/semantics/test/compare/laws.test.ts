/** What holds of `equivalent` for all configurations: asking both for everything is the judge. */
import type { CidrValue } from '@pmtakit/grammar';
import {
  type Model,
  type ModelOptions,
  type Setting,
  type Settings,
  type Subject,
  canonical,
  clientOf,
  differences,
  equivalent,
} from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BitsPrefix, addressBits, holds } from '../slow/addresses.ts';
import { modelOptions } from '../slow/answers.ts';
import { queueNodes, sourceNodes } from '../slow/generate.ts';
import { type Node, print } from '../slow/printing.ts';
import { addresses, domains, listeners, users, vmtasAsked } from '../slow/subjects.ts';
import { modelOf, shown } from './compare-texts.ts';

/** Two texts that differ little, so that they often do the same. */
const pairs = (nodes: fc.Arbitrary<Node[]>): fc.Arbitrary<[string, string]> =>
  nodes.chain((all) =>
    fc
      .array(fc.record({ kind: fc.constantFrom('drop', 'swap', 'repeat', 'move'), at: fc.nat(), to: fc.nat() }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((edits): [string, string] => {
        const text = print(all);
        return [text, `${edits.reduce(edited, text.trimEnd().split('\n')).join('\n')}\n`];
      }),
  );

interface Edit {
  readonly kind: string;
  readonly at: number;
  readonly to: number;
}

/** Changes one line; tags stay where they are. */
function edited(lines: readonly string[], { kind, at, to }: Edit): string[] {
  const own = [...lines.keys()].filter((index) => !lines[index]?.startsWith('<'));
  const [from, target] = [own[at % own.length], own[to % own.length]];
  if (from === undefined || target === undefined) return [...lines];
  const [line = '', other = ''] = [lines[from], lines[target]];
  switch (kind) {
    case 'drop':
      return lines.toSpliced(from, 1);
    case 'swap':
      return lines.with(from, other).with(target, line);
    case 'repeat':
      return lines.toSpliced(target, 0, line);
    default:
      return lines.toSpliced(from, 1).toSpliced(target, 0, line);
  }
}

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
const denseDomains = [...domains, ...moreDomains];
const keyDomains = ['example.com', 'x.example.com', 'example.net', 'example.org'];

/** Whether the configurations at work may spell names as they like. */
let isCaseIgnored = true;

/** What settings do, with all questions that can be asked of them. */
function answers(settings: Settings): Map<string, string> {
  const names = [...new Set(settings.all.map(({ name }) => name))];
  return new Map(names.map((name) => [name, answer(settings, name)]));
}

function answer(settings: Settings, name: string): string {
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

function settingsOf(model: Model, subject: Subject): Settings | undefined {
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
function bruteForce(before: Model, after: Model): Subject | undefined {
  return allSubjects(before).find((subject) => {
    const [first, second] = [before, after]
      .map((model) => settingsOf(model, subject))
      .map((settings) => settings && answers(settings));
    return [...(first ?? [])].some(([name, text]) => name !== 'domain-macro' && second?.get(name) !== text);
  });
}

/** Of all that was judged. */
const outcomes: (boolean | undefined)[] = [];

function judge([first, second]: [string, string], options: ModelOptions): void {
  isCaseIgnored = options.assumptions['name-case'] === 'ignored';
  const [before, after] = [modelOf(first, options), modelOf(second, options)];
  const verdict = equivalent(before, after);
  const because = `${first}\n---\n${second}`;
  outcomes.push(verdict.equal);
  if (verdict.equal) {
    expect(bruteForce(before, after), because).toBeUndefined();
    expect(equivalent(after, before).equal, because).toBe(true);
    return;
  }
  for (const difference of differences(before, after)) {
    const { subject, setting } = difference;
    const [own, other] = [before, after].map((model) => settingsOf(model, subject));
    if (!own || !other || setting === undefined) continue;
    expect(answer(own, setting), `${because}\n${shown(difference)}`).not.toBe(answer(other, setting));
  }
}

describe('equal means that no question has another answer, and not equal that the witness has', () => {
  it('for queues and virtual MTAs', () => {
    fc.assert(fc.property(pairs(queueNodes), modelOptions, judge), { numRuns: 600 });
  });

  it('for sources', () => {
    fc.assert(fc.property(pairs(sourceNodes), modelOptions, judge), { numRuns: 400 });
  });
});

it('the pairs that were drawn are of both kinds', () => {
  for (const outcome of [true, false]) expect(outcomes.filter((one) => one === outcome).length).toBeGreaterThan(200);
});

describe('a configuration', () => {
  it.each([
    ['of queues', queueNodes],
    ['of sources', sourceNodes],
  ])('%s is equal to itself', (_, nodes) => {
    fc.assert(
      fc.property(nodes, modelOptions, (all, options) => {
        expect(equivalent(modelOf(print(all), options), modelOf(print(all), options))).toEqual({ equal: true });
      }),
    );
  });
});
