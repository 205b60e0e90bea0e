/** The language server as editors start it, with one large document, from its start to its end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ProtocolConnection, createProtocolConnection } from 'vscode-languageserver/node';
import { environment, highWater } from '../processes.ts';
import type { Figures, ServedCase } from '../sample.ts';

const command = fileURLToPath(new URL('../../../cli/bin/pmtakit.cjs', import.meta.url));
const uri = 'file:///nowhere/pmta/config';
const textDocument = { uri };

/** Lines of a window. */
const WINDOW = 100;

/** One sample of each step: from what is asked to the answer, with the most memory that the server has had by then. */
export async function sampleServed({ name, served }: ServedCase): Promise<Figures[]> {
  const server = spawn(process.execPath, [command, 'lsp', '--stdio'], {
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(server.stdout, server.stdin);
  connection.listen();
  const figures: Figures[] = [];
  for (const [step, work] of stepsOf(connection, server, readFileSync(served, 'utf8'))) {
    const start = performance.now();
    await work();
    figures.push({ name: `${name}: ${step}`, ms: performance.now() - start, peakMiB: highWater(server.pid) });
  }
  return figures;
}

type Step = readonly [name: string, work: () => Promise<unknown>];

function stepsOf(connection: ProtocolConnection, server: ChildProcess, text: string): Step[] {
  const line = text.slice(0, text.indexOf('max-smtp-out', text.length / 2)).split('\n').length - 1;
  const position = { line, character: 8 };
  const range = { start: { line: line - WINDOW, character: 0 }, end: { line, character: 0 } };
  const ask = (method: string, params: object): Promise<unknown> =>
    connection.sendRequest(`textDocument/${method}`, { textDocument, ...params });
  const tell = (method: string, params: object): Promise<void> =>
    connection.sendNotification(`textDocument/${method}`, params);
  return [
    ['start', () => connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} })],
    [
      'open, and colours of a window',
      async () => {
        await connection.sendNotification('initialized', {});
        await tell('didOpen', { textDocument: { uri, languageId: 'pmta', version: 1, text } });
        await ask('semanticTokens/range', { range });
      },
    ],
    ['first hover', () => ask('hover', { position })],
    ['hover', () => ask('hover', { position })],
    ['completion', () => ask('completion', { position })],
    [
      'a key, and colours of a window',
      async () => {
        const contentChanges = [{ range: { start: position, end: position }, text: 'x' }];
        await tell('didChange', { textDocument: { uri, version: 2 }, contentChanges });
        await ask('semanticTokens/range', { range });
      },
    ],
    ['findings after the key', () => findingsOf(connection, 2)],
    ['end', () => ended(connection, server)],
  ];
}

function findingsOf(connection: ProtocolConnection, wanted: number): Promise<void> {
  return new Promise((resolve) => {
    connection.onNotification('textDocument/publishDiagnostics', ({ version }: { readonly version?: number }) => {
      if (version === wanted) resolve();
    });
  });
}

async function ended(connection: ProtocolConnection, server: ChildProcess): Promise<void> {
  const status = new Promise((resolve) => void server.once('exit', resolve));
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  if ((await status) !== 0) throw new Error(`pmtakit lsp: exit code ${String(await status)}`);
}
