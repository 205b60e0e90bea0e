import fc from 'fast-check';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { describe, expect, it } from 'vitest';
import { edited, encodings, rangeOf } from '../../language-service/test/client-text.ts';
import { format, texts } from '../../language-service/test/texts.ts';
import { fullCapabilities, served } from './protocol-client.ts';

const URI = 'file:///etc/pmta/config';

/** Where a text is cut and what comes there; the places are parts of its length. */
const cut = fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(20), put: texts });

describe('the text of the client', () => {
  it.each(encodings)('is that of the server after any changes, in %s', async (encoding) => {
    const { client } = served();
    await client.initialize({ general: { positionEncodings: [encoding] } });
    const batches = fc.array(fc.array(cut, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, batches, async (before, batches) => {
        await client.open(URI, before);
        let text = before;
        for (const batch of batches) {
          const changes: TextDocumentContentChangeEvent[] = [];
          for (const { from, length, put } of batch) {
            const start = outsideCharacters(text, Math.floor(from * text.length));
            const end = outsideCharacters(text, Math.min(text.length, start + length));
            changes.push({ range: rangeOf(text, start, end, encoding), text: put });
            text = text.slice(0, start) + put + text.slice(end);
          }
          await client.change(URI, changes);
        }
        expect(edited(text, await client.format(URI), encoding)).toBe(format(text, { endOfLine: 'auto' }));
      }),
      { numRuns: 150 },
    );
  });

  it.each(encodings)('may be sent as a whole, in %s', async (encoding) => {
    const { client } = served();
    await client.initialize({ general: { positionEncodings: [encoding] } });
    await client.open(URI, 'a\n');
    const start = { line: 0, character: 0 };
    await client.change(URI, [{ text: '  \u00FCb  \n' }, { range: { start, end: start }, text: ' ' }]);
    expect(edited('   \u00FCb  \n', await client.format(URI), encoding)).toBe('\u00FCb\n');
  });

  it.each(encodings)('takes places outside the text for its ends, in %s', async (encoding) => {
    const { client } = served();
    await client.initialize({ general: { positionEncodings: [encoding] } });
    await client.open(URI, '\u00FC\nb\n');
    const range = { start: { line: 0, character: 99 }, end: { line: 99, character: 99 } };
    await client.change(URI, [{ range, text: '  c' }]);
    expect(edited('\u00FC  c', await client.format(URI), encoding)).toBe(format('\u00FC  c'));
  });

  it('replaces that of a document that is opened again', async () => {
    const { client } = served();
    await client.initialize(fullCapabilities);
    await client.open(URI, 'a\n');
    await client.open(URI, 'b \n');
    expect(edited('b \n', await client.format(URI), 'utf-8')).toBe('b\n');
  });
});

describe('documents', () => {
  it('are not kept after they are closed, however many', async () => {
    const { client, server } = served();
    await client.initialize(fullCapabilities);
    await client.open(URI, 'a\n');
    for (let turn = 0; turn < 1000; turn++) {
      const uri = `file:///${turn}`;
      await client.open(uri, 'a\n');
      await client.change(uri, [{ text: 'a \n' }]);
      if (turn % 10 === 0) expect(await client.format(uri)).toHaveLength(1);
      await client.close(uri);
    }
    expect(await client.format(URI)).toEqual([]);
    expect(server.openDocuments).toEqual([URI]);
  });
});

/** Places inside a surrogate pair or a CRLF are none that a client can name. */
function outsideCharacters(text: string, offset: number): number {
  const pair = text.slice(offset - 1, offset + 1);
  return pair === '\r\n' || /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) ? offset + 1 : offset;
}
