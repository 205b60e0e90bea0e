/** A configuration means the same in one file and in many, wherever it is cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Inclusion, type Project, everything, isComplete, placesInWhole } from '../../src/index.ts';
import { loadTexts, outline } from './load-texts.ts';

// Texts

const line = fc.constantFrom(
  'host-name mail.example.com\n',
  'a 1 # text\n',
  '  max-smtp-out 20\n',
  '/over quota/ quota-issues\n',
  'domain-macro m a.example.com,\n',
  'b.example.com\n',
  '# text\n',
  '\n',
  '  \n',
);

interface Tags {
  readonly open: string;
  readonly close: string;
}

/** Sections by the sections that may stand in them. */
const inner = new Map<string, readonly string[]>([
  ['', ['virtual-mta', 'domain', 'source', 'pattern-list', 'unknown', 'smtp-pattern-list']],
  ['virtual-mta', ['domain']],
  ['pattern-list', ['pattern-list', 'list at the end of a line']],
  ['list at the end of a line', ['pattern-list', 'list at the end of a line']],
  ['unknown', ['unknown', 'other', 'virtual-mta', 'pattern-list']],
  ['other', ['unknown', 'domain']],
]);

function tagsOf(kind: string): fc.Arbitrary<Tags> {
  if (kind === 'list at the end of a line') {
    return fc.constant({ open: 'mail-from /a/ <pattern-list>\n', close: '</pattern-list>\n' });
  }
  const tags = { open: `<${kind} x>\n`, close: `</${kind}>\n` };
  return fc.constantFrom(tags, tags, { open: `${kind} x {\n`, close: '}\n' });
}

/** Lines of a healthy configuration. */
function linesIn(kind: string, depth: number): fc.Arbitrary<string[]> {
  const kinds = depth > 0 ? (inner.get(kind) ?? []) : [];
  const single = line.map((one) => [one]);
  if (kinds.length === 0) return fc.array(single, { maxLength: 4 }).map((parts) => parts.flat());
  const section = fc
    .constantFrom(...kinds)
    .chain((one) =>
      fc.tuple(tagsOf(one), linesIn(one, depth - 1)).map(([{ open, close }, lines]) => [open, ...lines, close]),
    );
  return fc.array(fc.oneof(single, section), { maxLength: 6 }).map((parts) => parts.flat());
}

// Cuts

/** What stands in a file: lines, and files that are included there by one line. */
type Piece = string | readonly (readonly Piece[])[];

interface Cut {
  readonly start: number;
  readonly length: number;
  /** Two files that a wildcard brings, and not one. */
  readonly twice: boolean;
}

const cuts = fc.array(fc.record({ start: fc.nat(60), length: fc.nat(30), twice: fc.boolean() }), { maxLength: 12 });

/** Moves pieces that follow each other into a file, or two. Pieces that are files already come to be files of files. */
function cut(pieces: readonly Piece[], { start, length, twice }: Cut): Piece[] {
  const from = start % (pieces.length + 1);
  const moved = pieces.slice(from, from + length);
  const half = moved.length >> 1;
  const files = twice ? [moved.slice(0, half), moved.slice(half)] : [moved];
  return [...pieces.slice(0, from), files, ...pieces.slice(from + length)];
}

/** The files that the pieces are, the main file first. */
function filesOf(
  pieces: readonly Piece[],
  path = 'config',
  files: Record<string, string> = {},
): Record<string, string> {
  files[path] = '';
  files[path] = pieces.map((piece, index) => textOf(piece, `${path}-${index}`, files)).join('');
  return files;
}

function textOf(piece: Piece, path: string, files: Record<string, string>): string {
  if (typeof piece === 'string') return piece;
  for (const [index, file] of piece.entries()) filesOf(file, `${path}.${index}`, files);
  return `include ${path}.${piece.length > 1 ? '?' : '0'}\n`;
}

const project = fc.tuple(linesIn('', 3), cuts).map(([lines, all]) => {
  const pieces = all.reduce<Piece[]>(cut, lines);
  return { text: lines.join(''), files: filesOf(pieces) };
});

const runs = { numRuns: 1000 };

describe('a configuration in many files', () => {
  it('means the same as in one', () => {
    fc.assert(
      fc.property(project, ({ text, files }) => {
        const { project: many, reads } = loadTexts(files);
        expect(outline(many.whole)).toEqual(outline(loadTexts({ config: text }).project.whole));
        expect(isComplete(many)).toBe(true);
        expect(reads.toSorted()).toEqual(Object.keys(files).slice(1).toSorted());
      }),
      runs,
    );
  });

  it('is told in the order in which it is read', () => {
    fc.assert(
      fc.property(project, ({ files }) => {
        const { project: many } = loadTexts(files);
        const items = [...everything(many.whole)];
        const orders = [many.whole, ...items].map(({ order }) => order);
        expect(orders).toEqual(orders.map((_, index) => index));
        for (const inclusion of many.inclusions) expectInOrder(items.filter((item) => item.inclusion === inclusion));
      }),
      runs,
    );
  });

  it('has a place for each line, section and include', () => {
    fc.assert(
      fc.property(project, ({ files }) => {
        const { project: many } = loadTexts(files);
        for (const item of everything(many.whole)) {
          const innermost = item.kind === 'block' ? item : item.parent;
          expectPlace(many, item.inclusion, item.span.start, innermost);
          expectPlace(many, item.inclusion, item.span.end - 1, innermost);
        }
        for (const { inclusion, span, parent } of many.includes) expectPlace(many, inclusion, span.start, parent);
      }),
      runs,
    );
  });

  it('joins the tags that are cut apart, and no others', () => {
    fc.assert(
      fc.property(project, ({ files }) => {
        const { project: many } = loadTexts(files);
        for (const item of everything(many.whole)) {
          if (item.kind !== 'block' || item.node.kind !== 'section') continue;
          expect(many.joined.has(item.node)).toBe(item.node.close === undefined || many.joined.has(item.node.close));
        }
      }),
      runs,
    );
  });
});

function expectInOrder(items: readonly { readonly span: { readonly start: number; readonly end: number } }[]): void {
  let done = 0;
  for (const { span } of items) {
    expect(span.start).toBeGreaterThanOrEqual(done);
    done = span.end;
  }
}

/** Each file of these projects is included once, so there is one place. */
function expectPlace(many: Project, inclusion: Inclusion, offset: number, innermost: Block): void {
  const places = placesInWhole(many, inclusion.file, offset);
  expect(places).toHaveLength(1);
  expect(places[0]?.blocks.at(-1) === innermost).toBe(true);
  expect(places[0]?.includes.at(-1) === inclusion.include).toBe(true);
}
