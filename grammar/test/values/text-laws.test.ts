import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArgumentSpec, ValueTypeName } from '../../src/catalogue/rows.ts';
import { Reader } from '../../src/values/reader.ts';
import { valueTypes } from '../../src/values/value-types.ts';
import { configurationLike } from '../arbitraries.ts';
import { readValue } from './read-value.ts';

const kinds: readonly (readonly [ValueTypeName, ArgumentSpec])[] = [
  ['api-key', { min: 32, max: 128 }],
  ['api-key', { min: 40, max: 40, hex: true }],
  ['domain-key', {}],
  ['email', {}],
  ['email-list', {}],
  ['field-list', {}],
  ['header-list', {}],
  ['header-list', { regex: true }],
  ['identity', {}],
  ['name', {}],
  ['path', {}],
  ['path-or-command', {}],
  ['pattern-result', {}],
  ['queue-filter', {}],
  ['queue-name', { suffix: '.rollup' }],
  ['record-types', {}],
  ['record-types', { members: ['d', 'b'] }],
  ['record-types', { single: true }],
  ['reference', { to: ['source'] }],
  ['reference', { to: ['source'], key: 'source' }],
  ['reference', { to: ['proxy'], list: true }],
  ['regex', {}],
  ['reply-actions', {}],
  ['rewrite-address', {}],
  ['signals-action', {}],
  ['signals-switch', {}],
  ['string', {}],
  ['text', {}],
  ['url', {}],
];

/** Pieces that matter to one value type or another. */
const pieces = fc.constantFrom(
  ...['a', 'B', '1', ' ', '\t', ',', '=', ':', '@', '*', '!', '/', '\\', '"', '.', '|', '<', '>', '[', ']', '(', ')'],
  ...['{', '}', '$', '^', '-', '+', '?', 'é', '😀', '\ud83d', '\0', '\n', 'source=', 'mode=', 'skip-mx', 'header_'],
  ...['virtual-mta=', 'call-to:', 'recipient-priority=', 'reenable-after=1h', 'true', 'subaccount=1', 'https://'],
  ...['constructor', '__proto__', '{vault}:', 'rcpt', 'd', 'example.com', '[[:alpha:]]', '(?<n>', '\\k<n>', '{2,3}'],
);
const valueLike = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
const texts = fc
  .oneof(valueLike, configurationLike, fc.string({ unit: 'binary' }))
  .filter((text) => !new Reader(text).atEnd);

/** Much of the same, which takes long for whoever looks at a character more than a few times. */
const repeated = [
  'a',
  ',',
  '"',
  '\\',
  '/',
  '@',
  ':',
  ' a',
  'a ',
  '=',
  ', ',
  '="',
  ',"',
  '/,',
  '<',
  '*',
  '!',
  '(',
  '[',
  '\0',
  '😀',
];

describe.each(kinds)('%s %j', (name, spec) => {
  const type = valueTypes[name];

  it('reads any text without throwing, and every place is right', () => {
    fc.assert(fc.property(texts, (text) => void readValue(type, text, spec)));
  });

  it('takes at least one character', () => {
    const takes = (text: string): boolean => {
      const reader = new Reader(text);
      const start = reader.offset;
      type.read(reader, spec);
      return reader.offset > start && reader.offset <= text.length;
    };
    fc.assert(fc.property(texts, takes));
  });

  it('words its errors as every other', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const value = readValue(type, text, spec);
        if (value.kind !== 'error') return;
        expect(value.expected).toMatch(/^\S.*\S$/);
        const quotesTheText = value.raw !== '' && value.problem.includes(value.raw.slice(-1));
        if (!quotesTheText) expect(value.problem).toMatch(/[^\s.]$/);
      }),
    );
  });

  it.each(repeated)('reads a long row of %j in no time', (piece) => {
    const text = `x${piece.repeat(200_000 / piece.length)}`;
    const start = performance.now();
    for (const whole of [text, text.slice(1)]) type.read(new Reader(`${whole}x`), spec);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
