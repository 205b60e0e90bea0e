import { describe, expect, it } from 'vitest';
import { edited } from '../../language-service/test/client-text.ts';
import { type EditorClient, fullCapabilities, poorCapabilities, served } from './protocol-client.ts';

const URI = 'file:///etc/pmta/config';
const OTHER = 'file:///etc/pmta/other';
const TEXT = '<domain a.com>\nmax-smtp-out 3\n</domain>\n';

async function indentOf(client: EditorClient, uri: string = URI): Promise<number> {
  const edits = await client.format(uri);
  return edited(TEXT, edits, 'utf-16').split('\n')[1]?.search(/\S/) ?? -1;
}

async function opened(capabilities = poorCapabilities, options?: unknown): Promise<EditorClient> {
  const { client } = served();
  await client.initialize({ ...capabilities, general: {} }, options);
  return client;
}

describe('settings at the start', () => {
  it.each([
    ['the section', { format: { indent: 2 } }, 2],
    ['all settings', { pmta: { format: { indent: 2 } } }, 2],
    ['none', undefined, 4],
    ['null', null, 4],
    ['those of others', { yaml: { indent: 2 } }, 4],
  ])('may be %s', async (_, options, indent) => {
    const client = await opened(poorCapabilities, options);
    await client.open(URI, TEXT);
    expect(await indentOf(client)).toBe(indent);
  });

  it('that cannot be used are told in the log, and the others are used', async () => {
    const client = await opened(poorCapabilities, { format: { indent: 2, align: 'yes' } });
    await client.open(URI, TEXT);
    expect(await indentOf(client)).toBe(2);
    expect(client.logged).toEqual(['pmta.format.align: expected true or false; it is not used.']);
  });
});

describe('a client that sends its settings', () => {
  it.each([{ pmta: { format: { indent: 3 } } }, { format: { indent: 3 } }])('may send %j', async (settings) => {
    const client = await opened();
    await client.open(URI, TEXT);
    expect(await indentOf(client)).toBe(4);
    await client.changeSettings(settings);
    expect(await indentOf(client)).toBe(3);
    expect(client.asked).toEqual([]);
  });
});

describe('a client that is asked', () => {
  it('is asked once for each document, with its URI, until something changes', async () => {
    const client = await opened(fullCapabilities);
    let indent = 2;
    client.settings = (uri) => ({ format: { indent: uri === URI ? indent : 1 } });
    await client.open(URI, TEXT);
    await client.open(OTHER, TEXT);
    expect([await indentOf(client), await indentOf(client), await indentOf(client, OTHER)]).toEqual([2, 2, 1]);
    expect(client.asked).toEqual([URI, OTHER]);
    indent = 6;
    await client.changeSettings(null);
    expect(await indentOf(client)).toBe(6);
    expect(client.asked).toEqual([URI, OTHER, URI]);
  });

  it('tells of changes since it is asked to', async () => {
    const client = await opened(fullCapabilities);
    await expect.poll(() => client.registered).toEqual(['workspace/didChangeConfiguration']);
  });

  it.each([
    ['has nothing to say', () => null],
    ['fails', () => Promise.reject(new Error('no settings'))],
  ])('%s: then the settings of the start hold', async (_, settings) => {
    const client = await opened(fullCapabilities, { format: { indent: 2 } });
    client.settings = settings;
    await client.open(URI, TEXT);
    expect(await indentOf(client)).toBe(2);
  });

  it('hears of a setting that cannot be used once, and again when something changes', async () => {
    const client = await opened(fullCapabilities);
    client.settings = () => ({ format: { indent: 'wide' } });
    await client.open(URI, TEXT);
    await client.open(OTHER, TEXT);
    expect([await indentOf(client), await indentOf(client, OTHER)]).toEqual([4, 4]);
    expect(client.logged).toHaveLength(1);
    await client.changeSettings(null);
    await indentOf(client);
    expect(client.logged).toHaveLength(2);
  });
});
