/** Nothing in the healthy fixtures is dead, and what is found in real files can go. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Model, deadLines, diskFiles, equivalent, loadProject } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../compare/compare-texts.ts';
import { shown } from './dead-in.ts';

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

describe('healthy fixtures', () => {
  it.each(['small-sender/pmta.conf', 'regional-sender/config', 'agency/pmta.conf', 'platform/config'])('%s', (path) => {
    const text = readFileSync(fixtures + path, 'utf8');
    const model = new Model(loadProject({ path: fixtures + path, text }, { files: diskFiles }));
    expect(deadLines(model).map(shown)).toEqual([]);
  });
});

describe('real files', () => {
  it.skipIf(!existsSync(corpus))('do the same without their dead settings (skipped where shared/ is not there)', () => {
    let count = 0;
    for (const path of globSync('*.conf', { cwd: corpus }).sort()) {
      const text = readFileSync(corpus + path, 'utf8');
      const model = modelOf(text);
      const spans = deadLines(model).flatMap(({ kind, item }) => (kind === 'setting' ? [item.span] : []));
      count += spans.length;
      const rest = spans
        .toSorted((a, b) => b.start - a.start)
        .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
      expect(equivalent(model, modelOf(rest)).equal, path).not.toBe(false);
    }
    expect(count).toBeGreaterThan(20);
  });
});
