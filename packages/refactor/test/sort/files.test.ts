/** Fixtures and real files. Nothing of the real ones is shown. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Model, diskFiles, equivalent, loadProject, overlayFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { sortBlocks, sortText } from '../../src/index.ts';

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

function filesIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return paths.filter((path) => /(?:\.conf|config)$/.test(path));
}

function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: diskFiles, followIncludes: false }));
}

/** True where something moved. */
function expectSorted(text: string): boolean {
  const file = sortText(text);
  if (!file) throw new Error('no file');
  const nonBlank = (all: string): string[] =>
    all
      .split(/\r\n|[\r\n]/)
      .filter((line) => line.trim() !== '')
      .sort();
  expect(nonBlank(file.after).join('\n') === nonBlank(text).join('\n')).toBe(true);
  expect(file.refused.length).toBe(0);
  expect(equivalent(modelOf(text), modelOf(file.after)).equal === false).toBe(false);
  const again = sortText(file.after);
  expect(again?.after === file.after).toBe(true);
  expect(again?.stops.length).toBe(file.stops.length);
  return file.after !== text;
}

describe('sorting keeps the meaning', () => {
  it.each(filesIn(fixtures))('of the fixture %s', (path) => {
    expectSorted(readFileSync(fixtures + path, 'utf8'));
  });

  it.skipIf(!existsSync(corpus))('of every real file (skipped where shared/ is not there)', () => {
    const moved = filesIn(corpus).filter((path) => expectSorted(readFileSync(corpus + path, 'utf8')));
    expect(moved.length).toBeGreaterThan(40);
  });

  it.each(['small-sender/pmta.conf', 'regional-sender/config', 'agency/pmta.conf', 'platform/config'])(
    'of the configuration %s with all that it includes',
    (main) => {
      const path = fixtures + main;
      const open = (texts: ReadonlyMap<string, string>): Model[] => {
        const text = texts.get(path) ?? readFileSync(path, 'utf8');
        return [new Model(loadProject({ path, text }, { files: overlayFiles(diskFiles, texts) }))];
      };
      const files = sortBlocks({ open });
      const after = new Map(files.map((file) => [file.path, file.after]));
      const [[before], [sorted]] = [open(new Map()), open(after)];
      if (!before || !sorted) throw new Error('no model');
      expect(files.map((file) => file.path)).toEqual(before.project.files.map((file) => file.path));
      expect(files.flatMap(({ refused }) => refused)).toEqual([]);
      expect(equivalent(before, sorted)).toEqual({ equal: true });
    },
  );
});
