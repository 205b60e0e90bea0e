/**
 * What `.editorconfig` files say of a file that is formatted. Loaded when there is one. Takes and gives plain data only,
 * as style-from-config.ts does.
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FormatOptions } from '@pmtakit/formatter';
import { type ProcessedFileConfig, type Props, parse, parseBuffer } from 'editorconfig';
import { reasonOf } from '../input.ts';
import { type Problem, type StyleLayer, nothingSaid, saidBy, stacked } from './style-layer.ts';

/** The options that these files can say. */
export type EditorOption = 'indent' | 'endOfLine';

export interface EditorQuestion {
  readonly path: string;
  /** The `.editorconfig` files in its folder and above, the nearest first. */
  readonly files: readonly string[];
  /** What nothing stronger says. */
  readonly options: readonly EditorOption[];
  readonly widestIndent: number;
  /** Takes what is read. */
  readonly known: KnownEditorConfigs;
}

/** The style that `.editorconfig` files ask for, as far as it is asked for. */
export async function styleFromEditorConfig(question: EditorQuestion): Promise<StyleLayer | Problem> {
  try {
    const said = await propertiesFor(question);
    return stacked(question.options.map((option) => readers[option](said, question)));
  } catch (error) {
    if (error instanceof EditorConfigError) return { problem: error.message };
    throw error;
  }
}

class EditorConfigError extends Error {
  override readonly name = 'EditorConfigError';
}

/** The properties of a file, each with the `.editorconfig` that says it. */
class Properties {
  readonly #props: Props;
  readonly #origins: ReadonlyMap<string, string>;

  constructor(props: Props, origins: ReadonlyMap<string, string>) {
    this.#props = props;
    this.#origins = origins;
  }

  /** A value in lower case. One that is unset is as good as none. */
  value(name: keyof Props & string): string | undefined {
    const value = this.#props[name];
    const word = value === undefined ? undefined : String(value).toLowerCase();
    return word === 'unset' ? undefined : word;
  }

  origin(name: string): string {
    return this.#origins.get(name) ?? '.editorconfig';
  }

  /** Fails with what a property says and what it should; what is set in another place does not have to be right here. */
  refuse(name: string, expected: string, option: EditorOption): never {
    const said = shown(String(this.#props[name]));
    const way = `set format.${option} in pmtakit.config.json, which wins`;
    throw new EditorConfigError(
      `${this.origin(name)}: ${name}: expected ${expected}, not ${said}; correct it or ${way}`,
    );
  }
}

type Reader = (said: Properties, question: EditorQuestion) => StyleLayer;

const readers: Readonly<Record<EditorOption, Reader>> = { indent: readIndent, endOfLine: readEndOfLine };

function readIndent(said: Properties, { widestIndent }: EditorQuestion): StyleLayer {
  const style = said.value('indent_style');
  const size = said.value('indent_size');
  if (style === 'tab') return indentBy(said, 'indent_style', 'tab');
  if (style === undefined && size === 'tab') return indentBy(said, 'indent_size', 'tab');
  if (style !== undefined && style !== 'space') said.refuse('indent_style', 'tab or space', 'indent');
  const name = size === undefined && style === 'space' ? 'tab_width' : 'indent_size';
  const width = said.value(name);
  if (width === undefined || width === 'tab') return nothingSaid;
  if (/^\d{1,2}$/.test(width) && Number(width) <= widestIndent) return indentBy(said, name, Number(width));
  return said.refuse(name, `a whole number up to ${widestIndent}`, 'indent');
}

function indentBy(said: Properties, name: string, indent: FormatOptions['indent']): StyleLayer {
  return saidBy(said.origin(name), { indent });
}

function readEndOfLine(said: Properties): StyleLayer {
  const endOfLine = said.value('end_of_line');
  if (endOfLine === undefined) return nothingSaid;
  if (endOfLine === 'lf' || endOfLine === 'crlf') return saidBy(said.origin('end_of_line'), { endOfLine });
  return said.refuse('end_of_line', 'lf or crlf', 'endOfLine');
}

/** What was read before, by path. */
export interface KnownEditorConfigs {
  readonly parsed: Map<string, ProcessedFileConfig>;
  /** What the parser says nothing of. */
  readonly problems: Map<string, string | undefined>;
}

/** Asks up to each of the files in turn, so that what comes new is known to be said by it. */
async function propertiesFor({ path, files, known }: EditorQuestion): Promise<Properties> {
  const origins = new Map<string, string>();
  let props: Props = {};
  for (const file of files) {
    check(file, known);
    props = await parseUpTo(file, path, known);
    for (const name of Object.keys(props)) if (!origins.has(name)) origins.set(name, file);
    if (known.parsed.get(resolve(file))?.root) break;
  }
  return new Properties(props, origins);
}

async function parseUpTo(file: string, path: string, { parsed }: KnownEditorConfigs): Promise<Props> {
  try {
    return await parse(path, { root: dirname(resolve(file)), cache: parsed });
  } catch (error) {
    // Such as a pattern that is too long.
    throw new EditorConfigError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Finds out what the parser says nothing of: it takes what it cannot read for nothing at all. */
function check(file: string, { problems }: KnownEditorConfigs): void {
  const key = resolve(file);
  if (!problems.has(key)) problems.set(key, problemIn(file));
  const problem = problems.get(key);
  if (problem !== undefined) throw new EditorConfigError(`${file}${problem}`);
}

function problemIn(file: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return `: ${reasonOf(error)}`;
  }
  if (!isUtf8(bytes)) return ': is not UTF-8; save it as UTF-8';
  const text = bytes.toString();
  if (isReadToEnd(text)) return undefined;
  return `:${firstUnreadLine(text)}: expected [pattern], name = value or # comment; correct the line`;
}

const END = 'pmtafmt reads up to here';

function isReadToEnd(text: string): boolean {
  return parseBuffer(Buffer.from(`${text}\n[${END}]\n`)).at(-1)?.[0] === END;
}

/** The parser stops at the first line that it does not know, so all beginnings of the text that end before it are read. */
function firstUnreadLine(text: string): number {
  const lines = text.split(/\r\n|\n|\r/);
  let [read, unread] = [0, lines.length];
  while (unread - read > 1) {
    const middle = Math.floor((read + unread) / 2);
    if (isReadToEnd(lines.slice(0, middle).join('\n'))) read = middle;
    else unread = middle;
  }
  return unread;
}

/** More of a value tells nobody what is meant. */
const LONGEST_SHOWN = 60;

function shown(value: string): string {
  const short = value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}...` : value;
  return JSON.stringify(short).replaceAll(/[^ -~]/g, '?');
}
