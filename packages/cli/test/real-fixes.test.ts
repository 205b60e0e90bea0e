/** All fixes on real files and on our own: they come to an end, change nothing that they say they keep, and apply. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FixReport, type RuleSettings, applyFixes, lintProject } from '@pmtakit/linter';
import { Model, equivalent, loadProject, memoryFiles } from '@pmtakit/semantics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editsDiff } from '../src/diff.ts';
import { hasProgram, runProgram } from './command-line.ts';

const folders = ['../../../../shared/corpus/', '../../../fixtures/broken/', '../../../fixtures/demo/'];
const files = folders
  .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.conf'));

const everything: RuleSettings = { preset: 'all', rules: new Map() };

/** What a file includes is another matter: without it nothing could be proven. */
function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}), followIncludes: false }));
}

function fix(text: string, suggestions: boolean): FixReport {
  return applyFixes(
    {
      open: (texts) => [modelOf(texts.get('config') ?? text)],
      lint: (models) => models.flatMap((model) => lintProject(model.project, model, { settingsFor: () => everything })),
    },
    { suggestions },
  );
}

function withoutIncludes(path: string): string {
  return readFileSync(path, 'latin1').replaceAll(/^([ \t]*)include\b/gim, '$1#include');
}

describe.each(files.map((path) => [basename(path), path]))('%s', (name, path) => {
  const before = withoutIncludes(path);

  it('keeps its meaning through all safe fixes, which are done in one run', () => {
    const { files: changed, isEndless } = fix(before, false);
    const after = changed[0]?.after ?? before;
    expect(isEndless).toBe(false);
    expect(equivalent(modelOf(before), modelOf(after))).toEqual({ equal: true });
    expect(fix(after, false).files).toEqual([]);
  });

  it('comes to an end with all suggestions, as a diff that applies', async () => {
    const { files: changed, isEndless } = fix(before, true);
    expect(isEndless).toBe(false);
    for (const { after, edits } of changed) {
      expect(fix(after, true).files).toEqual([]);
      await writePatch(name, before, edits, after);
    }
  });
});

let checkout = '';
beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'pmtakit-'));
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

/** Puts a text into a folder and has git change it by the diff. */
async function writePatch(
  name: string,
  before: string,
  edits: Parameters<typeof editsDiff>[2],
  after: string,
): Promise<void> {
  if (!hasProgram('git')) return;
  const path = join(checkout, name);
  writeFileSync(path, before, 'latin1');
  writeFileSync(`${path}.patch`, await editsDiff(name, before, edits), 'latin1');
  expect(runProgram('git', ['apply', '--check', `${name}.patch`], { cwd: checkout }).stderr).toBe('');
  expect(runProgram('git', ['apply', `${name}.patch`], { cwd: checkout }).code).toBe(0);
  expect(readFileSync(path, 'latin1')).toBe(after);
}

describe('real files', () => {
  it.skipIf(existsSync(new URL('../../../../shared/corpus/', import.meta.url)))(
    'are not there: shared/ is missing, so only our own fixtures were mended',
    () => undefined,
  );
});
