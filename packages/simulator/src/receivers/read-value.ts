/** Reads plain data as it comes from YAML or JSON. What is wrong is told with its place, and the rest is read. */
import { closest, parseRate } from '@pmtakit/grammar';
import { type Rate, durationOf } from '../traffic/quantities.ts';

/** Keys and places in lists, from the outside in. */
export type Path = readonly (string | number)[];

/** Told what is wrong, and where. */
export type Fail = (path: Path, message: string) => void;

/** Where a value stands, and who is told what is wrong with it. */
export class Place {
  readonly path: Path;
  readonly #fail: Fail;

  constructor(path: Path, fail: Fail) {
    this.path = path;
    this.#fail = fail;
  }

  at(key: string | number): Place {
    return new Place([...this.path, key], this.#fail);
  }

  fail(message: string): undefined {
    this.#fail(this.path, message);
    return undefined;
  }

  /** @param expected what should stand there, such as `a time such as 30s` */
  wrong(value: unknown, expected: string): undefined {
    return this.fail(value === null ? `has no value; write ${expected}` : `${shown(value)} is not ${expected}`);
  }
}

/** Gives the value that is meant, or tells why there is none. */
export type Read<T> = (value: unknown, place: Place) => T | undefined;

/** The values of an object by their keys. */
export class Fields {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #place: Place;

  /** @param known all keys that there can be; others are told */
  constructor(object: Readonly<Record<string, unknown>>, place: Place, known: readonly string[]) {
    this.#object = object;
    this.#place = place;
    for (const key of Object.keys(object).filter((one) => !known.includes(one))) {
      const meant = closest(key, known);
      place.at(key).fail(meant ? `is not known; is ${meant} meant?` : `is not known; there are ${known.join(', ')}`);
    }
  }

  has(key: string): boolean {
    return this.#object[key] !== undefined;
  }

  read<T>(key: string, read: Read<T>): T | undefined {
    const value = this.#object[key];
    return value === undefined ? undefined : read(value, this.#place.at(key));
  }

  /** The same for what cannot be left out. */
  need<T>(key: string, read: Read<T>): T | undefined {
    return this.has(key) ? this.read(key, read) : this.#place.fail(`lacks ${key}`);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Milliseconds of a time such as `250ms`, `1.5s` or `1d12h`. */
export const readTime: Read<number> = (value, place) => {
  const time = typeof value === 'string' ? millisecondsOf(value) : value === 0 ? 0 : undefined;
  if (time !== undefined) return time;
  if (typeof value === 'number' && value > 0) return place.fail(`${value} has no unit; write ${value}s for seconds`);
  return place.wrong(value, 'a time such as 250ms, 30s or 1h30m');
};

/** A time of which nothing would happen if it were 0. */
export const readSomeTime: Read<number> = (value, place) => {
  const time = readTime(value, place);
  return time === 0 ? place.fail('has to be more than 0') : time;
};

function millisecondsOf(text: string): number | undefined {
  const [, seconds] = /^(\d{1,9}\.\d{1,6})s$/i.exec(text) ?? [];
  if (seconds !== undefined) return Number(seconds) * 1000;
  if (/^\d+$/.test(text)) return Number(text) === 0 ? 0 : undefined;
  return durationOf(text);
}

/** A number between 0 and 1 of a share such as `2.5%` or `0.025`. */
export const readShare: Read<number> = (value, place) => {
  const share = partOf(value);
  if (share !== undefined && share <= 1) return share;
  return place.wrong(value, 'a share such as 2.5%, from 0% to 100%');
};

/** A number of 0 and more of a part such as `150%`. */
export const readPart: Read<number> = (value, place) => partOf(value) ?? place.wrong(value, 'a part such as 50%');

function partOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= 0 && value < Infinity ? value : undefined;
  const [, percent] = (typeof value === 'string' && /^(\d+(?:\.\d+)?) ?%$/.exec(value)) || [];
  return percent === undefined ? undefined : Number(percent) / 100;
}

/** A whole number above 0; `unlimited` is `Infinity`. */
export const readMost: Read<number> = (value, place) =>
  value === 'unlimited' ? Infinity : isCount(value) ? value : place.wrong(value, 'a whole number above 0');

export const readCount: Read<number> = (value, place) =>
  isCount(value) ? value : place.wrong(value, 'a whole number above 0');

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/** A rate as PowerMTA writes it: `100/h`, `10/5m`; `unlimited` is an infinite count. */
export const readRate: Read<Rate> = (value, place) => {
  const rate = typeof value === 'string' ? parseRate(value) : undefined;
  return rate
    ? { count: rate.count, period: rate.seconds * 1000 }
    : place.wrong(value, 'a rate such as 500/h or 100/15m');
};

export const readYes: Read<boolean> = (value, place) =>
  typeof value === 'boolean' ? value : place.wrong(value, 'true or false');

export const readText: Read<string> = (value, place) =>
  typeof value === 'string' && value !== '' ? value : place.wrong(value, 'a text');

export function oneOf<T extends string>(words: readonly T[]): Read<T> {
  return (value, place) => words.find((word) => word === value) ?? place.wrong(value, `one of ${words.join(', ')}`);
}

/** The members of a list that can be read. One value alone may stand for a list of it. */
export function listOf<T>(read: Read<T>): Read<T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return definite([read(value, place)]);
    return definite(value.map((one: unknown, index) => read(one, place.at(index))));
  };
}

function definite<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

const LONGEST = 60;
