/** Packs the extension as it is published, and looks at what is in it. Needs what `npm test` builds first. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, extensionFolder, listAt, readJson, sourceFolder } from './extension-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'pmtakit-vscode-'));
const packed = join(folder, 'extension.vsix');
const vsce = `${sourceFolder}node_modules/@vscode/vsce/vsce`;
const manifest = readJson(`${extensionFolder}package.json`);
let files: string[] = [];

function runVsce(...args: string[]): { status: number | null; output: string } {
  // An address where nothing listens: packing asks nobody.
  const env = { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, ...args], { cwd: extensionFolder, env });
  return { status, output: `${stdout}${stderr}` };
}

beforeAll(() => {
  const { status, output } = runVsce('package', '--no-dependencies', '--allow-missing-repository', '--out', packed);
  if (status !== 0) throw new Error(`vsce ended with ${status}: ${output}`);
  files = namesInZip(readFileSync(packed));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The names in the directory at the end of an archive. */
function namesInZip(bytes: Buffer): string[] {
  const names: string[] = [];
  const entry = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 46)) {
    names.push(bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)));
  }
  return names;
}

describe('the packed extension', () => {
  it('is small', () => expect(statSync(packed).size).toBeLessThan(3_000_000));

  it('holds what the manifest names', () => {
    const named = [
      at(manifest, 'main'),
      at(manifest, 'icon'),
      ...listAt(manifest, 'contributes', 'grammars').map((one) => at(one, 'path')),
      ...listAt(manifest, 'contributes', 'snippets').map((one) => at(one, 'path')),
      ...listAt(manifest, 'contributes', 'languages').map((one) => at(one, 'configuration')),
    ];
    for (const path of named) expect(files).toContain(`extension/${String(path).replace(/^\.\//, '')}`);
  });

  it('holds its licence, its page, its changes and the commands', () => {
    const expected = ['LICENSE.txt', 'readme.md', 'changelog.md', 'dist/tools/bin/pmtakit.cjs'];
    expect(files).toEqual(expect.arrayContaining(expected.map((name) => `extension/${name}`)));
  });

  it('holds nothing else', () => {
    expect(files.filter((name) => /node_modules|\.map$|\.ts$|\.svg$|tsconfig|\/test\//.test(name))).toEqual([]);
    expect(files.length).toBeLessThan(100);
  });

  it('has the grammar of this repository', () => {
    const ours = readFileSync(`${sourceFolder}../../grammar/syntax/pmta.tmLanguage.json`, 'utf8');
    expect(readFileSync(`${extensionFolder}dist/pmta.tmLanguage.json`, 'utf8')).toBe(ours);
  });

  it('has an icon of the size that the marketplace wants', () => {
    const png = readFileSync(`${extensionFolder}icon.png`);
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 128, 128]);
  });

  it('asks for nothing that is not in it', () => {
    const program = readFileSync(`${extensionFolder}dist/extension.cjs`, 'utf8');
    const asked = [...program.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => name);
    const others = asked.filter((name) => !/^(?:vscode|(?:node:)?[a-z_/]+)$/.test(name));
    expect(others).toEqual([]);
    expect(existsSync(`${extensionFolder}node_modules`)).toBe(false);
  });
});

describe('the commands in the extension', () => {
  it('run as VS Code runs them', () => {
    const script = `${extensionFolder}dist/tools/bin/pmtakit.cjs`;
    const { status, stdout } = spawnSync(process.execPath, [script, '--version'], { encoding: 'utf8' });
    expect([status, stdout.trim()]).toEqual([0, at(manifest, 'version')]);
  });

  it('serve VS Code, and their server has no command that the extension has too', () => {
    const script = `${extensionFolder}dist/tools/bin/pmtakit.cjs`;
    const params = { processId: null, rootUri: null, capabilities: {} };
    const question = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    const input = `Content-Length: ${question.length}\r\n\r\n${question}`;
    const { stdout } = spawnSync(process.execPath, [script, 'lsp', '--stdio'], { input, encoding: 'utf8' });
    const answer: unknown = JSON.parse(stdout.slice(stdout.indexOf('{')).split('Content-Length')[0] ?? '');
    expect(at(answer, 'result', 'serverInfo', 'name')).toBe('pmtakit');
    const served = listAt(answer, 'result', 'capabilities', 'executeCommandProvider', 'commands');
    // The client of VS Code registers them by itself, and a second one of a name keeps the server from starting.
    const own = listAt(manifest, 'contributes', 'commands').map((command) => at(command, 'command'));
    expect(own.filter((name) => served.includes(name))).toEqual([]);
    expect(served.length).toBeGreaterThan(0);
  });
});
