/** The cases of grammar/test/textmate, with the tester that editors' grammars are tested with. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const folder = fileURLToPath(new URL('../textmate/', import.meta.url));
const grammar = fileURLToPath(new URL('../../syntax/pmta.tmLanguage.json', import.meta.url));
const tester = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/unit.js');

function tryCase(path: string): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, [tester, '-g', grammar, path], { encoding: 'utf8' });
}

it.each(readdirSync(folder))('%s', (name) => {
  const { status, stdout } = tryCase(join(folder, name));
  expect(status, stdout).toBe(0);
});

it('a case that is wrong fails', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'pmtakit-'));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const wrong = readFileSync(join(folder, 'tags.pmta'), 'utf8').replace('entity.name.section', 'string');
  writeFileSync(join(scratch, 'wrong.pmta'), wrong);
  expect(tryCase(join(scratch, 'wrong.pmta'))).toMatchObject({ status: 255 });
});
