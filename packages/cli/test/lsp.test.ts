/** `pmtakit lsp` as editors start it: a process with pipes. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { framed, fullCapabilities, poorCapabilities } from '../../language-server/test/protocol-client.ts';
import { edited } from '../../language-service/test/client-text.ts';
import { folderWith, run, runNode, scriptOf } from './command-line.ts';
import { startServerProcess } from './started-server.ts';

const TEXT = '<domain a.com>\n  max-smtp-out   3\n</domain>\n';
const INITIALIZE =
  '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}';
const SHUTDOWN = '{"jsonrpc":"2.0","id":2,"method":"shutdown"}';
const EXIT = '{"jsonrpc":"2.0","method":"exit"}';

function uriIn(folder: string, name: string): string {
  return pathToFileURL(join(folder, name)).href;
}

describe('the end', () => {
  it('after shutdown and exit is a clean one', async () => {
    const { client, ended } = startServerProcess();
    await client.initialize(fullCapabilities);
    await client.open('file:///a', TEXT);
    await client.format('file:///a');
    await client.shutdown();
    await client.connection.sendNotification('exit');
    expect(await ended).toEqual({ code: 0, stderr: '' });
  });

  it.each([
    ['exit without shutdown', [INITIALIZE, EXIT], 1],
    ['exit before anything', [EXIT], 1],
    ['exit right behind shutdown', [INITIALIZE, SHUTDOWN, EXIT], 0],
  ])('%s', async (_, messages, code) => {
    const { child, ended } = startServerProcess();
    child.stdin.write(messages.map(framed).join(''));
    expect(await ended).toEqual({ code, stderr: '' });
  });

  it('comes after the answer to shutdown', () => {
    const { code, stdout } = runNode([scriptOf('pmtakit'), 'lsp', '--stdio'], {
      input: [INITIALIZE, SHUTDOWN, EXIT].map(framed).join(''),
    });
    expect(stdout).toContain(framed('{"jsonrpc":"2.0","id":2,"result":null}'));
    expect(code).toBe(0);
  });

  it.each([
    [false, 1],
    [true, 0],
  ])('comes when the client closes the input; shut down before: %s', async (isShutDown, code) => {
    const { client, child, ended } = startServerProcess();
    await client.initialize(fullCapabilities);
    if (isShutDown) await client.shutdown();
    child.stdin.end();
    expect(await ended).toEqual({ code, stderr: '' });
  });

  it('comes when the process of the client is gone', async () => {
    const { child, ended } = startServerProcess();
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => void gone.on('close', resolve));
    child.stdin.write(framed(INITIALIZE.replace('"processId":null', `"processId":${gone.pid}`)));
    expect(await ended).toEqual({ code: 1, stderr: '' });
  });

  it('comes when nobody reads any more', async () => {
    const { client, child, ended } = startServerProcess();
    await client.initialize(fullCapabilities);
    child.stdout.destroy();
    child.stdin.write(framed('{"jsonrpc":"2.0","id":5,"method":"nonsense"}'));
    expect(await ended).toEqual({ code: 1, stderr: '' });
  });
});

describe('messages that cannot be read', () => {
  it('leave standard error clean, and the server serves on', async () => {
    const { client, child, ended } = startServerProcess();
    await client.initialize(poorCapabilities);
    for (const piece of [framed('{'), framed('[]'), framed('{"id":1}')]) child.stdin.write(piece);
    await client.open('file:///a', TEXT);
    expect(edited(TEXT, await client.format('file:///a'), 'utf-16')).toContain('\n    max-smtp-out 3\n');
    child.stdin.end();
    expect(await ended).toEqual({ code: 1, stderr: '' });
  });
});

describe('the configuration of a file', () => {
  const part = '<domain $all>\n</domain>\n';

  it.each([
    ['the main file that the project names', { 'pmtakit.config.json': '{"main": "main.conf"}' }, 'main.conf'],
    ['a file called config above it', {}, 'config'],
  ])('is that of %s', async (_, files, main) => {
    const text = 'domain-macro all a.example\ninclude parts/part.conf\n';
    const folder = folderWith({ ...files, [main]: text, 'parts/part.conf': part });
    const { client } = startServerProcess();
    await client.initialize(poorCapabilities);
    const uri = uriIn(folder, 'parts/part.conf');
    await client.open(uri, part);
    const at = { textDocument: { uri }, position: { line: 0, character: 10 } };
    const found = await client.connection.sendRequest('textDocument/definition', at);
    expect(found).toMatchObject([{ uri: uriIn(folder, main) }]);
  });

  it('has the rules that its project sets', async () => {
    const folder = folderWith({ 'pmtakit.config.json': '{"lint": {"rules": {"unknown-directive": "off"}}}' });
    const { client } = startServerProcess();
    await client.initialize(poorCapabilities);
    const uri = uriIn(folder, 'a.conf');
    const sent = client.nextDiagnostics(uri);
    await client.open(uri, 'nonsense 1\n');
    expect(await sent).toEqual([]);
  });

  it('is told when its project has a mistake', async () => {
    const folder = folderWith({ 'pmtakit.config.json': '{"nonsense": 1}' });
    const { client } = startServerProcess();
    await client.initialize(poorCapabilities);
    const uri = uriIn(folder, 'a.conf');
    await client.open(uri, 'nonsense 1\n');
    const at = { textDocument: { uri }, position: { line: 0, character: 1 } };
    await expect(client.connection.sendRequest('textDocument/hover', at)).rejects.toThrow('nonsense');
    expect(client.shown.join()).toContain('pmtakit.config.json');
  });
});

it('the page of a rule is shown', async () => {
  const { client } = startServerProcess();
  await client.initialize(poorCapabilities);
  const params = { command: 'pmtakit.explain', arguments: ['unknown-directive'] };
  expect(await client.connection.sendRequest('workspace/executeCommand', params)).toContain('## What it reports');
});

describe('the project of a file', () => {
  it.each([
    ['pmtakit.config.json', '{"format": {"indent": 2}}', '  max-smtp-out 3'],
    ['.editorconfig', 'root = true\n[*]\nindent_style = tab\n', '\tmax-smtp-out 3'],
    ['nothing', '', ' max-smtp-out 3'],
  ])('says the style before the editor does: %s', async (name, content, expected) => {
    const folder = folderWith({ [name]: content });
    const { client } = startServerProcess();
    await client.initialize(poorCapabilities, { format: { indent: 1 } });
    await client.open(uriIn(folder, 'a b.conf'), TEXT);
    const edits = await client.format(uriIn(folder, 'a b.conf'));
    expect(edited(TEXT, edits, 'utf-16').split('\n')[1]).toBe(expected);
  });

  it.each([
    ['pmtakit.config.json', '{"format": {"ignore": ["old/**"]}}'],
    ['.pmtafmtignore', 'old/\n'],
  ])('says which files stay as they are: %s', async (name, content) => {
    const folder = folderWith({ [name]: content });
    const { client } = startServerProcess();
    await client.initialize(poorCapabilities);
    await client.open(uriIn(folder, 'old/a.conf'), TEXT);
    await client.open(uriIn(folder, 'new.conf'), TEXT);
    expect(await client.format(uriIn(folder, 'old/a.conf'))).toEqual([]);
    expect(await client.format(uriIn(folder, 'new.conf'))).not.toEqual([]);
  });

  it('makes directives known', async () => {
    const directives = '{"directives": [{"name": "new-limit", "scopes": ["domain"], "type": "integer"}]}';
    const folder = folderWith({ 'pmtakit.config.json': directives });
    const { client } = startServerProcess();
    const text = '<domain a>\n    new-limit   5\n</domain>\n';
    await client.initialize(poorCapabilities);
    await client.open(uriIn(folder, 'a.conf'), text);
    expect(edited(text, await client.format(uriIn(folder, 'a.conf')), 'utf-16')).toContain('\n    new-limit 5\n');
  });

  it('may have a mistake, which the editor shows', async () => {
    const folder = folderWith({ 'pmtakit.config.json': '{"format": {"indent": 99}}' });
    const { client } = startServerProcess();
    await client.initialize(poorCapabilities);
    await client.open(uriIn(folder, 'a.conf'), TEXT);
    await expect(client.format(uriIn(folder, 'a.conf'))).rejects.toThrow('pmtakit.config.json: format.indent');
    expect(client.shown).toEqual([expect.stringContaining('pmtakit.config.json: format.indent')]);
  });

  it.each(['untitled:Untitled-1', 'file://elsewhere/a.conf', 'file:///a%2Fb', 'git:/a.conf?HEAD'])(
    'is none for %s',
    async (uri) => {
      const { client } = startServerProcess();
      await client.initialize(poorCapabilities, { format: { indent: 1 } });
      await client.open(uri, TEXT);
      expect(edited(TEXT, await client.format(uri), 'utf-16')).toContain('\n max-smtp-out 3\n');
    },
  );

  it('does not matter for the text: that of the editor is formatted, not that of the file', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'pmta'));
    writeFileSync(join(folder, 'pmta/config'), 'a  \nb  \nc  \n');
    const { client } = startServerProcess();
    await client.initialize(poorCapabilities);
    await client.open(uriIn(folder, 'pmta/config'), 'x  \n');
    expect(edited('x  \n', await client.format(uriIn(folder, 'pmta/config')), 'utf-16')).toBe('x\n');
  });
});

describe('the command line', () => {
  it('says what to do without --stdio', () => {
    expect(run('pmtakit', ['lsp'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'pmtakit: lsp is started by an editor and talks over standard input and output; ' +
        'set the editor up to run pmtakit lsp --stdio\n',
    });
  });

  it('has a help', () => {
    const { code, stdout } = run('pmtakit', ['lsp', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('pmtakit lsp --stdio');
    expect(stdout).not.toContain('clientProcessId');
  });

  it.each([[['--clientProcessId', String(process.pid)]], [[`--clientProcessId=${process.pid}`]]])(
    'takes what some editors add: %j',
    async (args) => {
      const { client, ended } = startServerProcess({ args });
      await client.initialize(poorCapabilities);
      await client.shutdown();
      await client.connection.sendNotification('exit');
      expect(await ended).toEqual({ code: 0, stderr: '' });
    },
  );
});
