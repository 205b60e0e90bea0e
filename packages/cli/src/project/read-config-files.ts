/** Reads configuration files with those that they extend. */
import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { ConfigurationError, type FolderOf, JsonPlace, printable } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { identityOf, reasonOf } from '../input.ts';
import { parseJsonText } from './json-text.ts';
import { type ConfigKey, configKeys } from './key-names.ts';
import { firstUpwards, nameBelow } from './upwards.ts';

/** A file that says something, and how its paths are understood. */
export interface ConfigFile extends FolderOf {
  readonly path: string;
}

/** What is said with what a key of a stronger file says. @throws ConfigurationError naming the key that is wrong */
export type KeyReader<T> = (said: T, key: ConfigKey, place: JsonPlace, file: ConfigFile) => T;

export interface ConfigFiles<T> {
  readonly said: T;
  /** The files that say it, the strongest last. */
  readonly files: readonly string[];
}

/**
 * Goes through a file and those that it extends, the weakest first, with a reader for what is of interest in them.
 * @param nothing what is said when there is no key
 * @throws UsageError naming the file and the key that is wrong
 */
export function readConfigFiles<T>(path: string, nothing: T, reader: KeyReader<T>): ConfigFiles<T> {
  return new Loader(nothing, reader).load({ path, home: dirname(path), isPackage: false }, []);
}

/** A configuration file. */
interface Source {
  readonly path: string;
  /** Where its paths and patterns count from. A package has none of its own files: for it, who names it. */
  readonly home: string;
  readonly isPackage: boolean;
}

/** Each file is read once, those that are extended first. */
class Loader<T> {
  readonly #reader: KeyReader<T>;
  readonly #read = new Set<string>();
  readonly #files: string[] = [];
  #said: T;

  constructor(nothing: T, reader: KeyReader<T>) {
    this.#said = nothing;
    this.#reader = reader;
  }

  /** @param chain the files that lead here */
  load(source: Source, chain: readonly string[]): ConfigFiles<T> {
    this.#read.add(identityOf(source.path));
    const path = printable(source.path);
    const entries = inFile(path, () => checkedKeys(new JsonPlace(parseJsonText(textOf(source.path)))));
    const paths = [...chain, source.path];
    for (const place of inFile(path, () => extendsOf(entries))) {
      const next = inFile(path, () => this.#next(place, source, paths));
      if (next) this.load(next, paths);
    }
    const file = fileOf(source);
    for (const [key, place] of entries) {
      this.#said = inFile(path, () => this.#reader(this.#said, key, place, file));
    }
    this.#files.push(source.path);
    return { said: this.#said, files: this.#files };
  }

  /** The file that a place names, unless it was read before. */
  #next(place: JsonPlace, from: Source, chain: readonly string[]): Source | undefined {
    const next = sourceNamed(place, from);
    const identity = identityOf(next.path);
    const start = chain.findIndex((path) => identityOf(path) === identity);
    if (start !== -1) {
      const circle = [...chain.slice(start), next.path].map(printable);
      return place.fail(`leads back to where it began (${circle.join(', ')}); take it out`);
    }
    return this.#read.has(identity) ? undefined : next;
  }
}

type Entries = readonly (readonly [ConfigKey, JsonPlace])[];

function checkedKeys(root: JsonPlace): Entries {
  return root.keys(configKeys);
}

function extendsOf(entries: Entries): JsonPlace[] {
  const [, place] = entries.find(([key]) => key === 'extends') ?? [];
  if (!place) return [];
  return Array.isArray(place.value) ? place.items() : [place];
}

const packageName = /^npm:((?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*)(?:\/(.+))?$/;

/** `base.json` beside the file, or `npm:name` and `npm:name/file.json` of an installed package. */
function sourceNamed(place: JsonPlace, from: Source): Source {
  const name = place.text('a path or npm:NAME');
  if (!name.startsWith('npm:')) return sourceAt(place, name, from);
  const [, packaged, file = 'pmtakit.config.json'] = packageName.exec(name) ?? [];
  if (packaged === undefined) return place.fail(`${printable(name)} is no package; write npm:NAME or npm:NAME/FILE`);
  const wanted = join('node_modules', packaged, file);
  const path = firstUpwards(dirname(identityOf(from.path)), [wanted]);
  if (path === undefined) return place.fail(`no ${printable(wanted)} here or in a folder above; install the package`);
  return { path, home: from.home, isPackage: true };
}

function sourceAt(place: JsonPlace, name: string, from: Source): Source {
  const path = isAbsolute(name) ? name : join(dirname(from.path), name);
  try {
    readFileSync(path);
  } catch (error) {
    place.fail(`${printable(path)}: ${reasonOf(error)}`);
  }
  return { path, home: from.isPackage ? from.home : dirname(path), isPackage: from.isPackage };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new ConfigurationError(reasonOf(error));
  }
}

function fileOf({ path, home }: Source): ConfigFile {
  const absolute = resolve(home);
  return {
    path,
    pathOf: (place) => {
      const said = place.text();
      return isAbsolute(said) ? said : join(home, said);
    },
    below: (other) => nameBelow(absolute, other),
  };
}

/** Puts the name of the file in front of what is wrong in it. */
function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}
