import type { Span } from '@pmtakit/grammar';
import type { Assumptions } from './assumptions.ts';
import { continuationsOf } from './continued-lists.ts';
import type { ProjectFile } from '../project/project-file.ts';
import { type Line, spanIn } from '../project/whole.ts';

/** A list of domains or parts of domains under a name. */
export interface Macro {
  readonly name: string;
  readonly file: ProjectFile;
  /** The name alone, in its file. */
  readonly span: Span;
  readonly line: Line;
  /** As written, other macros included. */
  readonly members: readonly string[];
}

/** What a line defines; undefined when it gives no name. */
export function macroOf(line: Line, assumptions: Assumptions): Macro | undefined {
  const { file, argumentSpan } = line;
  const value = line.argument(0);
  if (value?.kind !== 'name') return undefined;
  const span = spanIn(line, value);
  const more = assumptions['broken-lists'] === 'joined' ? continuationsOf(line) : [];
  const lists = [{ start: span.end, end: argumentSpan.end }, ...more].map(({ start, end }) => file.slice(start, end));
  return { name: value.name, file, span, line, members: lists.join(',').split(',').map(plainMember).filter(Boolean) };
}

/** Without quotes and blanks, in lower case but for the names of other macros. */
function plainMember(raw: string): string {
  const text = raw.trim().replaceAll('"', '');
  return text.replaceAll(/\$\w+|[^$]+/g, (piece) => (piece.startsWith('$') ? piece : piece.toLowerCase()));
}

/** The names of the macros in a text, without `$`. */
export function macrosIn(text: string): string[] {
  return text.includes('$') ? [...text.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '') : [];
}
