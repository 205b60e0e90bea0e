/** The commands of the extension ask the tools as they stand in it, which `npm test` builds first. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refactoringsIn } from '../src/findings.ts';
import { type ToolRun, ToolError, runScript, saysNoMain, scriptIn } from '../src/tool-call.ts';
import { extensionFolder } from './extension-folder.ts';

const CONFIG = '<domain a.com>\n    max-smtp-out 20\n</domain>\n<domain b.com>\n    max-smtp-out 20\n</domain>\n';
const folder = mkdtempSync(join(tmpdir(), 'pmtakit-vscode-'));

beforeAll(() => {
  writeFileSync(join(folder, 'mail.pmta'), CONFIG);
  writeFileSync(join(folder, 'other.pmta'), CONFIG.replace('20', '30'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = ['--config', join(folder, 'mail.pmta')];

function run(asked: Omit<ToolRun, 'cwd'>): Promise<string> {
  return runScript(scriptIn(`${extensionFolder}dist/tools`, asked.name), { ...asked, cwd: folder });
}

describe('a command', () => {
  it('explains', async () => {
    const answer = await run({ name: 'pmtakit', args: ['explain', 'a.com', 'max-smtp-out', ...main] });
    expect(answer).toContain('max-smtp-out 20');
  });

  it('compares, and may find that both are not the same', async () => {
    const args = ['diff', '--markdown', join(folder, 'mail.pmta'), join(folder, 'other.pmta')];
    await expect(run({ name: 'pmtakit', args, alsoGood: [1, 2] })).resolves.toContain('max-smtp-out');
    await expect(run({ name: 'pmtakit', args })).rejects.toThrow('Command failed');
  });

  it('sorts what it reads', async () => {
    const args = ['sort', '--stdin-filename', join(folder, 'mail.pmta'), '-', ...main];
    await expect(run({ name: 'pmtafmt', args, input: CONFIG })).resolves.toContain('<domain a.com>');
  });

  it('lists repetitions', async () => {
    const found = refactoringsIn(await run({ name: 'pmtakit', args: ['dry', '--json', ...main], alsoGood: [1] }));
    expect(found.length).toBeGreaterThan(0);
    for (const { id, messages } of found) expect([id, messages[0]]).toEqual([expect.any(String), expect.any(String)]);
  });

  it('says in one line what is wrong', async () => {
    const error = await run({ name: 'pmtakit', args: ['explain', 'a.com', '--config', 'nothing'] }).catch((e) => e);
    expect(error).toBeInstanceOf(ToolError);
    expect(error.message).toMatch(/^pmtakit: .*nothing.*$/);
  });

  it.each<ToolRun['name']>(['pmtakit', 'pmtasim'])('%s says that there is no main file', async (name) => {
    const args = name === 'pmtakit' ? ['explain', 'a.com'] : ['run'];
    const error: unknown = await run({ name, args }).catch((reason: unknown) => reason);
    expect(saysNoMain(error)).toBe(true);
  });
});

describe('refactorings', () => {
  const finding = (id: string, saves: number) => ({ id, class: 'safe', saves, message: `${id} ${saves}` });

  it('are those with most saved lines first, each of them once', () => {
    const text = JSON.stringify([finding('a', 1), finding('b', 5), finding('a', 2)]);
    expect(refactoringsIn(text)).toEqual([
      { id: 'b', class: 'safe', saves: 5, messages: ['b 5'] },
      { id: 'a', class: 'safe', saves: 3, messages: ['a 1', 'a 2'] },
    ]);
  });

  it.each(['{}', '[1]', '[{"id":"a"}]'])('are not what another answer holds: %s', (text) => {
    expect(() => refactoringsIn(text)).toThrow('unknown answer');
  });
});
