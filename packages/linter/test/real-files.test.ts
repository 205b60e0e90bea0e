/** What the recommended rules of this package find in real files, as docs/real-files.md tells it. */
import { existsSync, readFileSync } from 'node:fs';
import { Model, checks, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { corpus, unmarkedFiles } from '../../semantics/test/unmarked-files.ts';
import { lintProject } from '../src/index.ts';

const page = new URL('../../../docs/real-files.md', import.meta.url);
const ofValidator = new Set(checks.map(({ id }) => id));

describe('findings in real files', () => {
  it.skipIf(!existsSync(corpus))('are those that docs/real-files.md tells (skipped where shared/ is not there)', () => {
    expect(found()).toEqual(told());
  });
});

function told(): Record<string, number> {
  const rows = readFileSync(page, 'utf8').matchAll(/^\| \[(\S+)\]\(rules\/\S+\) +\| (\d+) +\|/gm);
  return Object.fromEntries([...rows].map(([, rule, count]) => [rule, Number(count)]));
}

function found(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const path of unmarkedFiles()) {
    const text = readFileSync(new URL(path, corpus), 'utf8');
    const project = loadProject({ path, text }, { files: memoryFiles({}) });
    for (const { rule } of lintProject(project, new Model(project)).flatMap(({ diagnostics }) => diagnostics)) {
      if (!ofValidator.has(rule)) counts[rule] = (counts[rule] ?? 0) + 1;
    }
  }
  return counts;
}
