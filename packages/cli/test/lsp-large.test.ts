/** A document of a hundred thousand lines through the protocol; a million are part of the benchmark. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configuration } from '../../bench/src/generate.ts';
import { fullCapabilities } from '../../language-server/test/protocol-client.ts';
import { folderWith } from './command-line.ts';
import { startServerProcess } from './started-server.ts';

const LINES = 100_000;
const text = configuration(LINES);
/** A limit in the middle of the file. */
const line = text.slice(0, text.indexOf('max-smtp-out', text.length / 2)).split('\n').length - 1;
const position = { line, character: 8 };

it('a large document is answered about, edited and looked over, and the server ends as it should', async () => {
  const { client, ended } = startServerProcess();
  const uri = pathToFileURL(join(folderWith(), 'config')).href;
  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    client.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri }, ...params });
  await client.initialize(fullCapabilities);
  await client.open(uri, text);
  const near = { start: { line: line - 50, character: 0 }, end: { line: line + 50, character: 0 } };
  expect(
    (await ask<{ readonly data: readonly number[] }>('semanticTokens/range', { range: near })).data.length,
  ).toBeGreaterThan(100);
  expect(await ask<unknown>('hover', { position })).toMatchObject({ contents: { kind: 'markdown' } });

  const start = { line, character: 0 };
  await client.change(uri, [{ range: { start, end: start }, text: 'nonsense 1\n' }]);
  expect((await ask<readonly unknown[]>('completion', { position: start })).length).toBeGreaterThan(10);
  const found = (await client.nextDiagnostics(uri)).filter(({ range }) => range.start.line === line);
  expect(found.map(({ code }) => code)).toContain('unknown-directive');

  await client.shutdown();
  await client.connection.sendNotification('exit');
  expect(await ended).toEqual({ code: 0, stderr: '' });
});
