/** What holds of every refactoring for all configurations: it changes nothing but what it tells, or it refuses. */
import { SourceFile, applyEdits, parse, print as printTree } from '@pmtakit/grammar';
import type { ModelOptions, clientOf } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions } from '../../../semantics/test/slow/answers.ts';
import { queueNodes, sourceNodes } from '../../../semantics/test/slow/generate.ts';
import { type Node, print } from '../../../semantics/test/slow/printing.ts';
import { SlowResolver } from '../../../semantics/test/slow/resolver.ts';
import type { Answer } from '../../../semantics/test/slow/settle.ts';
import { addresses, domains, listeners, users, vmtasAsked } from '../../../semantics/test/slow/subjects.ts';
import { type RunReport, inlines, refactorings } from '../../src/index.ts';
import { copiedQueues, copiedSources } from './copies.ts';
import { proposalsFor, refactored } from './refactored.ts';

/** What the slow resolver says of all subjects, but for what a run changed on purpose. */
type Ask = (slow: SlowResolver, intended: RunReport['intended']) => string[];

const askQueues: Ask = ({ queues }, intended) => {
  const gone = new Set(
    intended.flatMap(({ subject }) => (subject.kind === 'virtual-mta' ? subject.virtualMta.toLowerCase() : [])),
  );
  const names = new Set(intended.flatMap(({ subject, setting }) => (subject.kind === 'queue' ? setting : [])));
  return vmtasAsked.flatMap((vmta) =>
    queues.isTaken(vmta) && !gone.has(vmta.toLowerCase())
      ? [
          `${vmta}: ${shown(queues.virtualMta(vmta))}`,
          ...domains.map(
            (domain) =>
              `${domain}/${vmta}: ${shown(queues.queue(domain, vmta).filter(({ name }) => !names.has(name)))}`,
          ),
        ]
      : [],
  );
};

const askSources: Ask = ({ sources }, intended) => {
  const names = new Set(intended.map(({ setting }) => setting));
  const known = users.filter((user) => sources.hasUser(user));
  const clients: Parameters<typeof clientOf>[0][] = addresses.flatMap((address) => [
    { address, listener: listeners[0] },
    ...known.map((user) => ({ address, listener: listeners[0], user })),
  ]);
  return [...clients, { pickup: true as const }].map((client) =>
    shown(sources.source(client).filter(({ name }) => !names.has(name))),
  );
};

function shown(answers: readonly Answer[]): string {
  const keys = new Set<string>();
  const texts = answers
    .filter(({ name, meaning = '' }) => name !== 'domain-key' || isNewKey(keys, meaning))
    .map(({ name, meaning = '-' }) => `${name} ${plain.get(meaning) ?? meaning}`);
  const isUnlimited = texts.every((text) => !text.startsWith('source-ip-') || text.endsWith(' unlimited'));
  const shown = isUnlimited ? texts.filter((text) => !text.startsWith('source-ip-')) : texts;
  return shown.join('\n').replaceAll(/(-rate) 0$/gm, '$1 unlimited');
}

/** Values that are the same as what holds when nothing is set. */
const plain = new Map([
  ['no', 'false'],
  ['yes', 'true'],
  ['""', '-'],
]);

/** A key behind one for the same domain, or one above it, is never used. */
function isNewKey(known: Set<string>, key: string): boolean {
  const domain = (key.split(',')[1] ?? '').trim().toLowerCase();
  const labels = domain.split('.');
  const isShadowed = ['*', ...labels.map((_, index) => labels.slice(index).join('.'))].some((one) => known.has(one));
  if (!/[{$]/.test(domain)) known.add(domain);
  return !isShadowed || /[{$]/.test(domain);
}

/** @returns how many changes were made in all samples */
function judge(only: string, nodes: fc.Arbitrary<Node[]>, ask: Ask): number {
  let made = 0;
  fc.assert(
    fc.property(nodes, modelOptions, (all, options) => {
      const before = print(all);
      const report = refactored(before, { only, options });
      const { after = before, edits = [] } = report.files[0] ?? {};
      made += report.applied.length;
      expect(applyEdits(before, edits)).toBe(after);
      expect(printTree(parse(new SourceFile('config', after)))).toBe(after);
      expectDone(report, after, only, options);
      if (after === before) return;
      const [now, then] = [after, before].map((text) => ask(new SlowResolver(text, options), report.intended));
      expect(now, `${before}\n---\n${after}`).toEqual(then);
    }),
    { numRuns: 50 },
  );
  return made;
}

/** A second run finds what was refused, at most. */
function expectDone({ refused }: RunReport, after: string, only: string, options: ModelOptions): void {
  expect(proposalsFor(after, only, options), after).toHaveLength(refused.length);
}

describe.each([...refactorings, ...inlines].map(({ id }) => id))('%s', (id) => {
  it('changes nothing for queues and virtual MTAs', () => {
    judge(id, queueNodes, askQueues);
  });

  it('changes nothing for sources', () => {
    judge(id, sourceNodes, askSources);
  });

  it('changes nothing where much is copied', () => {
    const made = [judge(id, copiedQueues, askQueues), judge(id, copiedSources, askSources)];
    expect(Math.max(...made) > 2).toBe(!rare.has(id));
  });
});

/** What needs things that are not in these samples; the tests of each have them. */
const rare = new Set(['unused-definitions', 'collapse-networks', 'shared-patterns', 'inline-macros']);
