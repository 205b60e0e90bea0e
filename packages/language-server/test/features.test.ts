import { memoryFiles } from '@pmtakit/semantics';
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyPrepareRequest,
  type ClientCapabilities,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  DocumentOnTypeFormattingRequest,
  ExecuteCommandRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
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

  it('gets paths of the folders that the project names', async () => {
    const setupOf = () => ({ ...noSetup, mappings: [{ from: '/etc/pmta', to: '/repo' }] });
    const { client } = served({ files: memoryFiles({ '/repo/part.conf': part }), setupOf });
    await client.initialize(capabilities);
    await client.open(MAIN, 'include /etc/pmta/\n');
    const at = { ...main, position: { line: 0, character: 18 } };
    const found = await client.connection.sendRequest(CompletionRequest.type, at);
    expect(found).toMatchObject([{ label: '/etc/pmta/part.conf' }]);
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

const wholeRange = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };

describe.each([
  ['a client that can do all', fullCapabilities],
  ['a client that can do little', poorCapabilities],
])('%s', (_, capabilities) => {
  it('gets the meaning of words, whole, in part and as a change', async () => {
    const connection = await connected(capabilities);
    const all = await connection.sendRequest(SemanticTokensRequest.type, main);
    expect(all?.data.length).toBeGreaterThan(0);
    const some = await connection.sendRequest(SemanticTokensRangeRequest.type, { ...main, range: wholeRange });
    expect(some?.data).toEqual(all?.data);
    const previousResultId = all?.resultId ?? '';
    const delta = await connection.sendRequest(SemanticTokensDeltaRequest.type, { ...main, previousResultId });
    expect(delta).toMatchObject({ edits: [] });
    const fresh = await connection.sendRequest(SemanticTokensDeltaRequest.type, { ...main, previousResultId: 'x' });
    expect(fresh).toMatchObject({ data: all?.data });
  });

  it('gets no changes of what the server does not keep, such as of a file that is not open', async () => {
    const connection = await connected(capabilities);
    const textDocument = { uri: PART };
    const all = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    const params = { textDocument, previousResultId: all?.resultId ?? '' };
    expect(await connection.sendRequest(SemanticTokensDeltaRequest.type, params)).toMatchObject({ data: all?.data });
  });

  it('gets signatures, hints, lenses and linked tags', async () => {
    const connection = await connected(capabilities);
    const inArgument = { ...main, position: { line: 2, character: 15 } };
    expect(await connection.sendRequest(SignatureHelpRequest.type, inArgument)).toMatchObject({ activeParameter: 0 });
    const hints = await connection.sendRequest(InlayHintRequest.type, { ...main, range: wholeRange });
    expect(hints).toMatchObject([{ label: '= \u00FC.example' }]);
    const [lens] = (await connection.sendRequest(CodeLensRequest.type, main)) ?? [];
    if (!lens) throw new Error('no lens');
    expect(await connection.sendRequest(CodeLensResolveRequest.type, lens)).toHaveProperty('command.title');
    const onTag = { ...main, position: { line: 1, character: 3 } };
    const linked = await connection.sendRequest(LinkedEditingRangeRequest.type, onTag);
    expect(linked?.ranges).toHaveLength(2);
  });

  it('gets who uses a name', async () => {
    const connection = await connected(capabilities);
    const [item] = (await connection.sendRequest(CallHierarchyPrepareRequest.type, onMacro)) ?? [];
    if (!item) throw new Error('no item');
    const calls = await connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item });
    expect(calls).toMatchObject([{ from: { name: '$m' }, fromRanges: [macroInMain.range] }]);
  });

  it('gets the layout of the line that it has finished', async () => {
    const connection = await connected(capabilities);
    const position = { line: 3, character: 0 };
    const options = { tabSize: 4, insertSpaces: true };
    const edits = await connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
      ...{ ...main, position, options },
      ch: '\n',
    });
    expect(edits).toMatchObject([{ newText: '    ' }]);
  });

  it('gets an explanation of a rule', async () => {
    const connection = await connected(capabilities);
    const explain = (rule: string) =>
      connection.sendRequest(ExecuteCommandRequest.type, { command: 'pmtakit.explain', arguments: [rule] });
    expect(await explain('unknown-directive')).toContain('PowerMTA does not know');
    expect(await explain('nonsense')).toBe('There is no rule nonsense.');
  });
});

describe('code actions', () => {
  const broken = '<domain a.example>\n  max-smtp-outt 5\n</domain>\n';
  const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } };
  const resolving: ClientCapabilities = {
    textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  };

  async function actionsFor(capabilities: ClientCapabilities) {
    const { client } = served({ files: memoryFiles({}) });
    await client.initialize(capabilities);
    await client.open(MAIN, broken);
    const context = { diagnostics: [] };
    const found = await client.connection.sendRequest(CodeActionRequest.type, { ...main, range, context });
    return { connection: client.connection, actions: found ?? [] };
  }

  it('have their edits at once for clients that do not ask again', async () => {
    const { actions } = await actionsFor(poorCapabilities);
    const passOver = actions.find(({ title }) => title.startsWith('Pass over'));
    expect(passOver).toHaveProperty('edit.changes');
    expect(actions.map(({ title }) => title)).toContain('Write max-smtp-out');
  });

  it('get their edits when they are chosen, for clients that ask again', async () => {
    const { connection, actions } = await actionsFor(resolving);
    const passOver = actions.find(({ title }) => title.startsWith('Pass over'));
    if (!passOver || !('data' in passOver)) throw new Error('no action');
    expect(passOver).not.toHaveProperty('edit');
    expect(await connection.sendRequest(CodeActionResolveRequest.type, passOver)).toHaveProperty('edit.changes');
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
