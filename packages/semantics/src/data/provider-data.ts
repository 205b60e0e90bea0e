/** The shape of `providers.json`, which users may write too. */
import { parseDuration } from '@pmtakit/grammar';

/** H: the provider says so. M: two sources or a widely used one. L: one source; no rule relies on it. */
const confidences = ['H', 'M', 'L'] as const;
export type Confidence = (typeof confidences)[number];

/** One thing that is known of a provider, and from where. */
export interface Fact<T> {
  readonly value: T;
  readonly confidence: Confidence;
  /** A key of `sources`. */
  readonly source: string;
}

/** A company that receives mail for many people. Limits are those for one sending address. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Domains in lower case; `yahoo.*` stands for the name under every country. */
  readonly domains: readonly string[];
  /** What the names of its mail servers end in. The first is that of the domains above. */
  readonly mx: readonly string[];
  /** Whether a customer's mail is taken only by servers that are named after the customer or the region. */
  readonly serversPerCustomer?: boolean;
  readonly connections?: Fact<number>;
  readonly messagesPerConnection?: Fact<number>;
  readonly requiresTls?: Fact<boolean>;
  /** A time of PowerMTA: how long to wait before mail that was deferred is tried again. */
  readonly shortestRetry?: Fact<string>;
}

export interface Source {
  readonly name: string;
  readonly revision?: string;
  /** Year and month in which it was read. */
  readonly read: string;
}

export interface ProviderData {
  /** Year and month in which the whole was looked over. */
  readonly asOf: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly providers: readonly Provider[];
}

/** Reads data of any origin. Throws an error that says which part is wrong. */
export function readProviderData(data: unknown): ProviderData {
  if (!isObject(data)) throw wrong('the data', 'an object');
  const { asOf, sources, providers } = data;
  if (!isMonth(asOf)) throw wrong('asOf', 'a month such as 2026-11');
  if (!isObject(sources)) throw wrong('sources', 'an object');
  const known = Object.fromEntries(Object.entries(sources).map(([key, source]) => [key, readSource(key, source)]));
  if (!Array.isArray(providers)) throw wrong('providers', 'a list');
  const codes = new Set(Object.keys(known));
  return { asOf, sources: known, providers: providers.map((one: unknown) => readProvider(one, codes)) };
}

function readSource(key: string, source: unknown): Source {
  const place = `sources.${key}`;
  if (!isObject(source)) throw wrong(place, 'an object');
  onlyKeys(source, ['name', 'revision', 'read'], place);
  const { name, revision, read } = source;
  if (!isText(name)) throw wrong(`${place}.name`, 'a text');
  if (!isMonth(read)) throw wrong(`${place}.read`, 'a month such as 2026-11');
  if (revision !== undefined && !isText(revision)) throw wrong(`${place}.revision`, 'a text');
  return { name, read, ...(revision !== undefined && { revision }) };
}

const keys = ['id', 'name', 'domains', 'mx', 'serversPerCustomer'];
const facts = ['connections', 'messagesPerConnection', 'requiresTls', 'shortestRetry'];

function readProvider(provider: unknown, codes: ReadonlySet<string>): Provider {
  if (!isObject(provider)) throw wrong('a provider', 'an object');
  const { id, name, domains, mx, serversPerCustomer } = provider;
  if (!isText(id)) throw wrong('the id of a provider', 'a text');
  onlyKeys(provider, [...keys, ...facts], id);
  if (!isText(name)) throw wrong(`${id}.name`, 'a text');
  if (serversPerCustomer !== undefined && !isBoolean(serversPerCustomer))
    throw wrong(`${id}.serversPerCustomer`, 'true or false');
  const factOf = <T>(
    key: string,
    expected: string,
    is: (value: unknown) => value is T,
  ): Partial<Record<string, Fact<T>>> =>
    provider[key] === undefined ? {} : { [key]: readFact(provider[key], `${id}.${key}`, codes, { expected, is }) };
  return {
    ...{ id, name },
    ...(serversPerCustomer !== undefined && { serversPerCustomer }),
    domains: readNames(domains, `${id}.domains`, /^(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|\*)$/),
    mx: readNames(mx, `${id}.mx`, /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/),
    ...factOf('connections', 'a whole number above 0', isCount),
    ...factOf('messagesPerConnection', 'a whole number above 0', isCount),
    ...factOf('requiresTls', 'true or false', isBoolean),
    ...factOf('shortestRetry', 'a time such as 30m or 4h', isTime),
  };
}

interface Kind<T> {
  readonly expected: string;
  readonly is: (value: unknown) => value is T;
}

function readFact<T>(fact: unknown, place: string, codes: ReadonlySet<string>, { expected, is }: Kind<T>): Fact<T> {
  if (!isObject(fact)) throw wrong(place, 'an object');
  onlyKeys(fact, ['value', 'confidence', 'source'], place);
  const { value, confidence, source } = fact;
  const level = confidences.find((one) => one === confidence);
  if (!is(value)) throw wrong(`${place}.value`, expected);
  if (!level) throw wrong(`${place}.confidence`, confidences.join(', '));
  if (typeof source !== 'string' || !codes.has(source)) throw wrong(`${place}.source`, 'one of the sources');
  return { value, confidence: level, source };
}

function readNames(names: unknown, place: string, form: RegExp): string[] {
  if (!Array.isArray(names)) throw wrong(place, 'a list of names');
  return names.map((name: unknown) => {
    if (typeof name === 'string' && form.test(name)) return name;
    throw wrong(`${place}: ${JSON.stringify(name)}`, 'a name in lower case');
  });
}

function onlyKeys(object: object, allowed: readonly string[], place: string): void {
  const unknown = Object.keys(object).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw new TypeError(`provider data: ${place} has no ${unknown}`);
}

function wrong(place: string, expected: string): TypeError {
  return new TypeError(`provider data: ${place} has to be ${expected}`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isMonth(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && parseDuration(value) !== undefined;
}
