import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { describe, expect, it } from 'vitest';
import { edited } from '../../language-service/test/client-text.ts';
import type { FileStyle } from '@pmtakit/language-server';
import { fullCapabilities, poorCapabilities, served } from './protocol-client.ts';

const URI = 'file:///etc/pmta/config';
const MESSY = '<domain a.com>\n  max-smtp-out   3  # \u00FC\n retry-after 1h   \n</domain>\n';
const TIDY = '<domain a.com>\n    max-smtp-out 3  # \u00FC\n    retry-after  1h\n</domain>\n';

const clients = [
  { name: 'a client that can do all', capabilities: fullCapabilities, encoding: 'utf-8' },
  { name: 'a client that can do little', capabilities: poorCapabilities, encoding: 'utf-16' },
] as const;

function project(style: Partial<FileStyle>): { styleFor: () => Promise<FileStyle> } {
  return { styleFor: () => Promise.resolve({ options: {}, directives: [], isIgnored: false, ...style }) };
}

describe.each(clients)('$name', ({ capabilities, encoding }) => {
  it('lays out a document', async () => {
    const { client } = served();
    await client.initialize(capabilities);
    await client.open(URI, MESSY);
    expect(edited(MESSY, await client.format(URI), encoding)).toBe(TIDY);
  });

  it('gets nothing to do for one that has its layout', async () => {
    const { client } = served();
    await client.initialize(capabilities);
    await client.open(URI, TIDY);
    expect(await client.format(URI)).toEqual([]);
    await client.open(URI, TIDY.replaceAll('\n', '\r\n'));
    expect(await client.format(URI)).toEqual([]);
  });

  it('lays out some lines', async () => {
    const { client } = served();
    await client.initialize(capabilities);
    await client.open(URI, MESSY);
    const line = { start: { line: 2, character: 1 }, end: { line: 2, character: 1 } };
    const expected = MESSY.replace(' retry-after 1h   ', '    retry-after  1h');
    expect(edited(MESSY, await client.formatRange(URI, line), encoding)).toBe(expected);
    expect(edited(MESSY, await client.formatRanges(URI, [line, line]), encoding)).toBe(expected);
  });

  it('gets nothing to do for a file that is ignored', async () => {
    const { client } = served(project({ isIgnored: true }));
    await client.initialize(capabilities, { format: { onSave: true } });
    await client.open(URI, MESSY);
    const line = { start: { line: 2, character: 1 }, end: { line: 2, character: 1 } };
    expect(await client.format(URI)).toEqual([]);
    expect(await client.formatRange(URI, line)).toEqual([]);
    expect(await client.willSave(URI)).toEqual([]);
  });

  it('lays out before it saves when it is set to', async () => {
    const { client } = served();
    await client.initialize(capabilities, { format: { onSave: true } });
    await client.open(URI, MESSY);
    expect(edited(MESSY, await client.willSave(URI), encoding)).toBe(TIDY);
  });

  it('saves as it is unless it is set to', async () => {
    const { client } = served();
    await client.initialize(capabilities);
    await client.open(URI, MESSY);
    expect(await client.willSave(URI)).toEqual([]);
  });
});

describe('the project of a document', () => {
  it('says the style, and the editor what it leaves open', async () => {
    const { client } = served(project({ options: { indent: 2 } }));
    await client.initialize(poorCapabilities, { format: { indent: 8, align: false } });
    await client.open(URI, MESSY);
    expect(edited(MESSY, await client.format(URI), 'utf-16')).toBe(
      '<domain a.com>\n  max-smtp-out 3  # \u00FC\n  retry-after 1h\n</domain>\n',
    );
  });

  it('may tell line breaks, which are those of the editor otherwise', async () => {
    const { client } = served(project({ options: { endOfLine: 'lf' } }));
    await client.initialize(poorCapabilities);
    await client.open(URI, 'a 1\r\nb 2\r\n');
    expect(edited('a 1\r\nb 2\r\n', await client.format(URI), 'utf-16')).toBe('a 1\nb 2\n');
  });

  it('makes directives known', async () => {
    const extra = { name: 'new-limit', scopes: ['domain'], argument: { type: 'integer' }, repeatable: false } as const;
    const { client } = served(project({ directives: [extra] }));
    const text = '<domain a>\n    new-limit   5\n</domain>\n';
    await client.initialize(poorCapabilities);
    await client.open(URI, text);
    expect(edited(text, await client.format(URI), 'utf-16')).toBe('<domain a>\n    new-limit 5\n</domain>\n');
  });

  it('is asked by the URI of the document', async () => {
    const asked: string[] = [];
    const { client } = served({
      styleFor: (uri) =>
        project({})
          .styleFor()
          .finally(() => asked.push(uri)),
    });
    await client.initialize(poorCapabilities);
    for (const uri of ['untitled:Untitled-1', 'file:///a%20b/c%C3%BC.conf']) {
      await client.open(uri, MESSY);
      await client.format(uri);
    }
    expect(asked).toEqual(['untitled:Untitled-1', 'file:///a%20b/c%C3%BC.conf']);
  });

  it('may have a mistake, which is told; without it, all is well again', async () => {
    let mistake = true;
    const { styleFor } = project({});
    const { client } = served({
      styleFor: () => (mistake ? Promise.reject(new Error('pmtakit.config.json: format.indent: ...')) : styleFor()),
    });
    await client.initialize(fullCapabilities);
    await client.open(URI, MESSY);
    await expect(client.format(URI)).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: 'pmtakit.config.json: format.indent: ...',
    });
    expect(client.shown).toEqual(['pmtakit.config.json: format.indent: ...']);
    mistake = false;
    expect(edited(MESSY, await client.format(URI), 'utf-8')).toBe(TIDY);
  });
});

describe('a request', () => {
  it('is about the text that it was sent for: a change meanwhile makes it void', async () => {
    const { client } = served();
    await client.initialize(fullCapabilities);
    const { promise, resolve } = Promise.withResolvers<null>();
    client.settings = () => promise;
    await client.open(URI, MESSY);
    const answer = client.format(URI).catch((error: unknown) => error);
    await client.change(URI, [{ text: 'x' }]);
    await expect.poll(() => client.asked).toEqual([URI]);
    resolve(null);
    expect(await answer).toMatchObject({ code: LSPErrorCodes.ContentModified });
    expect(await client.format(URI)).toEqual([expect.objectContaining({ newText: '\n' })]);
  });

  it('may be cancelled', async () => {
    const { client } = served();
    await client.initialize(fullCapabilities);
    const { promise, resolve } = Promise.withResolvers<null>();
    client.settings = () => promise;
    await client.open(URI, MESSY);
    const cancelled = new CancellationTokenSource();
    const params = { textDocument: { uri: URI }, options: { tabSize: 4, insertSpaces: true } };
    const answer = client.connection.sendRequest('textDocument/formatting', params, cancelled.token);
    const error = answer.catch((reason: unknown) => reason);
    cancelled.cancel();
    await expect.poll(() => client.asked).toEqual([URI]);
    resolve(null);
    expect(await error).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});

describe('a large document', () => {
  it('of a hundred thousand lines is laid out', { timeout: 20_000 }, async () => {
    const text = 'max-smtp-out  5   # f\u00FCnf\r\n'.repeat(100_000);
    const { client } = served();
    await client.initialize(fullCapabilities);
    await client.open(URI, text);
    const edits = await client.format(URI);
    expect(edits).toHaveLength(200_000);
    expect(edited(text, edits, 'utf-8')).toBe('max-smtp-out 5  # f\u00FCnf\r\n'.repeat(100_000));
  });
});
