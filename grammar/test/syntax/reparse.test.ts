import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Container, type Document, type Item, SourceFile, parseText, reparse, walk } from '../../src/index.ts';
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
  const shape: string[] = [];
  walk(document, { item: (item) => shape.push(JSON.stringify(item, withoutLoops(item))) });
  return shape;
}

function withoutLoops(own: Item) {
  return (key: string, value: unknown): unknown => {
    if (key === 'parent') return isContainer(value) ? placeOf(value) : value;
    return key === 'items' || (key === 'block' && own.kind === 'directive' && value !== undefined) ? undefined : value;
  };
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function placeOf(container: Container): string {
  const start =
    container.kind === 'section' ? container.head.start : container.kind === 'directive' ? container.start : 0;
  return `${container.kind} ${start} ${container.kind === 'document' ? container.source.text : ''}`;
}

it('gives the tree that the whole text has, edit after edit', () => {
  const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(20), by: text });
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 5 }), (start, edits) => {
      let document = parseText(start);
      for (const { at, length, by } of edits) {
        const before = document.source.text;
        const offset = Math.floor(at * before.length);
        const after = before.slice(0, offset) + by + before.slice(offset + length);
        document = reparse(document, after);
        expect(shapeOf(document)).toEqual(shapeOf(parseText(after)));
        expect(linesOf(document.source)).toEqual(linesOf(new SourceFile('<text>', after)));
      }
    }),
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
    const { items } = reparse(document, after);
    expect(items.slice(0, count)).toEqual(document.items.slice(0, count));
    for (const [index, item] of items.slice(0, count).entries()) expect(item).toBe(document.items[index]);
    expect(items[count]).not.toBe(document.items[count]);
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
