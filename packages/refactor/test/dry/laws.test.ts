/** What holds of every refactoring for all configurations: it changes nothing but what it tells, or it refuses. */
import { SourceFile, applyEdits, parse, print as printTree } from '@pmtakit/grammar';
import type { ModelOptions } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions } from '../../../semantics/test/slow/answers.ts';
import { queueNodes, sourceNodes } from '../../../semantics/test/slow/generate.ts';
import { type Node, print } from '../../../semantics/test/slow/printing.ts';
import { SlowResolver } from '../../../semantics/test/slow/resolver.ts';
import { type RunReport, inlines, onDemand, refactorings } from '../../src/index.ts';
import { copiedQueues, copiedSources } from './copies.ts';
import { proposalsFor, refactored } from './refactored.ts';
import { type Ask, askQueues, askSources } from './slow-questions.ts';

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

/** What has no law of its own. */
const inOneFile = onDemand.filter(({ id }) => id !== 'includes');

describe.each([...refactorings, ...inlines, ...inOneFile].map(({ id }) => id))('%s', (id) => {
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
const rare = new Set([
  'unused-definitions',
  'collapse-networks',
  'shared-patterns',
  'inline-macros',
  'inline-patterns',
  'inline-includes',
  'spelling',
]);
