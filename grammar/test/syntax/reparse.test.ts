import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Commented,
  type Container,
  type Document,
  type Item,
  SourceFile,
  parseText,
  reparse,
  walk,
} from '../../src/index.ts';
import { textChange } from '../../src/text/text-change.ts';
import { configurationLike } from '../arbitraries.ts';

const balanced = fc
  .array(
    fc.constantFrom(
      '<domain a>\n  max-msg-rate 5/h # note\n</domain>\n',
      '<virtual-mta v>\n  <domain b>\n  </domain> # b\n</virtual-mta>\n',
      '<pattern-list p>\n  mail-from /x/ <pattern-list>\n    rcpt-to /y/ virtual-mta=v\n  </pattern-list>\n</pattern-list>\n',
      '# text\r\n',
      'run-as-root no\n',
      'run-as-root no # why\r',
      'smtp-listener 0/0:25 {\n}\n',
      '<spool /x> </spool> <spool /y> </spool>\n',
      '\n',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const text = fc.oneof(balanced, configurationLike);

/** Where each line starts. */
function linesOf({ lines, text: { length } }: SourceFile): number[] {
  return Array.from({ length: length + 2 }, (_, line) => lines.lineStart(line));
}

/** All that a tree says, with what stands in what. */
function shapeOf(document: Document): string[] {
  const shape = [`${document.source.text} ${document.isRegular}`];
  walk(document, { item: (item) => shape.push(...itemShape(document, item)) });
  return shape;
}

function itemShape(document: Document, item: Item): string[] {
  const own = [item.kind, containerShape(document, item.parent), ...placeShape(item)];
  switch (item.kind) {
    case 'section':
      return [...own, item.name, ...placeShape(item.head), ...commentShape(document, item.head, item)].map(String);
    case 'stray':
      return [...own, ...placeShape(item.close)].map(String);
    case 'comment':
      return own.map(String);
    default:
      return [...own, ...commentShape(document, item, item)].map(String);
  }
}

const offsets = [
  'start',
  'end',
  'nameStart',
  'nameEnd',
  'argumentsStart',
  'argumentsEnd',
  'name',
  'terminated',
] as const;

function placeShape(node: object): unknown[] {
  return offsets.filter((name) => name in node).map((name) => `${name} ${String(Reflect.get(node, name))}`);
}

function commentShape(document: Document, owner: Commented, item: Item): unknown[] {
  const ends = item.kind === 'section' && item.close ? [owner, item.close] : [owner];
  return ends.flatMap((node) => [
    ...placeShape(node),
    ...(node.comment ? [containerShape(document, node.comment.parent), ...placeShape(node.comment)] : []),
  ]);
}

function containerShape(document: Document, container: Container): string {
  if (container.kind !== 'document') return [container.kind, ...placeShape(container)].join(' ');
  return container === document ? 'the document' : 'another document';
}

/** A place in a text, as a part of it. */
const place = fc.nat(1000).map((thousandths) => thousandths / 1000);
const edit = fc.record({ at: place, length: fc.nat(20), by: text });
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** @returns how many edits needed no look at the whole text */
function expectSameTrees(start: string, edits: readonly Edit[]): number {
  let document = parseText(start);
  let parts = 0;
  for (const { at, length, by } of edits) {
    const { rope } = document.source;
    const offset = Math.floor(at * rope.length);
    const edited = rope.edited(offset, Math.min(offset + length, rope.length), by);
    const reparsed = reparse(document, edited);
    if (reparsed.replaced) parts++;
    ({ document } = reparsed);
    const after = edited.toString();
    expect(shapeOf(document).join('\n')).toBe(shapeOf(parseText(after)).join('\n'));
    expect(linesOf(document.source)).toEqual(linesOf(new SourceFile('<text>', after)));
  }
  return parts;
}

it('gives the tree that the whole text has, edit after edit', () => {
  fc.assert(fc.property(text, fc.array(edit, { maxLength: 5 }), (start, edits) => void expectSameTrees(start, edits)));
});

/** As when somebody writes a section: it has no end yet, or the one that ends it is missing. */
const unfinished = fc
  .array(
    fc.constantFrom(
      '<domain a>\n  max-msg-rate 5/h # note\n',
      '<virtual-mta v>\n  <domain b>\n  x 1\n</virtual-mta> # b\n',
      '<domain c>\n  x 1\n</domain>\n',
      '<source s>\n',
      // As many lines as a section takes in that a closing tag comes late for.
      `<domain d>\n<source s>\n</source>\n${'x 1\n'.repeat(18)}</domain>\n`,
      '<domain',
      '</domain>\n',
      '</source>\n',
      'mail-from /x/ <pattern-list>\n  rcpt-to /y/ virtual-mta=v\n',
      'smtp-listener 0/0:25 {\n x 2\n',
      '<!-- a\n-->\n',
      '<!-- b\n',
      '# text\n',
      'run-as-root no # why\n',
      '\n',
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
const line = fc.constantFrom(
  'x 3\n',
  '  y 4 # more\n',
  '7',
  '\n',
  '',
  ' ',
  '# text\n',
  '-->',
  '/entry/ x\n',
  '>\n',
  '{\n',
);
const lineEdit = fc.record({ at: place, length: fc.nat(4), by: line });

it('gives it while sections have no end yet', () => {
  let parts = 0;
  const check = (start: string, edits: readonly Edit[]): void => void (parts += expectSameTrees(start, edits));
  fc.assert(fc.property(unfinished, fc.array(lineEdit, { minLength: 1, maxLength: 8 }), check), { numRuns: 1000 });
  expect(parts).toBeGreaterThan(1000);
});

it('gives it where how many lines there are tells which tag closes what', () => {
  const late = `<domain d>\n<source s>\n</source>\n${'x 1\n'.repeat(18)}</domain>\n`;
  expectSameTrees('x 0\n', [
    { at: 0, length: 0, by: late },
    { at: 0.5, length: 0, by: '\nx 3\n' },
    { at: 0.5, length: 5, by: '' },
  ]);
});

/** Longer than what counts from one origin. */
const long = balanced.map(
  (one) => `${one}${'<domain x>\n  max-msg-rate 5/h # note\n</domain>\n# text\n'.repeat(200)}${one}`,
);
const part = fc.record({
  at: place,
  length: fc.oneof(fc.nat(60), fc.nat(9000)),
  by: fc.oneof(
    fc.constantFrom('7', '', '\n', ' ', 'x y\n'),
    balanced,
    balanced.map((one) => one.repeat(60)),
  ),
});

it('gives it for texts of many pieces too', () => {
  fc.assert(
    fc.property(
      long,
      fc.array(part, { minLength: 1, maxLength: 8 }),
      (start, edits) => void expectSameTrees(start, edits),
    ),
    { numRuns: 10 },
  );
});

describe('what is kept', () => {
  const before = '<domain a>\n  x 1\n</domain>\n# one\nrun-as-root no\n';

  it.each([
    ['a value', before.replace('no', 'yes'), 2],
    ['a line in a section', before.replace('x 1', 'x 1\n  y 2'), 0],
    ['a new line at the end', `${before}# two\n`, 3],
    ['a line that goes', before.replace('# one\n', ''), 1],
  ])('items in front of %s', (_, after, count) => {
    const document = parseText(before);
    const old = [...document.items];
    const { items } = reparse(document, after).document;
    for (const [index, item] of items.slice(0, count).entries()) expect(item).toBe(old[index]);
    expect(items[count]).not.toBe(old[count]);
  });
});

it('finds what differs between two texts', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (front, own, other, end) => {
      const padding = 'x'.repeat(5000);
      const [a, b] = [padding + front + own + end + padding, padding + front + other + end + padding];
      const { start, endBefore, endAfter } = textChange(a, b);
      expect(a.slice(0, start) + b.slice(start, endAfter) + a.slice(endBefore)).toBe(b);
      expect(start).toBeGreaterThanOrEqual(Math.min(padding.length + front.length, start));
      expect(a[start] === b[start] && start < endBefore && start < endAfter).toBe(false);
    }),
  );
});
