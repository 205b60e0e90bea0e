/** What clients do that they should not, and what happens to their files: nothing ends the server. */
import { setImmediate } from 'node:timers/promises';
import { memoryFiles } from '@pmtakit/semantics';
import {
  CodeLensResolveRequest,
  CompletionResolveRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  HoverRequest,
} from 'vscode-languageserver/node';
import { describe, expect, it } from 'vitest';
import { type EditorClient, framed, fullCapabilities, served } from './protocol-client.ts';

const URI = 'file:///etc/pmta/config';
const PART = 'file:///etc/pmta/part.conf';
const at = { textDocument: { uri: URI }, position: { line: 0, character: 3 } };

async function connected(files: Readonly<Record<string, string>> | ReadonlyMap<string, string> = {}) {
  const one = served({ files: memoryFiles(files) });
  await one.client.initialize(fullCapabilities);
  return one;
}

/** What is found in a document, as text. */
async function foundIn(client: EditorClient, uri = URI): Promise<string> {
  const params = { textDocument: { uri } };
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, params);
  return report.kind === 'full' ? report.items.map(({ code, message }) => `${code}: ${message}`).join('\n') : '';
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

describe('parameters of the wrong type', () => {
  const strange = [
    { textDocument: null },
    { textDocument: { uri: 7 } },
    { textDocument: { uri: URI, text: 7, version: 'x' }, contentChanges: 'x' },
    { textDocument: { uri: URI }, contentChanges: [null] },
    { textDocument: { uri: URI }, contentChanges: [{ range: 'x', text: {} }] },
    [1, 2],
  ];

  it.each(['didOpen', 'didChange', 'didSave', 'didClose', 'nonsense'])(
    '%s leaves the server as it was',
    async (method) => {
      const { client } = await connected();
      for (const params of strange) await client.connection.sendNotification(`textDocument/${method}`, params);
      await client.open(URI, 'run-as-root no\n');
      expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
      await client.close(URI);
    },
  );

  it.each(['workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration', '$/setTrace', 'nonsense'])(
    '%s leaves the server as it was',
    async (method) => {
      const { client } = await connected();
      await client.open(URI, 'run-as-root no\n');
      for (const params of [7, null, [], { changes: 7 }, { settings: 7 }, { value: 7 }]) {
        await client.connection.sendNotification(method, params);
      }
      expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
    },
  );
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
    const files = new Map([['/etc/pmta/config', '# on the disk\n']]);
    const { client } = await connected(files);
    await client.open(URI, 'run-as-root no\n');
    files.clear();
    await client.save(URI);
    expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
    await client.close(URI);
    await expect(client.connection.sendRequest(HoverRequest.type, at)).rejects.toThrow('cannot be read');
  });

  it('whose included files are deleted are told of, until those are back', async () => {
    const files = new Map([['/etc/pmta/part.conf', 'domain-macro m a.example\n']]);
    const { client } = await connected(files);
    await client.open(URI, 'include part.conf\n<domain $m>\n</domain>\n');
    expect(await foundIn(client)).toBe('');
    files.clear();
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
    expect(await foundIn(client)).toContain('include-missing');
    files.set('/etc/pmta/part.conf', 'domain-macro m a.example\n');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
    expect(await foundIn(client)).toBe('');
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

  it('that include each other while somebody types do so no more when that is taken back', async () => {
    const { client } = await connected();
    await client.open(URI, 'run-as-root no\ninclude part.conf\n');
    await client.open(PART, '# part\n');
    const loop = 'include config';
    for (let length = 0; length <= loop.length; length++) await client.change(PART, [{ text: loop.slice(0, length) }]);
    expect(await foundIn(client, PART)).toContain('includes itself');
    expect(await client.connection.sendRequest(HoverRequest.type, at)).not.toBeNull();
    for (let length = loop.length; length >= 0; length--) await client.change(PART, [{ text: loop.slice(0, length) }]);
    expect((await foundIn(client)) + (await foundIn(client, PART))).toBe('');
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

describe('two clients of one folder', () => {
  it('have two servers that know nothing of what the other types', async () => {
    const files = new Map([['/etc/pmta/config', 'run-as-root no\n']]);
    const [one, other] = [await connected(files), await connected(files)];
    await one.client.open(URI, 'nonsense 1\n');
    await other.client.open(URI, 'run-as-root no\n');
    expect(await foundIn(one.client)).toContain('unknown-directive');
    expect(await foundIn(other.client)).toBe('');
  });

  it('are told of what the other has saved', async () => {
    const files = new Map([['/etc/pmta/part.conf', '# part\n']]);
    const [one, other] = [await connected(files), await connected(files)];
    for (const { client } of [one, other]) await client.open(URI, 'include part.conf\n');
    expect(await foundIn(other.client)).toBe('');
    files.set('/etc/pmta/part.conf', 'include config\n');
    await other.client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
    await one.client.shutdown();
    expect(await foundIn(other.client, PART)).toContain('includes itself');
  });
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
