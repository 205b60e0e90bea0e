import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Model, loadProject, memoryFiles, validateProject } from '@pmtakit/semantics';
import { corpus, unmarkedFiles } from './unmarked-files.ts';

const page = new URL('../../../docs/real-files.md', import.meta.url);

describe('errors in real files', () => {
  it.skipIf(!existsSync(corpus))(
    'are those that docs/real-files.md explains (skipped where shared/ is not there)',
    () => {
      expect(found()).toEqual(explained());
    },
  );
});

/** `file rule` with its count, for the rows of the page. */
function explained(): Record<string, number> {
  const rows = readFileSync(page, 'utf8').matchAll(/^\| (\S+\.conf) +\| (\S+) +\| (\d+) +\|/gm);
  return Object.fromEntries([...rows].map(([, file, rule, count]) => [`${file} ${rule}`, Number(count)]));
}

function found(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const file of unmarkedFiles()) {
    const text = readFileSync(new URL(file, corpus), 'utf8');
    const project = loadProject({ path: file, text }, { files: memoryFiles({}) });
    for (const { rule, severity } of validateProject(new Model(project)).get(project.main) ?? []) {
      const key = `${file} ${rule}`;
      if (severity === 'error' && rule !== 'include-missing') counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}
