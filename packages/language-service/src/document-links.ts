/** Links to the files that a file names: includes, and the keys of DKIM. */
import type { Span } from '@pmtakit/grammar';
import { type Include, type Line, isAbsolute, linesNamed } from '@pmtakit/semantics';
import type { DocumentLink } from 'vscode-languageserver-types';
import { type FileContext, positionsOf } from './context.ts';
import { oncePerPlace } from './name-at.ts';

export function documentLinks(context: FileContext): DocumentLink[] {
  const { model, file, uriOf } = context;
  const positions = positionsOf(context);
  const isHere = (one: { readonly file: unknown }): boolean => one.file === file;
  const links = [
    ...oncePerPlace(model.project.includes.filter(isHere)).flatMap((include) => linkOfInclude(include) ?? []),
    ...oncePerPlace(linesNamed(model.whole, 'domain-key').filter(isHere)).flatMap((line) => linkOfKey(line) ?? []),
  ];
  return links.map(({ span, path, tooltip }) => ({
    range: positions.range(span),
    target: uriOf(path),
    ...(tooltip !== undefined && { tooltip }),
  }));
}

interface Link {
  readonly span: Span;
  readonly path: string;
  readonly tooltip?: string;
}

/** Of several files, the first one. */
function linkOfInclude({ outcome, span, file }: Include): Link | undefined {
  const [first, ...others] = outcome.kind === 'included' ? outcome.files : [];
  if (!first) return undefined;
  const words = /^\S+\s+/.exec(file.text.slice(span.start, span.end))?.[0] ?? '';
  const target = { span: { start: span.start + words.length, end: span.end }, path: first.path };
  return others.length > 0 ? { ...target, tooltip: `The first of ${others.length + 1} files` } : target;
}

/** Addresses of a vault are no files. */
function linkOfKey(line: Line): Link | undefined {
  const value = line.argument(0);
  if (value?.kind !== 'domain-key' || !isAbsolute(value.file)) return undefined;
  const start = line.file.text.lastIndexOf(value.file, value.end);
  return start < value.start ? undefined : { span: { start, end: start + value.file.length }, path: value.file };
}
