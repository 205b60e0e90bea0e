import { type Diagnostic, type Span, applyEdits, catalogue, parseText } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configurationLike } from '../../../grammar/test/arbitraries.ts';
import { validate } from '../src/index.ts';
import { findingsIn, idsIn } from './expect-findings.ts';
import { validConfiguration, validSamples } from './valid-configuration.ts';

function expectInside({ start, end }: Span, text: string): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

/** What holds for every finding, whatever it says. */
function expectSound(text: string): Diagnostic[] {
  const found = findingsIn(text);
  let before: Span = { start: 0, end: 0 };
  for (const { span, message, related = [], fix } of found) {
    expectInside(span, text);
    expect(span.start - before.start || span.end - before.end).toBeGreaterThanOrEqual(0);
    before = span;
    expect(message).toMatch(/^[^\n]/);
    for (const place of related) expectInside(place.span, text);
    for (const edit of fix?.edits ?? []) expectInside(edit.span, text);
    // Throws when the edits overlap. What comes out is a text like any other.
    if (fix) findingsIn(applyEdits(text, fix.edits));
  }
  return found;
}

describe('validate', () => {
  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void expectSound(text)),
      {
        numRuns: 2000,
      },
    );
  });

  it('takes text made of the words of the language in any order', () => {
    fc.assert(
      fc.property(configurationLike, (text) => void expectSound(text)),
      { numRuns: 5000 },
    );
  });

  it('takes healthy lines with anything between them', () => {
    const damaged = fc
      .tuple(validConfiguration, fc.array(fc.tuple(fc.nat(2000), configurationLike), { maxLength: 3 }))
      .map(([text, parts]) => parts.reduce((all, [at, part]) => all.slice(0, at) + part + all.slice(at), text));
    fc.assert(
      fc.property(damaged, (text) => void expectSound(text)),
      { numRuns: 500 },
    );
  });

  it('finds the same whenever it is asked', () => {
    fc.assert(
      fc.property(configurationLike, (text) => {
        const document = parseText(text);
        expect(validate(document)).toEqual(validate(document));
        expect(findingsIn(text)).toEqual(findingsIn(text));
        expect(findingsIn(text)).toEqual(expect.arrayContaining(validate(document)));
      }),
      { numRuns: 300 },
    );
  });

  it('gives findings in the order of the text, whichever check found them', () => {
    const text = 'zzzz 2\nrun-as-root maybe\nmax-smtp-out 2\n<domain *> route a..b\npostmaster\n</domian>\n';
    expect(idsIn(text)).toEqual([
      'unknown-directive/directive',
      'bad-value/value',
      'wrong-scope/directive',
      'deprecated-directive/deprecated',
      'one-line-each/shared',
      'bad-value/value',
      'wrong-scope/directive',
      'block-mismatch/misspelt',
    ]);
  });

  it('reads every line by itself, also those of one name', () => {
    const found = findingsIn('host-name a..example\nhost-name mail.example.com\nhost-name b..example\n');
    expect(found.map(({ span }) => span.start)).toEqual([10, 58]);
  });

  it('finds nothing in an empty text', () => {
    expect(['', '\n', '\uFEFF', ' \t\r\n\r\n', '# only a comment'].flatMap((text) => findingsIn(text))).toEqual([]);
  });

  it('has no limit on depth', () => {
    const depth = 20_000;
    const text = '<zzzz>\n'.repeat(depth) + 'run-as-root no\n' + '</zzzz>\n'.repeat(depth);
    expect(findingsIn(text)).toHaveLength(depth);
  });

  it.each<[string, (size: number) => string]>([
    ['unknown names', (size) => 'zzzz 2\n'.repeat(size)],
    ['a long list over lines', (size) => `domain-macro isp ${'example.com,\n'.repeat(size)}example.org\n`],
    ['a pattern without an end', (size) => `<bounce-category-patterns>\n/a ${'(b) \\/ '.repeat(size)}\n`],
    ['one long line', (size) => `run-as-root ${'a/ "b" '.repeat(size)}\n`],
    ['one long placeholder', (size) => `host-name ${'{{'.repeat(size)}\n`],
    ['many marks in a comment', (size) => `<smtp-pattern-list a>\nreply /a#${'#/ '.repeat(size)}\n`],
    // Time that grows with the square would take longer than a test may.
  ])('comes to an end for %s', (_, make) => {
    expect(findingsIn(make(20_000)).length).toBeGreaterThan(0);
  });
});

describe('validate on healthy files', () => {
  it.each(validSamples())('finds nothing in %s', (_, sample) => {
    fc.assert(fc.property(sample, expectHealthy), { numRuns: 30 });
  });

  it('finds nothing in whole files', () => {
    fc.assert(fc.property(validConfiguration, expectHealthy), { numRuns: 1000 });
  });

  it('tries most of the catalogue in such files', () => {
    const texts = fc.sample(validConfiguration, 500).map((text) => text.toLowerCase().split(/[\s<>]+/));
    const words = new Set(texts.flat());
    const names = [...new Set(catalogue().rows.map(({ name }) => name))];
    expect(names.filter((name) => words.has(name)).length).toBeGreaterThan(names.length / 2);
  });
});

function expectHealthy(text: string): void {
  const found = validate(parseText(text)).map(({ rule, message }) => `${rule}: ${message}`);
  expect(found).toEqual([]);
}
