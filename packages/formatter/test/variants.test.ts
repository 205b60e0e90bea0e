/**
 * Each file there is, ours and real ones, in each form that a file comes in: formatted, it says what it said, and all
 * forms come out alike. No file is excepted.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyEdits, leavesOf, parseText } from '@pmtakit/grammar';
import { Model, equivalent, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { format, formatEdits } from '@pmtakit/formatter';
import { broken, demo, healthy, mistakes } from './fixtures.ts';

interface Variant {
  readonly name: string;
  /** A file in another form. */
  readonly of: (text: string) => string;
  /** How it comes out, given how the file itself does. */
  readonly formatted: (formatted: string) => string;
  readonly format: (text: string) => string;
}

const asItIs = (text: string) => text;
const withCrlf = (text: string) => text.replaceAll(/\r\n?|\n/g, '\r\n');
const withMark = (text: string) => `\uFEFF${text.replace(/^\uFEFF/, '')}`;

const variants: readonly Variant[] = [
  { name: 'as it is', of: asItIs, formatted: asItIs, format },
  { name: 'with CRLF', of: withCrlf, formatted: asItIs, format },
  {
    name: 'with CRLF that is kept',
    of: withCrlf,
    formatted: withCrlf,
    format: (text) => format(text, { endOfLine: 'auto' }),
  },
  { name: 'with a byte order mark', of: withMark, formatted: withMark, format },
  { name: 'with blanks at the end of every line', of: withBlanksAtEnds, formatted: asItIs, format },
  {
    name: 'with more blank lines',
    of: (text) => text.replaceAll(/\n(\r?\n)+/g, '\n\n\n\n'),
    formatted: asItIs,
    format,
  },
  { name: 'in ranges, from the end', of: asItIs, formatted: asItIs, format: formatInRanges },
];

/** Not behind what is cut or wrapped, nor in HTML comments, since those stay as they are. */
function withBlanksAtEnds(text: string): string {
  if (text.includes('<!--')) return text;
  return text.replaceAll(/(?<=[\w">])(?=\r?\n)/g, ' \t');
}

/** Seven lines at a time, then the rest, such as the end of the file. */
function formatInRanges(text: string): string {
  const count = text.split('\n').length;
  let done = text;
  for (let first = count; first > -6; first -= 7) {
    done = applyEdits(done, formatEdits(parseText(done), {}, { first, last: first + 6 }));
  }
  return format(done);
}

function check(text: string, variant: Variant): void {
  const source = variant.of(text);
  const formatted = variant.format(source);
  expect(formatted).toBe(variant.formatted(format(text)));
  expect(variant.format(formatted)).toBe(formatted);
  expect(treeOf(formatted)).toEqual(treeOf(text));
  expect(equivalent(modelOf(source), modelOf(formatted))).toEqual({ equal: true });
}

/** Its leaves without blank space. */
function treeOf(text: string): string[] {
  return leavesOf(parseText(text)).map(({ kind, start, end }) => {
    return `${kind} ${text.slice(start, end).replaceAll(/[ \t\f\v\r\n]+/g, '')}`;
  });
}

function modelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const realFiles = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.conf')) : [];

describe.each(variants)('$name', (variant) => {
  it.each([...healthy, ...broken, ...mistakes, ...demo])('fixtures/$path', ({ text }) => check(text, variant));

  it.skipIf(realFiles.length === 0)('real files (skipped where shared/ is not there)', () => {
    for (const name of realFiles) check(readFileSync(corpus + name, 'utf8'), variant);
  });
});

describe('with indents by tabs', () => {
  const withTabs = (text: string) => text.replaceAll(/(?<=^|[\r\n])[ \t]+/g, (indent) => '\t'.repeat(indent.length));
  const withoutIndents = (text: string) => text.replaceAll(/^[ \t]+/gm, '');

  it.each(healthy)('fixtures/$path', ({ text }) => {
    expect(format(withTabs(text))).toBe(text);
    expect(format(format(text, { indent: 'tab' }))).toBe(text);
  });

  // Lines that nobody understands keep their indent.
  it.skipIf(realFiles.length === 0)('real files (skipped where shared/ is not there)', () => {
    for (const name of realFiles) {
      const text = readFileSync(corpus + name, 'utf8');
      expect(withoutIndents(format(withTabs(text)))).toBe(withoutIndents(format(text)));
    }
  });
});

describe('the meaning of a file', () => {
  it('is compared for real', () => {
    const text = '<domain example.com>\n  max-smtp-out 2\n</domain>\n';
    const verdict = equivalent(modelOf(text), modelOf(text.replace('2', '3')));
    expect(verdict).toMatchObject({ equal: false, witness: { setting: 'max-smtp-out', before: '2', after: '3' } });
  });

  it.each([{ booleans: 'yes-no' }, { booleans: 'true-false' }, { keywordCase: 'lower' }] as const)(
    'stays with the style %o',
    (style) => {
      const real = realFiles.map((name) => readFileSync(corpus + name, 'utf8'));
      for (const text of [...[...healthy, ...broken, ...mistakes].map((fixture) => fixture.text), ...real]) {
        const formatted = format(text, style);
        expect(format(formatted, style)).toBe(formatted);
        // With includes that are not there nobody can tell; what is there does the same.
        expect(equivalent(modelOf(text), modelOf(formatted)).equal).not.toBe(false);
      }
    },
  );
});
