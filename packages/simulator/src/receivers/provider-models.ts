/**
 * Models of large mailbox providers, as data with a date. `src/data/receivers.json` has what only a simulation asks for;
 * whose mail they take, and the limits that are known of them, are those that the linter has, too.
 */
import { type Provider, type ProviderData, shippedProviders } from '@pmtakit/semantics';
import type { ReceiverModel } from './model.ts';
import { type WrittenModel, readReceiverModel } from './read-model.ts';
import { type Path, isObject } from './read-value.ts';

/** H: the provider says so. M: two sources or a widely used one. L: one source. */
const confidences = ['H', 'M', 'L'] as const;

/** Where a part of a model is from. */
export interface Provenance {
  readonly confidence: (typeof confidences)[number];
  /** Keys of `sources`. */
  readonly sources: readonly string[];
}

export interface ProviderModel {
  readonly id: string;
  readonly name: string;
  /** The month since which the data has had it so. */
  readonly since: string;
  readonly written: WrittenModel;
  readonly model: ReceiverModel;
  /** By the keys of the model. */
  readonly facts: ReadonlyMap<string, Provenance>;
}

export interface ProviderModels {
  /** The month in which the whole was looked over. */
  readonly asOf: string;
  /** What sources are called, by their keys. */
  readonly sources: ReadonlyMap<string, string>;
  readonly providers: readonly ProviderModel[];
  /** The models as they are written, for those who start from them. */
  readonly written: ReadonlyMap<string, WrittenModel>;
}

/**
 * Reads data of any origin. @throws TypeError that names the part that is wrong
 * @param known what each model begins with that has the id of one of them
 */
export function readProviderModels(data: unknown, known: ProviderData = shippedProviders): ProviderModels {
  if (!isObject(data)) throw wrong([], 'is not an object');
  const { asOf, sources, providers } = data;
  if (!isMonth(asOf)) throw wrong(['asOf'], 'is not a month such as 2026-11');
  if (!isObject(sources)) throw wrong(['sources'], 'is not an object');
  if (!Array.isArray(providers)) throw wrong(['providers'], 'is not a list');
  const names = new Map(
    Object.entries({ ...known.sources, ...sources }).map(([key, source]) => [key, nameOf(key, source)]),
  );
  const byId = new Map(known.providers.map((provider) => [provider.id, provider]));
  const read = providers.map((one: unknown, index) => {
    const provider = isObject(one) ? byId.get(String(one['id'])) : undefined;
    return readProvider(provider ? over(provider, one) : one, ['providers', index], names);
  });
  return {
    ...{ asOf, sources: names, providers: read },
    written: new Map(read.map(({ id, written }) => [id, written])),
  };
}

/** What is known of a provider, and over it what the data on receivers says. */
function over(provider: Provider, data: unknown): unknown {
  const { name, domains, mx, connections, messagesPerConnection, requiresTls } = provider;
  const { receiver, facts, ...rest } = Object(data) as Record<string, unknown>;
  const own = { connections, messagesPerConnection, tls: requiresTls?.value ? requiresTls : undefined };
  const known = Object.entries(own).flatMap(([key, fact]) => (fact ? [[key, fact] as const] : []));
  const values = known.map(([key, { value }]) => [key, value === true ? 'required' : value] as const);
  const origins = known.map(([key, { confidence, source }]) => [key, { confidence, sources: [source] }] as const);
  return {
    name,
    ...rest,
    receiver: isObject(receiver) ? { domains, mx, ...Object.fromEntries(values), ...receiver } : receiver,
    facts: isObject(facts) ? { ...Object.fromEntries(origins), ...facts } : facts,
  };
}

function nameOf(key: string, source: unknown): string {
  if (isObject(source) && typeof source['name'] === 'string' && isMonth(source['read'])) return source['name'];
  throw wrong(['sources', key], 'lacks its name or the month in which it was read');
}

function readProvider(provider: unknown, path: Path, sources: ReadonlyMap<string, string>): ProviderModel {
  if (!isObject(provider)) throw wrong(path, 'is not an object');
  const { id, name, since, receiver, facts } = provider;
  if (typeof id !== 'string' || typeof name !== 'string') throw wrong(path, 'lacks its id or name');
  if (!isMonth(since)) throw wrong([...path, 'since'], 'is not a month such as 2026-11');
  if (!isObject(receiver)) throw wrong([...path, 'receiver'], 'is not an object');
  if (!isObject(facts)) throw wrong([...path, 'facts'], 'is not an object');
  const fail = (inner: Path, message: string) => {
    throw wrong([...path, 'receiver', ...inner], message);
  };
  const model = readReceiverModel(receiver, fail, { name: id });
  if (!model) throw wrong([...path, 'receiver'], 'is no model');
  const known = Object.entries(facts).map(([key, fact]) => readFact(key, fact, [...path, 'facts', key], sources));
  return { ...{ id, name, since, model }, written: receiver, facts: new Map(known) };
}

function readFact(
  key: string,
  fact: unknown,
  path: Path,
  names: ReadonlyMap<string, string>,
): readonly [string, Provenance] {
  if (!isObject(fact)) throw wrong(path, 'is not an object');
  const confidence = confidences.find((one) => one === fact['confidence']);
  if (!confidence) throw wrong([...path, 'confidence'], `is none of ${confidences.join(', ')}`);
  const sources: readonly unknown[] = Array.isArray(fact['sources']) ? fact['sources'] : [];
  const known = sources.filter((source) => typeof source === 'string' && names.has(source));
  if (known.length === 0 || known.length < sources.length) throw wrong([...path, 'sources'], 'names an unknown source');
  return [key, { confidence, sources: known.map(String) }];
}

function wrong(path: Path, message: string): TypeError {
  return new TypeError(`receiver data: ${['data', ...path].join('.')} ${message}`);
}

function isMonth(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value);
}
