/** Values of a configuration file, each with the keys that lead to it. */
import { printable } from '../reporters/printable.ts';
import { possible } from './did-you-mean.ts';

/** What is wrong in a configuration file. The message begins with the keys that lead to the place. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** More of a text than this tells nobody what is meant. */
const LONGEST_SHOWN = 60;

/** One value of a file. Whatever it is, reading it gives what is asked for or a ConfigurationError. */
export class JsonPlace {
  readonly value: unknown;
  /** Such as `lint.rules.tls-off[1]`; empty for the whole file. */
  readonly path: string;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  fail(problem: string): never {
    throw new ConfigurationError(this.path === '' ? problem : `${this.path}: ${problem}`);
  }

  /** Fails with the value that stands here and what should. */
  refuse(expected: string): never {
    return this.fail(`expected ${expected}, not ${shown(this.value)}`);
  }

  text(expected = 'a text'): string {
    const { value } = this;
    if (typeof value !== 'string' || value === '') return this.refuse(expected);
    // No name of a file or of anything else holds one, and Node throws on it.
    return value.includes('\0') ? this.fail('holds a NUL character') : value;
  }

  switch(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.refuse('true or false');
  }

  wholeNumber(): number {
    const { value } = this;
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? value
      : this.refuse('a whole number');
  }

  /** One of some words. @param what names them, such as `level` */
  oneOf<T extends string>(words: readonly T[], what: string): T {
    const text = this.text();
    return words.find((word) => word === text) ?? this.fail(`${short(text)} is no ${what}${possible(text, words)}`);
  }

  entries(): [string, JsonPlace][] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.refuse('an object');
    return Object.entries(value).map(([key, member]) => [key, new JsonPlace(member, pathTo(this.path, key))]);
  }

  /** The members of an object, of which all keys have to be known. */
  keys<K extends string>(known: readonly K[]): [K, JsonPlace][] {
    return this.entries().map(([name, member]) => {
      const key = known.find((one) => one === name);
      return key === undefined ? member.fail(`no such key${possible(name, known)}`) : [key, member];
    });
  }

  items(expected = 'a list'): JsonPlace[] {
    if (!Array.isArray(this.value)) return this.refuse(expected);
    return this.value.map((item: unknown, index) => new JsonPlace(item, `${this.path}[${index}]`));
  }

  /** The items of a list that says something. */
  someItems(): JsonPlace[] {
    const items = this.items();
    return items.length > 0 ? items : this.fail('is an empty list');
  }
}

function pathTo(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${shown(key)}]`;
  return path === '' ? short(key) : `${path}.${short(key)}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(short(value));
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** A text as a message can hold it. */
export function short(text: string): string {
  return printable(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text);
}
