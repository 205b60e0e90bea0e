/** What the server holds after many documents, counted in bytes that are needed and not in time. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configuration } from '../../bench/src/generate.ts';
import { type EditorClient, fullCapabilities } from '../../language-server/test/protocol-client.ts';
import { folderWith } from './command-line.ts';
import { type Started, startServerProcess } from './started-server.ts';

const hook = fileURLToPath(new URL('heap-hook.ts', import.meta.url));
const text = configuration(400);

/** Less than a half of the texts alone, without their trees, that are opened in between. */
const MOST_BYTES = 4_000_000;
const CYCLES = { first: 200, last: 1000 };

function neededBytes({ child }: Started): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (bytes) => resolve(Number(bytes)));
    child.send('heap');
  });
}

/** What an editor does with a document that somebody looks into for a moment. */
async function openEditClose(client: EditorClient, uri: string, isLookedOver: boolean): Promise<void> {
  const textDocument = { uri };
  const position = { line: 10, character: 6 };
  await client.open(uri, text);
  await client.change(uri, [{ range: { start: position, end: position }, text: 'x' }]);
  for (const method of ['hover', 'completion']) {
    await client.connection.sendRequest(`textDocument/${method}`, { textDocument, position });
  }
  await client.connection.sendRequest('textDocument/semanticTokens/full', { textDocument });
  if (isLookedOver) await client.connection.sendRequest('textDocument/diagnostic', { textDocument });
  await client.close(uri);
}

it('a thousand documents that were opened, edited and closed need no more memory than two hundred', async () => {
  expect((CYCLES.last - CYCLES.first) * text.length).toBeGreaterThan(2 * MOST_BYTES);
  const folder = folderWith();
  const started = startServerProcess({ nodeArgs: ['--expose-gc', '--import', hook] });
  await started.client.initialize(fullCapabilities);
  let first = 0;
  for (let cycle = 1; cycle <= CYCLES.last; cycle++) {
    await openEditClose(started.client, pathToFileURL(join(folder, `${cycle}.conf`)).href, cycle % 10 === 0);
    if (cycle === CYCLES.first) first = await neededBytes(started);
  }
  expect((await neededBytes(started)) - first).toBeLessThan(MOST_BYTES);
});
