/** Whatever somebody types: answers are those of a session that starts with the same texts, and lie within them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Position, Range } from 'vscode-languageserver-types';
import {
  type FileContext,
  type PositionEncoding,
  type Session,
  type TreeContext,
  codeLenses,
  completion,
  definition,
  diagnostics,
  documentLinks,
  documentSymbols,
  foldingRanges,
  hover,
  inlayHints,
  linkedEditingRanges,
  prepareCallHierarchy,
  prepareRename,
  references,
  resolveCodeLens,
  selectionRanges,
  semanticTokens,
  signatureHelp,
  workspaceSymbols,
} from '../src/index.ts';
import { encodings, positionOf } from './client-text.ts';
import { sessionOver } from './session-over.ts';
import { texts } from './texts.ts';

const pieces = [
  '<domain a.example>\n',
  '</domain>\n',
  '<virtual-mta v>\n',
  '</virtual-mta>\n',
  'max-msg-rate 100/15m\n',
  'max-smtp-out ',
  'include part.conf\n',
  'include config\n',
  'domain-macro m a.example,b.example\n',
  '<domain $m>\n',
  '# \u00FC \u{1F600}\n',
  '<!-- ',
  ' -->\n',
  'mail-from /x/ <pattern-list>\n',
  '"',
  '\r\n',
];

interface Edit {
  readonly path: string;
  /** Where, as a part of the text, and how much of it goes. */
  readonly at: number;
  readonly length: number;
  readonly newText: string;
}

const edits: fc.Arbitrary<Edit> = fc.record({
  path: fc.constantFrom('config', 'part.conf'),
  at: fc.nat(1000).map((thousandths) => thousandths / 1000),
  length: fc.nat(30),
  newText: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('', 'x', '\n', '<', '>', '#'), texts),
});

function contextOf(session: Session, path: string, encoding: PositionEncoding): FileContext {
  return { ...session.open(path), encoding, uriOf: (name) => name };
}

/** Everything that can be asked at a position. */
function answersAt(context: FileContext, position: Position): unknown[] {
  return [
    hover(context, position),
    completion(context, position, true),
    definition(context, position),
    references(context, position, true),
    prepareRename(context, position),
    signatureHelp(context, position),
    linkedEditingRanges(context, position),
    prepareCallHierarchy(context, position),
    selectionRanges(context, [position]),
  ];
}

function answers(context: FileContext): unknown[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  return [
    documentSymbols(context),
    foldingRanges(context),
    documentLinks(context),
    semanticTokens(context),
    inlayHints(context, range),
    codeLenses(context).map((lens) => resolveCodeLens(context, lens, lens.data.start)),
    workspaceSymbols(context.model, '', context),
  ];
}

it('a session that was edited answers as a fresh one', () => {
  fc.assert(
    fc.property(texts, fc.array(edits, { maxLength: 6 }), fc.constantFrom(...encodings), (start, changes, encoding) => {
      const files = new Map([
        ['config', `include part.conf\n${start}`],
        ['part.conf', ''],
      ]);
      const session = sessionOver(new Map(files));
      for (const { path, at, length, newText } of changes) {
        const text = files.get(path) ?? '';
        const offset = Math.floor(at * text.length);
        const changed = text.slice(0, offset) + newText + text.slice(offset + length);
        files.set(path, changed);
        session.edit(path, changed);
        session.open(path);
      }
      const fresh = sessionOver(files);
      const position = positionOf(files.get('config') ?? '', 0, encoding);
      for (const path of files.keys()) {
        const [own, other] = [contextOf(session, path, encoding), contextOf(fresh, path, encoding)];
        expectEqual([answers(own), answersAt(own, position)], [answers(other), answersAt(other, position)]);
      }
      const found = (one: Session): unknown =>
        one.lint('config').map((result) => diagnostics(result, { encoding, uriOf: (name) => name }));
      expectEqual(found(session), found(fresh));
    }),
  );
});

it('questions about words are answered for the text as it is, although its meaning is an older one', () => {
  fc.assert(
    fc.property(texts, fc.array(edits, { minLength: 1, maxLength: 4 }), (start, changes) => {
      const session = sessionOver(new Map());
      let text = start;
      session.edit('config', text);
      session.open('config');
      for (const { at, length, newText } of changes) {
        const offset = Math.floor(at * text.length);
        text = text.slice(0, offset) + newText + text.slice(offset + length);
        session.edit('config', text);
        const view = { encoding: 'utf-16', uriOf: (name: string) => name } as const;
        const tree: TreeContext = { ...session.openTree('config'), ...view };
        const fresh = contextOf(sessionOver(new Map([['config', text]])), 'config', 'utf-16');
        const words = (context: TreeContext): unknown[] => [
          documentSymbols(context),
          foldingRanges(context),
          semanticTokens(context),
          selectionRanges(context, [positionOf(text, 0, 'utf-16')]),
        ];
        expectEqual(words(tree), words(fresh));
      }
      expect(session.work.loads).toBe(1);
    }),
  );
});

it('no answer lies outside the text', () => {
  fc.assert(
    fc.property(
      texts,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...encodings),
      (text, at, encoding) => {
        const session = sessionOver(new Map([['config', text]]));
        const context = contextOf(session, 'config', encoding);
        const lines = text
          .split(/\r\n|\r|\n/)
          .map((line) => (encoding === 'utf-8' ? Buffer.byteLength(line) : line.length));
        const line = Math.floor(at * lines.length);
        const position = { line, character: Math.floor(at * ((lines[line] ?? 0) + 5)) };
        const results = session.lint('config').flatMap((result) => diagnostics(result, context));
        for (const range of rangesIn([answers(context), answersAt(context, position), results])) {
          for (const end of [range.start, range.end]) {
            const length = lines[end.line];
            if (length === undefined || end.character > length) throw new RangeError(JSON.stringify({ range, text }));
          }
        }
      },
    ),
  );
});

function* rangesIn(value: unknown): Generator<Range> {
  if (typeof value !== 'object' || value === null) return;
  if (isRange(value)) yield value;
  for (const part of Object.values(value)) yield* rangesIn(part);
}

function isRange(value: object): value is Range {
  return (
    'start' in value &&
    'end' in value &&
    typeof value.start === 'object' &&
    value.start !== null &&
    'line' in value.start
  );
}

function expectEqual(a: unknown, b: unknown): void {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  if (one !== other) throw new Error(`${one}\n\nis not\n\n${other}`);
}
