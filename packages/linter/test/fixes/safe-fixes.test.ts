/** What a fix calls itself is true: a safe one leaves everything as it was, which the model proves. */
import { applyEdits } from '@pmtakit/grammar';
import { Model, equivalent, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/index.ts';
import { findingsOf } from '../expect-findings.ts';
import { blocksOf, pageOf } from '../pages.ts';

const examples = rules.flatMap(({ id }) =>
  blocksOf(pageOf(id)).flatMap(({ info, line, text }): [string, string, string][] =>
    info === 'pmta bad' ? [[id, `${id}.md:${line}`, text]] : [],
  ),
);

function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

describe('safe fixes of the examples', () => {
  it.each(examples)('of %s change nothing (%s)', (id, _, text) => {
    const found = findingsOf(id, text)[0]?.diagnostics ?? [];
    for (const { rule, fix } of found) {
      if (rule !== id || !fix?.safe) continue;
      const verdict = equivalent(modelOf(text), modelOf(applyEdits(text, fix.edits)));
      expect(verdict.equal === false ? `${verdict.witness.setting}` : verdict.equal).toBe(true);
    }
  });
});
