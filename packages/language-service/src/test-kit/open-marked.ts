/** A configuration in a test: a main file with marks, and what it includes. */
import { type ModelOptions, Model, loadProject, memoryFiles } from '@pmtakit/semantics';
import type { Location, Position, Range } from 'vscode-languageserver-types';
import { type FileContext, type IncludePlaces, locationOf } from '../context.ts';
import { type PositionEncoding, Positions } from '../positions.ts';
import { readMarks } from './marks.ts';

export interface MarkedOptions {
  /** The file with the `<|>`; the others are texts by path. The main file unless one of them includes it. */
  readonly path?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** The main file of the configuration. */
  readonly main?: string;
  readonly encoding?: PositionEncoding;
  readonly modelOptions?: ModelOptions;
  /** Where include lines look for files. */
  readonly places?: IncludePlaces;
}

export interface MarkedFile {
  readonly context: FileContext;
  readonly text: string;
  /** Of each `<|>`. */
  readonly positions: readonly Position[];
  /** Of what stands between `<:` and `:>`, in this file. */
  readonly ranges: readonly Range[];
  /** The same in all files. */
  readonly locations: readonly Location[];
}

/** Opens a text with marks. The URI of a file is `test:` and its path. */
export function openMarked(marked: string, options: MarkedOptions = {}): MarkedFile {
  const { path = 'config', encoding = 'utf-16', modelOptions, places = {} } = options;
  const main = options.main ?? path;
  const all = Object.entries({ [path]: marked, ...options.files }).map(
    ([name, text]) => [name, readMarks(text)] as const,
  );
  const texts = new Map(all.map(([name, { text }]) => [name, text]));
  const loading = { files: memoryFiles(texts), ...places };
  const project = loadProject({ path: main, text: texts.get(main) ?? '' }, loading);
  const file = project.files.find((one) => one.path === path);
  if (!file) throw new Error(`${main} does not include ${path}`);
  const uriOf = (name: string): string => `test:${name}`;
  const model = new Model(project, modelOptions);
  const context: FileContext = { model, file, encoding, uriOf, includePlaces: () => places };
  const marks = readMarks(marked);
  const positions = new Positions(file.source, encoding);
  const locations = project.files.flatMap((one) =>
    (all.find(([name]) => name === one.path)?.[1].spans ?? []).map((span) => locationOf(context, { file: one, span })),
  );
  return {
    context,
    text: marks.text,
    positions: marks.places.map((offset) => positions.position(offset)),
    ranges: marks.spans.map((span) => positions.range(span)),
    locations,
  };
}
