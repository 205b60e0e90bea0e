import { memoryFiles } from '@pmtakit/semantics';
import {
  type ClientCapabilities,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  type ProtocolConnection,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { describe, expect, it } from 'vitest';
import { noSetup } from '@pmtakit/language-server';
import { fullCapabilities, poorCapabilities, served } from './protocol-client.ts';

const MAIN = 'file:///etc/pmta/config';
const PART = 'file:///etc/pmta/part.conf';
const text = 'include part.conf\n<domain $m>\n  max-smtp-out 5\n</domain>\n';
const part = 'domain-macro m \u00FC.example\n';

const main = { textDocument: { uri: MAIN } };
const onMacro = { ...main, position: { line: 1, character: 9 } };
const macroInMain = { uri: MAIN, range: { start: { line: 1, character: 8 }, end: { line: 1, character: 10 } } };
const macroInPart = { uri: PART, range: { start: { line: 0, character: 13 }, end: { line: 0, character: 14 } } };

async function connected(capabilities: ClientCapabilities): Promise<ProtocolConnection> {
  const setupOf = () => ({ ...noSetup, mains: ['/etc/pmta/config'] });
  const { client } = served({ files: memoryFiles({ '/etc/pmta/part.conf': part }), setupOf });
  await client.initialize(capabilities);
  await client.open(MAIN, text);
  return client.connection;
}

describe.each([
  ['a client that can do all', fullCapabilities],
  ['a client that can do little', poorCapabilities],
])('%s', (_, capabilities) => {
  it('gets a hover', async () => {
    const connection = await connected(capabilities);
    expect(await connection.sendRequest(HoverRequest.type, onMacro)).toMatchObject({ range: macroInMain.range });
  });

  it('gets completion, and more of a choice', async () => {
    const connection = await connected(capabilities);
    const at = { ...main, position: { line: 2, character: 6 } };
    const found = await connection.sendRequest(CompletionRequest.type, at);
    const item = Array.isArray(found) ? found.find(({ label }) => label === 'max-msg-rate') : undefined;
    expect(item).toBeDefined();
    if (!item) return;
    const resolved = await connection.sendRequest(CompletionResolveRequest.type, item);
    expect(resolved.documentation).toBeDefined();
  });

  it('gets definitions and references over files', async () => {
    const connection = await connected(capabilities);
    expect(await connection.sendRequest(DefinitionRequest.type, onMacro)).toEqual([macroInPart]);
    const context = { includeDeclaration: true };
    const found = await connection.sendRequest(ReferencesRequest.type, { ...onMacro, context });
    expect(found).toEqual([macroInPart, macroInMain]);
    const highlights = await connection.sendRequest(DocumentHighlightRequest.type, onMacro);
    expect(highlights?.map(({ range }) => range)).toEqual([macroInMain.range]);
  });

  it('renames over files, or is told why not', async () => {
    const connection = await connected(capabilities);
    expect(await connection.sendRequest(PrepareRenameRequest.type, onMacro)).toMatchObject({ placeholder: 'm' });
    expect(await connection.sendRequest(RenameRequest.type, { ...onMacro, newName: 'n' })).toEqual({
      changes: {
        [PART]: [{ range: macroInPart.range, newText: 'n' }],
        [MAIN]: [{ range: macroInMain.range, newText: '$n' }],
      },
    });
    await expect(connection.sendRequest(RenameRequest.type, { ...onMacro, newName: 'a b' })).rejects.toThrow('letters');
  });

  it('gets symbols', async () => {
    const connection = await connected(capabilities);
    expect(await connection.sendRequest(DocumentSymbolRequest.type, main)).toHaveLength(2);
    expect(await connection.sendRequest(WorkspaceSymbolRequest.type, { query: '' })).toMatchObject([{ name: 'm' }]);
  });

  it('gets what folds, grows and leads elsewhere', async () => {
    const connection = await connected(capabilities);
    expect(await connection.sendRequest(FoldingRangeRequest.type, main)).toEqual([{ startLine: 1, endLine: 2 }]);
    const positions = [onMacro.position];
    expect(await connection.sendRequest(SelectionRangeRequest.type, { ...main, positions })).toHaveLength(1);
    expect(await connection.sendRequest(DocumentLinkRequest.type, main)).toMatchObject([{ target: PART }]);
  });
});

it('a document that cannot be read is refused', async () => {
  const connection = await connected(poorCapabilities);
  const other = { textDocument: { uri: 'file:///nowhere' }, position: { line: 0, character: 0 } };
  await expect(connection.sendRequest(HoverRequest.type, other)).rejects.toThrow('cannot be read');
});

it('a document that was never saved stands for itself', async () => {
  const { client } = served();
  await client.initialize(poorCapabilities);
  await client.open('untitled:Untitled-1', 'domain-macro m a.example\n<domain $m>\n</domain>\n');
  const at = { textDocument: { uri: 'untitled:Untitled-1' }, position: { line: 1, character: 9 } };
  const found = await client.connection.sendRequest(DefinitionRequest.type, at);
  expect(found).toMatchObject([{ uri: 'untitled:Untitled-1' }]);
});
