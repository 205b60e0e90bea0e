/** The formatted text does the same as the text before, by the model. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Model, equivalent, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { format } from '../src/index.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));

function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

function filesIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return paths.filter((path) => /(?:\.conf|config)$/.test(path));
}

function expectSameMeaning(text: string): void {
  expect(equivalent(modelOf(text), modelOf(format(text)))).toEqual({ equal: true });
}

describe('formatting keeps the meaning', () => {
  it.each(filesIn(fixtures))('of the fixture %s', (path) => {
    expectSameMeaning(readFileSync(fixtures + path, 'utf8'));
  });

  it.skipIf(!existsSync(corpus))('of every real file (skipped where shared/ is not there)', () => {
    for (const path of filesIn(corpus)) expectSameMeaning(readFileSync(corpus + path, 'utf8'));
  });

  it('which this test can tell', () => {
    const text = '<domain example.com>\n  max-smtp-out 2\n</domain>\n';
    const verdict = equivalent(modelOf(text), modelOf(text.replace('2', '3')));
    expect(verdict).toMatchObject({ equal: false, witness: { setting: 'max-smtp-out', before: '2', after: '3' } });
  });
});
