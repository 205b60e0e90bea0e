import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver/node';
import { describe, expect, it } from 'vitest';
import { framed, fullCapabilities, poorCapabilities, served } from './protocol-client.ts';

const URI = 'file:///etc/pmta/config';

/** What every client is told. */
const always = {
  hoverProvider: true,
  completionProvider: { triggerCharacters: ['<', '/', '$', '=', ',', ' '], resolveProvider: true },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['>'] },
  codeActionProvider: {
    codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.pmtakit'],
    resolveProvider: false,
  },
  executeCommandProvider: { commands: ['pmtakit.explain'] },
  semanticTokensProvider: { legend: expect.anything(), range: true, full: true },
  signatureHelpProvider: { triggerCharacters: [' ', ','] },
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: true },
  linkedEditingRangeProvider: true,
  callHierarchyProvider: true,
};

describe('initialize', () => {
  it('tells a client that can do all what there is', async () => {
    const { client } = served();
    expect(await client.initialize(fullCapabilities)).toEqual({
      capabilities: {
        ...always,
        positionEncoding: 'utf-8',
        textDocumentSync: { openClose: true, change: 2, save: true, willSaveWaitUntil: true },
        documentFormattingProvider: true,
        documentRangeFormattingProvider: { rangesSupport: true },
      },
      serverInfo: { name: 'pmtakit', version: '1.2.3' },
    });
  });

  it('tells a client that can do little no more than that', async () => {
    const { client } = served();
    expect((await client.initialize(poorCapabilities)).capabilities).toEqual({
      ...always,
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2, save: true, willSaveWaitUntil: false },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    });
  });

  it.each([
    [['utf-8'], 'utf-8'],
    [['utf-16', 'utf-8'], 'utf-16'],
    [['utf-32', 'utf-8', 'utf-16'], 'utf-8'],
    [['utf-32'], 'utf-16'],
    [[], 'utf-16'],
  ])('chooses from %j the encoding %s', async (positionEncodings, expected) => {
    const { client } = served();
    const { capabilities } = await client.initialize({ general: { positionEncodings } });
    expect(capabilities.positionEncoding).toBe(expected);
  });

  it('is refused a second time', async () => {
    const { client } = served();
    await client.initialize(fullCapabilities);
    await expect(client.initialize(fullCapabilities)).rejects.toMatchObject({
      code: ErrorCodes.InvalidRequest,
      message: 'The server is initialized already.',
    });
  });

  it('comes first: requests before it are refused, other messages are passed over', async () => {
    const { client, server } = served();
    await client.open(URI, 'x 1\n');
    await expect(client.format(URI)).rejects.toMatchObject({
      code: ErrorCodes.ServerNotInitialized,
      message: 'The server is not initialized yet.',
    });
    await client.initialize(fullCapabilities);
    expect(server.openDocuments).toEqual([]);
  });
});

describe('capabilities', () => {
  it.each([
    [{ textDocument: { diagnostic: {} } }, { diagnosticProvider: { workspaceDiagnostics: true } }],
    [{ workspace: { workspaceFolders: true } }, { workspace: { workspaceFolders: { changeNotifications: true } } }],
  ])('of a client that says %j', async (said, expected) => {
    const { client } = served();
    expect((await client.initialize(said)).capabilities).toMatchObject(expected);
  });
});

describe('shutdown', () => {
  it('is the last request that is taken', async () => {
    const { client, server } = served();
    await client.initialize(fullCapabilities);
    await client.shutdown();
    await client.open(URI, 'x 1\n');
    await expect(client.format(URI)).rejects.toMatchObject({
      code: ErrorCodes.InvalidRequest,
      message: 'The server is shut down.',
    });
    await expect(client.shutdown()).rejects.toMatchObject({ code: ErrorCodes.InvalidRequest });
    expect(server.openDocuments).toEqual([]);
  });

  it.each([true, false])('is known when the input ends: %s', async (isShutDown) => {
    const { client, toServer, ends } = served();
    await client.initialize(fullCapabilities);
    if (isShutDown) await client.shutdown();
    toServer.end();
    await expect.poll(() => ends, { timeout: 20_000 }).toEqual([isShutDown]);
  });
});

describe('messages that are not right', () => {
  it.each([
    ['no JSON', framed('{"jsonrpc"'), ErrorCodes.ParseError],
    ['no JSON, empty', framed(''), ErrorCodes.ParseError],
    ['a header without a length', 'Content-Type: text\r\n\r\n', ErrorCodes.InvalidRequest],
    ['a length that is none', 'Content-Length: many\r\n\r\n', ErrorCodes.InvalidRequest],
    ['a header without a colon', 'Content-Length\r\n\r\n', ErrorCodes.InvalidRequest],
    ['a cancellation of nothing', framed('{"jsonrpc":"2.0","method":"$/cancelRequest"}'), ErrorCodes.InvalidRequest],
  ])('are told to the client, and the next ones are taken: %s', async (_, message, code) => {
    const { client, toServer } = served();
    await client.initialize(poorCapabilities);
    toServer.write(message);
    await expect.poll(() => client.errors, { timeout: 20_000 }).toEqual([expect.stringContaining(`"code": ${code}`)]);
    await client.open(URI, 'x 1  \n');
    expect(await client.format(URI)).toHaveLength(1);
  });

  /** Nobody can tell where the next message begins then. */
  it.each([
    ['too small', 'Content-Length: 5\r\n\r\n{"jsonrpc":"2.0","method":"x"}'],
    ['too large', 'Content-Length: 60\r\n\r\n{"jsonrpc":"2.0","method":"x"}'],
    ['below nothing', 'Content-Length: -5\r\n\r\n'],
  ])('are told to the client, and the server ends with its input, when a length is %s', async (_, message) => {
    const { client, toServer, ends } = served();
    await client.initialize(poorCapabilities);
    toServer.write(message);
    await client.open(URI, 'x 1  \n');
    await expect.poll(() => client.errors, { timeout: 20_000 }).not.toEqual([]);
    toServer.end();
    await expect.poll(() => ends, { timeout: 20_000 }).toEqual([false]);
  });

  it('may be announced and never come: the server ends with its input', async () => {
    const { client, toServer, ends } = served();
    await client.initialize(poorCapabilities);
    toServer.end('Content-Length: 99999999999999999999\r\n\r\n{');
    await expect.poll(() => ends, { timeout: 20_000 }).toEqual([false]);
  });

  it.each([
    'null',
    '[]',
    '42',
    '{}',
    '{"jsonrpc":"2.0","id":null,"method":"shutdown"}',
    '{"jsonrpc":"2.0","id":7}',
    '{"jsonrpc":"2.0","method":"textDocument/didOpen"}',
  ])('do no harm: %s', async (body) => {
    const { client, toServer } = served();
    await client.initialize(poorCapabilities);
    toServer.write(framed(body));
    await client.open(URI, 'x 1  \n');
    expect(await client.format(URI)).toHaveLength(1);
  });

  it('may ask for what there is not', async () => {
    const { client } = served();
    await client.initialize(poorCapabilities);
    await expect(client.connection.sendRequest('textDocument/nonsense', {})).rejects.toMatchObject({
      code: ErrorCodes.MethodNotFound,
    });
    await client.connection.sendNotification('$/nonsense', {});
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    expect(client.logged).toEqual([]);
  });

  it.each([
    ['without parameters', undefined],
    ['with parameters that are none', {}],
    ['with a range that is none', { textDocument: { uri: URI }, range: 7 }],
  ])('get an error: a request %s', async (_, params) => {
    const { client } = served();
    await client.initialize(poorCapabilities);
    await client.open(URI, 'x 1  \n');
    await expect(client.connection.sendRequest('textDocument/rangeFormatting', params)).rejects.toHaveProperty('code');
    expect(await client.format(URI)).toHaveLength(1);
  });

  it('about documents that are not open get an error, or nothing where nothing is asked', async () => {
    const { client, server } = served();
    await client.initialize(poorCapabilities);
    await client.change(URI, [{ text: 'y' }]);
    await client.close(URI);
    await expect(client.format(URI)).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: `${URI} is not open.`,
    });
    expect(await client.willSave(URI)).toEqual([]);
    expect(server.openDocuments).toEqual([]);
  });
});
