/** What holds of `behaviourDiff` for all configurations: each change is true, and nothing that changes is left out. */
import {
  type Change,
  type DomainClass,
  type Model,
  type ModelOptions,
  type QueuePart,
  behaviourDiff,
  differences,
  matchesDomain,
} from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions } from '../slow/answers.ts';
import { queueNodes, sourceNodes } from '../slow/generate.ts';
import { SlowResolver } from '../slow/resolver.ts';
import type { Answer } from '../slow/settle.ts';
import { vmtas } from '../slow/subjects.ts';
import { domainWords, sourceWords, vmtaWords } from '../slow/words.ts';
import { answer, denseDomains, ignoreCase } from './brute-force.ts';
import { modelOf } from './compare-texts.ts';
import { pairs } from './edited-texts.ts';

interface Judged {
  readonly texts: readonly [string, string];
  readonly options: ModelOptions;
  readonly models: readonly [Model, Model];
  readonly changes: readonly Change[];
}

function judged(texts: readonly [string, string], options: ModelOptions): Judged {
  ignoreCase(options.assumptions['name-case'] === 'ignored');
  const models = [modelOf(texts[0], options), modelOf(texts[1], options)] as const;
  const diff = behaviourDiff(...models);
  expect(diff.equal, texts.join('---\n')).toBe(
    diff.changes.length > 0 ? false : diff.notCompared.length > 0 ? undefined : true,
  );
  return { texts, options, models, changes: diff.changes };
}

/** The independent resolver says something else on both sides. */
function expectTrueWitness({ texts, options }: Judged, { subject, setting, witness }: Change): void {
  const [before, after] = texts.map((text) => new SlowResolver(text, options));
  // PowerMTA refuses virtual MTAs that are in two pools with sections.
  const isTaken = (resolver: SlowResolver | undefined): boolean =>
    resolver?.queues.isTaken(witness.virtualMta ?? '') ?? false;
  if (!isTaken(before) || !isTaken(after)) return;
  const ask = ({ queues, sources }: SlowResolver): Answer[] => {
    const { domain, virtualMta = '', listener, ...client } = witness;
    if (subject.kind === 'source')
      return sources.source({ ...client, ...(listener && { listener: plainAddress(listener) }) });
    return domain === undefined ? queues.virtualMta(virtualMta) : queues.queue(domain, virtualMta);
  };
  const meaning = (resolver: SlowResolver | undefined): unknown =>
    resolver &&
    ask(resolver)
      .filter(({ name }) => name === setting)
      .map((one) => one.meaning);
  expect(meaning(before), `${texts.join('---\n')}\n${setting} ${JSON.stringify(witness)}`).not.toEqual(meaning(after));
}

/** Whether a change says that it is also one of a queue. */
function covers({ models }: Judged, change: Change, setting: string, domain: string, virtualMta: string): boolean {
  if (change.setting !== setting || change.subject.kind !== 'queue') return false;
  const keys = models.flatMap((model) => relevantKeys(model, setting, virtualMta));
  const isSame = (other: string): boolean =>
    !other.startsWith('[') && keys.every((key) => takes(key, other) === takes(key, domain));
  return change.subject.parts.some((part) => isIn(part, virtualMta, isSame));
}

function isIn(part: QueuePart, virtualMta: string, isSame: (domain: string) => boolean): boolean {
  return (
    part.virtualMtas.includes(virtualMta) &&
    part.domains.some((one: DomainClass) => isSame(one.domain)) &&
    !part.except.some((one) => one.virtualMtas.includes(virtualMta) && isSame(one.domain))
  );
}

/** The patterns that may make a difference for a setting. */
function relevantKeys({ queues }: Model, setting: string, virtualMta: string): string[] {
  return queues
    .tablesOf(virtualMta)
    .flatMap((table) =>
      table.blocks
        .filter((block) => table.scope === 'global' || mentions(block, setting))
        .flatMap((block) => table.keysOf(block)),
    );
}

const olderNames: Readonly<Record<string, readonly string[]>> = {
  'max-msg-rate': ['max-msg-per-hour'],
  'backoff-max-msg-rate': ['max-msg-rate', 'max-msg-per-hour'],
  'max-rcpt-per-message': ['max-rcpt-per-transaction'],
  'backoff-max-data-volume-rate': ['max-data-volume-rate'],
  'smtp-hosts': ['route'],
  'source-ip-max-smtp-out': ['max-smtp-out-per-source-ip'],
};

function mentions(block: Model['whole'], setting: string): boolean {
  return [...block.lines()].some(({ name }) => name === setting || olderNames[setting]?.includes(name));
}

function takes(key: string, domain: string): boolean {
  return key.startsWith('[') && !key.startsWith('[*.]') ? false : matchesDomain(key, domain);
}

/** Every queue setting that comes out otherwise is in a change, and every one in a change comes out otherwise. */
function expectExactQueues(all: Judged): void {
  const [before, after] = all.models;
  const named = vmtas.filter((name) => before.vmtas.vmta(name)?.name === name && after.vmtas.vmta(name));
  for (const virtualMta of ['{default}', ...named]) {
    for (const domain of denseDomains.filter((one) => !one.startsWith('['))) {
      const queue = { domain: domain.toLowerCase(), virtualMta };
      const settings = [before.queue(queue), after.queue(queue)] as const;
      const isSet = (name: string): boolean => settings.some((one) => one.of(name).some(({ isDefault }) => !isDefault));
      const names = new Set(settings.flatMap((one) => one.all.map(({ name }) => name)));
      for (const name of [...names].filter((one) => isSet(one) || one.startsWith('backoff-max-'))) {
        const differs = answer(settings[0], name) !== answer(settings[1], name);
        const isTold = all.changes.some((change) => covers(all, change, name, queue.domain, virtualMta));
        expect(isTold, `${all.texts.join('---\n')}\n${name} of ${domain}/${virtualMta}`).toBe(differs);
      }
    }
  }
}

/** With narrow sections first, or some that hide others, patterns count that do not name the setting. */
function isPlain({ assumptions }: ModelOptions): boolean {
  return (
    assumptions.resolution === 'scope-first' &&
    assumptions['literal-over-macro'] === 'merge' &&
    assumptions['duplicate-blocks'].startsWith('merge')
  );
}

/** `192.0.2.1:25`. */
function plainAddress(listener: string): string {
  return listener.replace(/^\[([^:]*)\]/, '$1');
}

const knownWords = new Set([...domainWords, ...vmtaWords, ...sourceWords].map(({ name }) => name));

/**
 * Whether the independent resolver can tell: it does not know that sources inherit from the top level, and has another
 * order of `0/0` and `::/0`, which nobody documents.
 */
function isJudged({ subject, setting = '', origins, witness }: Change): boolean {
  if (!knownWords.has(setting)) return false;
  if (subject.kind === 'source' && witness.address?.includes(':')) return false;
  if (subject.kind === 'source') return [origins.before, origins.after].every((item) => !item || item.parent?.parent);
  return subject.kind === 'queue' || subject.kind === 'virtual-mta';
}

const outcomes: number[] = [];

function judge(texts: [string, string], options: ModelOptions): void {
  const all = judged(texts, options);
  outcomes.push(all.changes.length);
  expect(all.changes.length > 0, texts.join('---\n')).toBe(!differences(...all.models).next().done);
  for (const change of all.changes) {
    if (isJudged(change)) expectTrueWitness(all, change);
  }
  if (isPlain(options)) expectExactQueues(all);
}

describe('changes are true and complete', () => {
  it('for queues and virtual MTAs', () => {
    fc.assert(fc.property(pairs(queueNodes), modelOptions, judge), { numRuns: 300 });
  });

  it('for sources', () => {
    fc.assert(fc.property(pairs(sourceNodes), modelOptions, judge), { numRuns: 300 });
  });
});

it('the pairs that were drawn are of both kinds', () => {
  expect(outcomes.filter((count) => count > 0).length).toBeGreaterThan(100);
  expect(outcomes.filter((count) => count === 0).length).toBeGreaterThan(100);
});
