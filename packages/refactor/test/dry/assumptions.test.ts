/** What is safe is so whatever PowerMTA does where its documentation is silent. */
import { Model, equivalent, loadProject, memoryFiles, otherReadings } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueNodes, sourceNodes } from '../../../semantics/test/slow/generate.ts';
import { type Node, print } from '../../../semantics/test/slow/printing.ts';
import { differenceText, refactorings } from '../../src/index.ts';
import { copiedQueues, copiedSources } from './copies.ts';
import { afterOf } from './refactored.ts';

function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

/** What comes out otherwise under another answer to an assumption. */
function otherwise(before: string, after: string): string[] {
  const [then, now] = [modelOf(before), modelOf(after)];
  return otherReadings(then).flatMap(({ name, answer, model }) => {
    const verdict = equivalent(model, now.under(name, answer));
    return verdict.equal === false ? `${name}=${answer}: ${differenceText(verdict.witness)}` : [];
  });
}

describe.each(refactorings.map(({ id }) => id))('%s', (id) => {
  it.each<[string, fc.Arbitrary<Node[]>]>([
    ['any queues', queueNodes],
    ['any sources', sourceNodes],
    ['copied queues', copiedQueues],
    ['copied sources', copiedSources],
  ])('is safe under all assumptions for %s', (_, nodes) => {
    const holds = (all: readonly Node[]): void => {
      const before = print(all);
      const after = afterOf(before, { only: id, isWanted: ({ safety }) => safety === 'safe' });
      if (after !== before) expect(otherwise(before, after), `${before}\n---\n${after}`).toEqual([]);
    };
    fc.assert(fc.property(nodes, holds), { numRuns: 25 });
  });
});
