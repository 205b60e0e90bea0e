/** What clients do that they should not: nothing ends the server, and nothing secret is told. */
import { setImmediate } from 'node:timers/promises';
import { memoryFiles } from '@pmtakit/semantics';
import {
  CodeActionRequest,
  CodeLensResolveRequest,
  CompletionResolveRequest,
  DidChangeTextDocumentNotification,
  ExecuteCommandRequest,
  HoverRequest,
  RenameRequest,
} from 'vscode-languageserver/node';
import { describe, expect, it } from 'vitest';
import { framed, fullCapabilities, poorCapabilities, served } from './protocol-client.ts';

const URI = 'file:///etc/pmta/config';
const at = { textDocument: { uri: URI }, position: { line: 0, character: 3 } };

async function connected(files: Readonly<Record<string, string>> = {}) {
  const one = served({ files: memoryFiles(files) });
  await one.client.initialize(fullCapabilities);
  return one;
}

describe('strange requests', () => {
  it.each([
    ['positions outside the text', { line: 99, character: 99 }],
    ['positions before it', { line: -1, character: -5 }],
    ['positions that are no numbers', { line: 'x', character: null }],
    ['huge positions', { line: 1e12, character: 1e12 }],
  ])('%s get an answer', async (_, position) => {
    const { client } = await connected();
    await client.open(URI, 'run-as-root no\n');
    const ask = client.connection.sendRequest('textDocument/hover', { ...at, position });
    await expect(
      ask.then(
        () => 'answered',
        () => 'answered',
      ),
    ).resolves.toBe('answered');
    expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
  });

  it('without parameters are refused, and the server serves on', async () => {
    const { client } = await connected();
    await client.open(URI, 'run-as-root no\n');
    const methods = [
      'hover',
      'completion',
      'rename',
      'codeAction',
      'semanticTokens/full',
      'diagnostic',
      'foldingRange',
    ];
    for (const method of methods) {
      await expect(client.connection.sendRequest(`textDocument/${method}`, {})).rejects.toThrow(/./);
    }
    expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
  });

  it('for unknown methods are refused', async () => {
    const { client } = await connected();
    await expect(client.connection.sendRequest('textDocument/nonsense', {})).rejects.toThrow(/nonsense/);
  });

  it('with data that the server has not given are passed over', async () => {
    const { client } = await connected();
    const item = { label: 'x', data: { name: 1 } };
    expect(await client.connection.sendRequest(CompletionResolveRequest.type, item)).toEqual(item);
    const lens = { range: { start: at.position, end: at.position }, data: 'x' };
    expect(await client.connection.sendRequest(CodeLensResolveRequest.type, lens)).toEqual(lens);
    expect(await client.connection.sendRequest(ExecuteCommandRequest.type, { command: 'rm' })).toBeNull();
  });
});

describe('documents', () => {
  it('whose changes come without an opening are passed over', async () => {
    const { client } = await connected();
    const textDocument = { uri: URI, version: 3 };
    const contentChanges = [{ text: 'run-as-root no\n' }];
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
    await expect(client.connection.sendRequest(HoverRequest.type, at)).rejects.toThrow('cannot be read');
  });

  it('that are gone from the disk are those of the editor', async () => {
    const files: Record<string, string> = { '/etc/pmta/config': 'run-as-root no\n' };
    const { client } = await connected(files);
    await client.open(URI, 'run-as-root no\n');
    delete files['/etc/pmta/config'];
    await client.save(URI);
    expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
  });

  it('are let go when they are closed', async () => {
    const { client, server } = await connected();
    for (let round = 0; round < 20; round++) {
      await client.open(`${URI}${round}`, 'run-as-root no\n');
      await client.close(`${URI}${round}`);
    }
    await client.format(URI).catch(() => []);
    expect(server.openDocuments).toEqual([]);
  });

  it('that include themselves while somebody types are understood', async () => {
    const { client } = await connected();
    await client.open(URI, 'run-as-root no\n');
    for (const name of ['c', 'co', 'con', 'conf', 'confi', 'config']) {
      await client.change(URI, [{ text: `run-as-root no\ninclude ${name}\n` }]);
      expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
    }
  });

  it.each(['', '\uFEFF', '\0', '<', '<!--', '"', '$', 'include ', 'include *', '}\n}\n'])(
    'of %j can be asked everything',
    async (text) => {
      const { client } = await connected();
      await client.open(URI, text);
      expect(await client.connection.sendRequest(HoverRequest.type, at)).toBeNull();
    },
  );
});

it('two clients have two servers that know nothing of each other', async () => {
  const [one, other] = [await connected(), await connected()];
  await one.client.open(URI, 'domain-macro m a.example\n');
  await expect(other.client.connection.sendRequest(HoverRequest.type, at)).rejects.toThrow('cannot be read');
});

it('what was cancelled is not worked out', async () => {
  const { client, toServer } = await connected();
  await client.open(URI, 'run-as-root no\n');
  const params = { textDocument: { uri: URI }, position: at.position };
  const request = { jsonrpc: '2.0', id: 'mine', method: 'textDocument/hover', params };
  const cancel = { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 'mine' } };
  toServer.write(framed(JSON.stringify(request)) + framed(JSON.stringify(cancel)));
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
});

it('passwords are in no answer', async () => {
  const { client } = served({ files: memoryFiles({}) });
  await client.initialize(poorCapabilities);
  const sent = client.nextDiagnostics(URI);
  const text =
    '<smtp-user a>\n  password h1dden\n  password h1dden\n</smtp-user>\n<domain a>\n  auth-password h1dden x\n</domain>\n';
  await client.open(URI, text);
  const answers: unknown[] = [await sent];
  for (let line = 0; line < 7; line++) {
    for (const character of [2, 12, 20]) {
      const place = { textDocument: { uri: URI }, position: { line, character } };
      answers.push(await client.connection.sendRequest(HoverRequest.type, place));
    }
  }
  const range = { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } };
  const context = { diagnostics: [] };
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: URI },
    range,
    context,
  });
  answers.push((actions ?? []).map(({ title }) => title));
  const rename = client.connection.sendRequest(RenameRequest.type, { ...at, newName: 'a b' });
  answers.push(await rename.catch((error: unknown) => String(error)));
  expect(JSON.stringify([answers, client.logged, client.shown])).not.toContain('h1dden');
});
