import { type Diagnostic, type SourceFile, type TextEdit, applyEdits } from '@pmtakit/grammar';
import { ProjectFile } from '@pmtakit/semantics';
import type { LintResult } from '../lint.ts';
import { rules } from '../rules/index.ts';
import { CommentPlaces } from './comment-places.ts';
import { readSuppressions } from './read-suppressions.ts';
import { isSameButComments } from './same-tree.ts';
import type { Suppression, SuppressionForm } from './suppression.ts';

export interface AddSuppressionsOptions {
  /** Written behind every new comment. Without words none is written. */
  readonly reason: string;
  /** Where comments are put if there is a choice: at the end of the line, which is the default, or above it. */
  readonly style?: 'line' | 'next-line';
}

/** What is to be written into one file. */
export interface SuppressionEdits {
  readonly source: SourceFile;
  readonly edits: readonly TextEdit[];
  /** How many findings that passes over. */
  readonly count: number;
}

export interface AddedSuppressions {
  /** Only files that change. */
  readonly files: readonly SuppressionEdits[];
  /** Findings that no comment can be about: those about comments, and those on lines that take none. */
  readonly leftOver: readonly { readonly source: SourceFile; readonly diagnostic: Diagnostic }[];
}

/** Comments for all findings, one for each line. They change nothing of what the files mean. */
export function addSuppressions(results: readonly LintResult[], options: AddSuppressionsOptions): AddedSuppressions {
  const wanted = { style: options.style ?? 'line', reason: asReason(options.reason) };
  const all = results
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .map((result) => ({ source: result.source, ...new Suppressor(result, wanted).write() }));
  return {
    files: all
      .filter(({ edits }) => edits.length > 0)
      .map(({ source, edits, covered }) => ({ source, edits, count: covered.length })),
    leftOver: all.flatMap(({ source, left }) => left.map((diagnostic) => ({ source, diagnostic }))),
  };
}

/** The words on one line, without what could end a quoted value, an HTML comment, or the reason itself. */
function asReason(words: string): string {
  return words
    .replaceAll(/#+(?=\s*pmtalint-)/g, '')
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('"', "'")
    .replaceAll(/--+>/g, '->')
    .trim();
}

interface Written {
  readonly edits: readonly TextEdit[];
  readonly covered: readonly Diagnostic[];
  readonly left: readonly Diagnostic[];
}

/** Rules whose findings are about our comments. */
const aboutComments = new Set(rules.filter(({ suppressions }) => suppressions).map(({ id }) => id));

/** Writes the comments of one file. */
class Suppressor {
  readonly #result: LintResult;
  readonly #style: 'line' | 'next-line';
  readonly #reason: string;
  readonly #file: ProjectFile;
  readonly #places: CommentPlaces;
  readonly #lineBreak: string;
  readonly #known: readonly Suppression[];

  constructor(result: LintResult, { style, reason }: Required<AddSuppressionsOptions>) {
    const { path, text } = result.source;
    this.#result = result;
    this.#style = style;
    this.#reason = reason;
    this.#file = new ProjectFile(path, text);
    this.#places = new CommentPlaces(this.#file, result.secrets);
    this.#lineBreak = /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n';
    this.#known = readSuppressions(this.#file.document, result.secrets);
  }

  /** Should the comments change what the file means all the same, it gets none. */
  write(): Written {
    const { diagnostics } = this.#result;
    const written = this.#writeAll(diagnostics);
    const { path, text } = this.#result.source;
    const after = new ProjectFile(path, applyEdits(text, written.edits));
    return isSameButComments(this.#file, after) ? written : { edits: [], covered: [], left: diagnostics };
  }

  #writeAll(diagnostics: readonly Diagnostic[]): Written {
    const byLine = this.#known.filter(({ line, mentions }) => line !== undefined && mentions.length > 0);
    const known = new Map(byLine.map((suppression) => [suppression.line, suppression]));
    const edits: TextEdit[] = [];
    const covered: Diagnostic[] = [];
    const left: Diagnostic[] = [];
    for (const [line, found] of Map.groupBy(diagnostics, (diagnostic) => this.#lineOf(diagnostic))) {
      const own = found.filter(({ rule }) => !aboutComments.has(rule));
      const edit = own.length === 0 ? undefined : this.#commentFor(line, rulesOf(own), known.get(line));
      left.push(...(edit ? found.filter(({ rule }) => aboutComments.has(rule)) : found));
      if (!edit) continue;
      edits.push(edit);
      covered.push(...own);
    }
    return { edits, covered, left };
  }

  /** Line 0 stands for the file as a whole, at whose very beginning the findings are that have no place. */
  #lineOf({ span }: Diagnostic): number {
    return span.end === 0 ? 0 : this.#result.source.lines.position(span.start).line;
  }

  #commentFor(line: number, names: string, known: Suppression | undefined): TextEdit | undefined {
    if (line === 0) return this.#forFile(names);
    if (known) return this.#extended(known, names);
    return this.#style === 'line'
      ? (this.#behind(line, names) ?? this.#above(line, names))
      : (this.#above(line, names) ?? this.#behind(line, names));
  }

  #forFile(names: string): TextEdit {
    const known = this.#known.find(({ form, mentions }) => form === 'file' && mentions.length > 0);
    return known ? this.#extended(known, names) : this.#newLine(this.#places.firstOffset(1), '', 'file', names);
  }

  #behind(line: number, names: string): TextEdit | undefined {
    const span = this.#places.behind(line);
    if (!span) return undefined;
    const gap = this.#places.hasComment(line) ? ' ' : '  ';
    return { span, newText: `${gap}${this.#comment('line', names)}` };
  }

  #above(line: number, names: string): TextEdit | undefined {
    const place = this.#places.above(line);
    return place && this.#newLine(place.offset, place.indent, 'next-line', names);
  }

  #newLine(offset: number, indent: string, form: SuppressionForm, names: string): TextEdit {
    const newText = `${indent}${this.#comment(form, names)}${this.#lineBreak}`;
    return { span: { start: offset, end: offset }, newText };
  }

  #comment(form: SuppressionForm, names: string): string {
    return `# pmtalint-disable-${form} ${names}${this.#reason && ` -- ${this.#reason}`}`;
  }

  /** The reason of a comment stays what it is. */
  #extended({ mentions, command }: Suppression, names: string): TextEdit {
    const end = mentions.at(-1)?.span.end ?? command.end;
    return { span: { start: end, end }, newText: `, ${names}` };
  }
}

function rulesOf(diagnostics: readonly Diagnostic[]): string {
  return [...new Set(diagnostics.map(({ rule }) => rule))].sort().join(', ');
}
