/** What users may set of a rule, in the words of `pmtakit.config.json`. */
import { parseDuration } from '@pmtakit/grammar';

/** A value of JSON. */
export type OptionValue = string | number | boolean | readonly string[];

/** One option of a rule: its name, what it does, its default, and how a value of a user is read. */
export interface Option<T> {
  /** As in the configuration file, such as `longest`. */
  readonly name: string;
  readonly description: string;
  readonly default: OptionValue;
  /** What a value has to be: the words for people, and the same as JSON Schema. */
  readonly expected: string;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Undefined for a value that is none of this option. */
  readonly read: (value: unknown) => T | undefined;
}

/** The options of one rule as a user set them. */
export class Options {
  readonly #given: ReadonlyMap<string, unknown>;

  constructor(given: ReadonlyMap<string, unknown> = new Map()) {
    this.#given = given;
  }

  /** The value a user gave, or the default. */
  get<T>(option: Option<T>): T {
    const value = option.read(this.#given.get(option.name)) ?? option.read(option.default);
    if (value === undefined) throw new Error(`the default of ${option.name} is no value of it`);
    return value;
  }
}

type Describe<T, V extends OptionValue> = (name: string, value: V, description: string) => Option<T>;

/** A time of PowerMTA such as `7d` or `1h30m`, read as seconds. */
export const intervalOption: Describe<number, string> = (name, value, description) => ({
  ...{ name, description, default: value },
  expected: 'a time such as 30m, 4h or 7d',
  schema: { type: 'string', pattern: '^([0-9]+(w|d|h|m|s))+$' },
  read: (given) => (typeof given === 'string' ? parseDuration(given) : undefined),
});

/** A whole number that is not negative. */
export const numberOption: Describe<number, number> = (name, value, description) => ({
  ...{ name, description, default: value },
  expected: 'a whole number',
  schema: { type: 'integer', minimum: 0 },
  read: (given) => (typeof given === 'number' && Number.isInteger(given) && given >= 0 ? given : undefined),
});

export const switchOption: Describe<boolean, boolean> = (name, value, description) => ({
  ...{ name, description, default: value },
  expected: 'true or false',
  schema: { type: 'boolean' },
  read: (given) => (typeof given === 'boolean' ? given : undefined),
});

/** Words such as names of domains or of virtual MTAs. */
export const wordsOption: Describe<readonly string[], readonly string[]> = (name, value, description) => ({
  ...{ name, description, default: value },
  expected: 'a list of texts',
  schema: { type: 'array', items: { type: 'string' } },
  read: (given) =>
    Array.isArray(given) && given.every((one): one is string => typeof one === 'string') ? given : undefined,
});
