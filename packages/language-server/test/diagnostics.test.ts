import {
  type ClientCapabilities,
  DiagnosticSeverity,
  DiagnosticRefreshRequest,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  PublishDiagnosticsNotification,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver/node';
import { memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { noSetup } from '@pmtakit/language-server';
import { type EditorClient, poorCapabilities, pullingCapabilities as pulling, served } from './protocol-client.ts';

const MAIN = 'file:///etc/pmta/config';
const PART = 'file:///etc/pmta/part.conf';

/** Something that the whole tells, and a section. */
const POOL = `log-file /var/log/pmta/log
<spool /var/spool/pmta>
</spool>
<virtual-mta a>
</virtual-mta>
<virtual-mta a>
</virtual-mta>
<virtual-mta-pool p>
  virtual-mta a
</virtual-mta-pool>
`;

/** Two lines in the place of the one in the section: a name that is not there, and a value that is none. */
const typed = {
  range: { start: { line: 8, character: 14 }, end: { line: 8, character: 15 } },
  text: 'nobody\n  max-smtp-out many',
};

/** For machines that have other work. */
const PATIENCE = { timeout: 20_000 };

async function clientWith(
  files: Readonly<Record<string, string>> | ReadonlyMap<string, string>,
  capabilities: ClientCapabilities = poorCapabilities,
): Promise<EditorClient> {
  const setupOf = () => ({ ...noSetup, mains: ['/etc/pmta/config'] });
  const { client } = served({ files: memoryFiles(files), setupOf });
  await client.initialize(capabilities);
  return client;
}

function codesOf(diagnostics: readonly { readonly code?: unknown }[] | undefined): unknown[] {
  return (diagnostics ?? []).map(({ code }) => code);
}

describe('findings are sent', () => {
  it('for a document that is open, with their places', async () => {
    const client = await clientWith({});
    const sent = client.nextDiagnostics(MAIN);
    await client.open(MAIN, '\nmax-smtp-outt 3\n');
    expect(await sent).toEqual([
      expect.objectContaining({
        code: 'unknown-directive',
        source: 'pmtalint',
        severity: DiagnosticSeverity.Error,
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 13 } },
      }),
    ]);
  });

  it('again after a change, and cleared when nothing is wrong any more', async () => {
    const client = await clientWith({});
    const first = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'max-smtp-outt 3\n');
    expect(codesOf(await first)).toEqual(['unknown-directive']);
    const second = client.nextDiagnostics(MAIN);
    await client.change(MAIN, [{ text: '# nothing\n' }]);
    expect(await second).toEqual([]);
  });

  it('first as far as the touched section tells, then what the whole tells', async () => {
    const client = await clientWith({});
    await client.open(MAIN, POOL);
    await expect.poll(() => codesOf(client.diagnostics.get(MAIN)), PATIENCE).toEqual(['duplicate-name']);
    const first = client.nextDiagnostics(MAIN);
    await client.change(MAIN, [typed]);
    expect(codesOf(await first)).toEqual(['duplicate-name', 'bad-value']);
    await expect.poll(() => codesOf(client.diagnostics.get(MAIN)), PATIENCE).toContain('undefined-virtual-mta');
  });

  it('for files that are included and not open', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' });
    const sent = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    expect(codesOf(await sent)).toEqual(['unknown-directive']);
  });

  it('for a part by what its main file on the disk says', async () => {
    const client = await clientWith({ '/etc/pmta/config': '<virtual-mta a>\n</virtual-mta>\ninclude part.conf\n' });
    const sent = client.nextDiagnostics(PART);
    await client.open(PART, '<virtual-mta a>\n</virtual-mta>\n');
    expect(codesOf(await sent)).toContain('duplicate-name');
  });

  it('by the text of the editor where a file has another one on the disk', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' });
    await client.open(PART, '# mended\n');
    const sent = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    expect(await sent).toEqual([]);
  });

  it('anew when a file changes outside the editor', async () => {
    const files = new Map([['/etc/pmta/part.conf', 'nonsense 1\n']]);
    const client = await clientWith(files);
    const first = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    expect(codesOf(await first)).toEqual(['unknown-directive']);
    const second = client.nextDiagnostics(PART);
    files.set('/etc/pmta/part.conf', '# mended\n');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [] });
    expect(await second).toEqual([]);
  });

  it('anew when a client that cannot watch files saves one', async () => {
    const files = new Map([['/etc/pmta/part.conf', 'nonsense 1\n']]);
    const client = await clientWith(files);
    const first = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    await first;
    const second = client.nextDiagnostics(PART);
    files.set('/etc/pmta/part.conf', '# mended\n');
    await client.save(MAIN);
    expect(await second).toEqual([]);
  });

  it('no more for files that are not included any more', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' });
    const first = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    await first;
    const second = client.nextDiagnostics(PART);
    await client.change(MAIN, [{ text: '# alone\n' }]);
    expect(await second).toEqual([]);
  });

  it('once for files in which nothing else is found', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' });
    const sent: string[] = [];
    client.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri }) => {
      sent.push(uri);
      seen();
    });
    let seen = (): void => {};
    const turn = (): Promise<void> => new Promise((resolve) => (seen = () => sent.at(-1) === MAIN && resolve()));
    let next = turn();
    await client.open(MAIN, 'include part.conf\n');
    await client.change(MAIN, [{ text: 'nonsense 2\ninclude part.conf\n' }]);
    await next;
    next = turn();
    await client.change(MAIN, [{ text: 'nonsense 3\ninclude part.conf\n' }]);
    await next;
    // What was sent behind it has come when an answer has.
    await client.format(MAIN);
    expect(sent.filter((uri) => uri === PART)).toEqual([PART]);
  });

  it('also while files include each other', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'include config\nnonsense 1\n' });
    const sent = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    expect(codesOf(await sent)).toContain('unknown-directive');
  });
});

describe('a client that asks', () => {
  it('and can be told to ask again is answered with what is known, and told when more is', async () => {
    const workspace = { ...pulling.workspace, diagnostics: { refreshSupport: true } };
    const client = await clientWith({}, { ...pulling, workspace });
    const told = (): Promise<void> =>
      new Promise((resolve) => client.connection.onRequest(DiagnosticRefreshRequest.type, () => resolve()));
    const ask = async (): Promise<unknown[]> => {
      const params = { textDocument: { uri: MAIN } };
      const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, params);
      return codesOf(report.kind === 'full' ? report.items : undefined);
    };
    await client.open(MAIN, POOL);
    await expect.poll(ask, PATIENCE).toEqual(['duplicate-name']);
    const more = told();
    await client.change(MAIN, [typed]);
    expect(await ask()).toEqual(['duplicate-name', 'bad-value']);
    await more;
    expect(await ask()).toContain('undefined-virtual-mta');
  });

  it('is answered for the text as it is', async () => {
    const client = await clientWith({}, pulling);
    await client.open(MAIN, 'nonsense 1\n');
    const ask = () => client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: MAIN } });
    expect(await ask()).toMatchObject({ kind: 'full', items: [{ code: 'unknown-directive' }] });
    await client.change(MAIN, [{ text: '' }]);
    expect(await ask()).toMatchObject({ kind: 'full', items: [] });
  });

  it('is sent those of the files that it has not open, and no others', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' }, pulling);
    const sent = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\nnonsense 2\n');
    expect(codesOf(await sent)).toEqual(['unknown-directive']);
    expect(client.diagnostics.has(MAIN)).toBe(false);
  });

  it('is sent those of a file no more when it opens it, and again when it closes it', async () => {
    const client = await clientWith({ '/etc/pmta/part.conf': 'nonsense 1\n' }, pulling);
    const sent = client.nextDiagnostics(PART);
    await client.open(MAIN, 'include part.conf\n');
    expect(codesOf(await sent)).toEqual(['unknown-directive']);
    const taken = client.nextDiagnostics(PART);
    await client.open(PART, 'nonsense 1\n');
    expect(await taken).toEqual([]);
    const again = client.nextDiagnostics(PART);
    await client.close(PART);
    expect(codesOf(await again)).toEqual(['unknown-directive']);
  });
});

it('tells a mistake of the project once', async () => {
  const setupOf = (): never => {
    throw new Error('pmtakit.config.json: no such key');
  };
  const { client } = served({ files: memoryFiles({}), setupOf });
  await client.initialize(poorCapabilities);
  const ask = () => client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: MAIN } });
  await client.open(MAIN, '');
  await expect(ask()).rejects.toThrow('no such key');
  await expect(ask()).rejects.toThrow('no such key');
  expect(client.shown).toEqual(['pmtakit.config.json: no such key']);
});

it('shows the first reading to clients that want to see it', async () => {
  const client = await clientWith({}, { window: { workDoneProgress: true } });
  const created = new Promise((resolve) => client.connection.onRequest(WorkDoneProgressCreateRequest.type, resolve));
  const sent = client.nextDiagnostics(MAIN);
  await client.open(MAIN, 'nonsense 1\n');
  await created;
  expect(codesOf(await sent)).toEqual(['unknown-directive']);
});
