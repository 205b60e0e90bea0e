/** What a test expects of an editor at the marks of a text. */
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { type Hover, MarkupContent, type Position } from 'vscode-languageserver-types';
import { completion } from '../completion.ts';
import { hover } from '../hover.ts';
import { definition, references } from '../navigation.ts';
import { rename } from '../rename.ts';
import { type MarkedFile, type MarkedOptions, openMarked } from './open-marked.ts';

/**
 * Expects a hover at each `<|>` that holds some words or matches; `null` for none at all.
 * @throws AssertionError
 */
export function expectHover(marked: string, expected: string | RegExp | null, options?: MarkedOptions): void {
  for (const [file, position] of markedPlaces(marked, options)) {
    const found = hover(file.context, position);
    if (expected === null || !found) strictEqual(found, expected, 'the hover');
    else if (typeof expected === 'string')
      ok(textOf(found).includes(expected), `${textOf(found)}\n\nlacks ${expected}`);
    else match(textOf(found), expected);
  }
}

export interface ExpectedCompletion {
  /** Labels that have to be offered, and ones that must not be. */
  readonly includes?: readonly string[];
  readonly excludes?: readonly string[];
  /** All labels, in the order in which editors show them. */
  readonly exactly?: readonly string[];
}

/** Expects completion at each `<|>` to offer some labels. @throws AssertionError */
export function expectCompletion(marked: string, expected: ExpectedCompletion, options?: MarkedOptions): void {
  const { includes = [], excludes = [], exactly } = expected;
  for (const [file, position] of markedPlaces(marked, options)) {
    const items = completion(file.context, position, true);
    const labels = items.toSorted((a, b) => compare(a.sortText, b.sortText)).map(({ label }) => label);
    for (const label of includes) ok(labels.includes(label), `${label} is not offered, but ${labels.join(' ')}`);
    for (const label of excludes) ok(!labels.includes(label), `${label} is offered`);
    if (exactly) deepStrictEqual(labels, exactly);
  }
}

/** Expects the name at each `<|>` to be defined at what `<:` and `:>` hold, in all files. @throws AssertionError */
export function expectDefinition(marked: string, options?: MarkedOptions): void {
  for (const [file, position] of markedPlaces(marked, options)) {
    deepStrictEqual(inOrder(definition(file.context, position)), inOrder(file.locations));
  }
}

/** Expects the name at each `<|>` to be defined and used at what `<:` and `:>` hold, in all files. @throws AssertionError */
export function expectReferences(marked: string, options?: MarkedOptions): void {
  for (const [file, position] of markedPlaces(marked, options)) {
    deepStrictEqual(inOrder(references(file.context, position, true)), inOrder(file.locations));
  }
}

/** Expects a rename at each `<|>` to change what `<:` and `:>` hold, in all files, and nothing else. @throws AssertionError */
export function expectRename(marked: string, newName: string, options?: MarkedOptions): void {
  for (const [file, position] of markedPlaces(marked, options)) {
    const changes = Object.entries(rename(file.context, position, newName)?.changes ?? {});
    const changed = changes.flatMap(([uri, edits]) => edits.map(({ range }) => ({ uri, range })));
    deepStrictEqual(inOrder(changed), inOrder(file.locations));
  }
}

function* markedPlaces(marked: string, options?: MarkedOptions): Generator<[MarkedFile, Position]> {
  const file = openMarked(marked, options);
  ok(file.positions.length > 0, 'the text has no <|>');
  for (const position of file.positions) yield [file, position];
}

function textOf({ contents }: Hover): string {
  return MarkupContent.is(contents) ? contents.value : JSON.stringify(contents);
}

function inOrder<T>(locations: readonly T[]): string[] {
  return locations.map((location) => JSON.stringify(location)).sort();
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}
