/** Findings that a client asks for, of a document and of all there are. */
import { memoryFiles } from '@pmtakit/semantics';
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { describe, expect, it } from 'vitest';
import { noSetup } from '@pmtakit/language-server';
import { type EditorClient, pullingCapabilities, served } from './protocol-client.ts';

const MAIN = 'file:///etc/pmta/config';
const PART = 'file:///etc/pmta/part.conf';
const OTHER = 'file:///srv/other/config';

type Files = Readonly<Record<string, string>> | ReadonlyMap<string, string>;

/** A client with a folder whose project names a main file. */
async function clientWith(files: Files, folders: readonly string[] = []): Promise<EditorClient> {
  const setupOf = (path: string) => {
    const main = path.startsWith('/srv/other/') ? '/srv/other/config' : undefined;
    return { ...noSetup, main, mains: [main ?? '/etc/pmta/config'] };
  };
  const { client } = served({ files: memoryFiles(files), setupOf });
  const workspace = { ...pullingCapabilities.workspace, workspaceFolders: true };
  await client.initialize({ ...pullingCapabilities, workspace }, undefined, folders);
  return client;
}

function askAll(client: EditorClient, previousResultIds: PreviousResultId[] = []): Promise<WorkspaceDiagnosticReport> {
  return client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
}

/** What the client tells of an answer when it asks again. */
function idsOf({ items }: WorkspaceDiagnosticReport): PreviousResultId[] {
  return items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : [{ uri, value: resultId }]));
}

/** Rules by file. */
function codesOf({ items }: WorkspaceDiagnosticReportPartialResult): unknown {
  const codes = items.map((one) => [one.uri, one.kind === 'full' ? one.items.map(({ code }) => code) : one.kind]);
  return Object.fromEntries(codes);
}

describe('of one document', () => {
  it('are told again only when they are other ones', async () => {
    const client = await clientWith({});
    const ask = (previousResultId?: string) => {
      const params = { textDocument: { uri: MAIN }, ...(previousResultId !== undefined && { previousResultId }) };
      return client.connection.sendRequest(DocumentDiagnosticRequest.type, params);
    };
    await client.open(MAIN, 'nonsense 1\n');
    const { resultId } = await ask();
    expect(await ask(resultId)).toEqual({ kind: 'unchanged', resultId });
    await client.change(MAIN, [{ text: 'nonsense 1\n# a remark\n' }]);
    expect(await ask(resultId)).toEqual({ kind: 'unchanged', resultId });
    await client.change(MAIN, [{ text: '\nnonsense 1\n' }]);
    expect(await ask(resultId)).toMatchObject({ kind: 'full', items: [{ code: 'unknown-directive' }] });
  });
});

describe('of all files', () => {
  it('are those of what is open and what it includes', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' });
    await client.open(MAIN, 'include part.conf\n');
    const report = await askAll(client);
    expect(codesOf(report)).toEqual({ [MAIN]: [], [PART]: ['unknown-directive'] });
    expect(report.items.map(({ uri, version }) => [uri, version])).toEqual([
      [MAIN, 1],
      [PART, null],
    ]);
  });

  it('are told again only for files in which they are other ones', async () => {
    const files = new Map([['/etc/pmta/part.conf', 'nonsense 1\n']]);
    const client = await clientWith(files);
    await client.open(MAIN, 'include part.conf\n');
    const ids = idsOf(await askAll(client));
    expect(codesOf(await askAll(client, ids))).toEqual({ [MAIN]: 'unchanged', [PART]: 'unchanged' });
    files.set('/etc/pmta/part.conf', '# mended\n');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
    expect(codesOf(await askAll(client, ids))).toEqual({ [MAIN]: 'unchanged', [PART]: [] });
  });

  it('are taken back for files that belong to nothing any more', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' });
    await client.open(MAIN, 'include part.conf\n');
    const ids = idsOf(await askAll(client));
    await client.change(MAIN, [{ text: '# alone\n' }]);
    const report = await askAll(client, ids);
    expect(report.items).toContainEqual({ kind: 'full', uri: PART, version: null, items: [] });
    expect(codesOf(await askAll(client, idsOf(report)))).toEqual({ [MAIN]: 'unchanged' });
  });

  it('come in parts to clients that take them', async () => {
    const client = await clientWith({ '/srv/other/config': 'nonsense 1\n' }, ['file:///srv/other']);
    await client.open(MAIN, 'nonsense 1\n');
    const parts: unknown[] = [];
    const { partialResult, type } = WorkspaceDiagnosticRequest;
    client.connection.onProgress(partialResult, 'parts', (part) => void parts.push(codesOf(part)));
    const params = { previousResultIds: [], partialResultToken: 'parts' };
    expect(await client.connection.sendRequest(type, params)).toEqual({ items: [] });
    const found = expect.arrayContaining(['unknown-directive']);
    expect(parts).toEqual([{ [MAIN]: found }, { [OTHER]: found }]);
  });

  it('are not looked for when the client does not want them any more', async () => {
    const client = await clientWith({});
    await client.open(MAIN, 'nonsense 1\n'.repeat(2000));
    const cancelling = new CancellationTokenSource();
    const params = { previousResultIds: [] };
    const asked = client.connection.sendRequest(WorkspaceDiagnosticRequest.type, params, cancelling.token);
    cancelling.cancel();
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect((await askAll(client)).items).toHaveLength(1);
  });

  it('are sent no more to a client that asks for them', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' });
    const sent = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    expect(await sent).toHaveLength(1);
    const taken = client.nextDiagnostics(PART);
    await askAll(client);
    expect(await taken).toEqual([]);
  });
});

describe('a folder whose project names a main file', () => {
  const files = { '/srv/other/config': 'domain-macro m a.example\nnonsense 1\n' };
  const symbols = (client: EditorClient) => client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'm' });

  it('is looked over and searched, although nothing of it is open', async () => {
    const client = await clientWith(files, ['file:///srv/other']);
    const found = expect.arrayContaining(['unknown-directive']);
    expect(codesOf(await askAll(client))).toEqual({ [OTHER]: found });
    expect(await symbols(client)).toMatchObject([{ name: 'm', location: { uri: OTHER } }]);
  });

  it('is one as long as it is open', async () => {
    const client = await clientWith(files);
    const folder = { uri: 'file:///srv/other', name: 'other' };
    const change = (added: (typeof folder)[], removed: (typeof folder)[]) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added, removed } });
    expect(await symbols(client)).toEqual([]);
    await change([folder], []);
    expect(await symbols(client)).toHaveLength(1);
    await change([], [folder]);
    expect(await symbols(client)).toEqual([]);
  });

  it('may name one that is not there', async () => {
    const client = await clientWith({}, ['file:///srv/other']);
    await client.open(MAIN, 'domain-macro m a.example\n');
    expect(await symbols(client)).toMatchObject([{ name: 'm', location: { uri: MAIN } }]);
    expect(client.shown).toEqual(['/srv/other/config cannot be read']);
  });
});
