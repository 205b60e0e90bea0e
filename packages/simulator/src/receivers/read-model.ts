import { closest } from '@pmtakit/grammar';
import { type Latency, type ReceiverModel, type Throttle, tlsPolicies } from './model.ts';
import { greylistingOf, outageOf, refusalsOf } from './read-faults.ts';
import { readLatency } from './read-latency.ts';
import { connectionLimitOf, hiddenRateOf, messageLimitOf, readReply, readSlowDown, throttleOf } from './read-limits.ts';
import { type Fail, Fields, Place, type Read, isObject, listOf, oneOf, readText, shown } from './read-value.ts';
import { type Texts, replyKinds, usualTexts } from './texts.ts';

/** A model as it is written, by the keys of the schema. */
export type WrittenModel = Readonly<Record<string, unknown>>;

export interface ReadModelOptions {
  /** What the model is called. */
  readonly name?: string;
  /** The models that others can start from, by their names. */
  readonly known?: ReadonlyMap<string, WrittenModel>;
}

const keys = [
  'model',
  'name',
  'domains',
  'mx',
  'virtualMtas',
  'hosts',
  'setUp',
  'service',
  'slowDown',
  'connections',
  'messagesPerConnection',
  'rate',
  'throttle',
  'greylisting',
  'outages',
  'refusals',
  'tls',
  'replies',
];

/**
 * Reads a model that somebody wrote: the name of a known one, or an object by the schema `receiver.schema.json`.
 * @returns undefined when it is neither; what is wrong with single keys is told, and they are left out
 */
export function readReceiverModel(
  value: unknown,
  fail: Fail,
  { name, known = new Map() }: ReadModelOptions = {},
): ReceiverModel | undefined {
  const place = new Place([], fail);
  const own = typeof value === 'string' ? { model: value } : value;
  if (!isObject(own)) return place.wrong(value, 'a model: an object, or the name of a known model');
  const base = own['model'] === undefined ? {} : baseOf(own['model'], known, place);
  return readWritten(new Fields({ ...base, ...own, ...merged(base, own) }, place, keys), name);
}

function baseOf(model: unknown, known: ReadonlyMap<string, WrittenModel>, place: Place): WrittenModel {
  const base = typeof model === 'string' ? known.get(model) : undefined;
  if (base) return base;
  const meant = typeof model === 'string' ? closest(model, known.keys()) : undefined;
  place.at('model').fail(meant ? `${shown(model)} is not known; is ${meant} meant?` : unknownModel(model, known));
  return {};
}

function unknownModel(model: unknown, known: ReadonlyMap<string, WrittenModel>): string {
  const names = [...known.keys()];
  const choice = names.length === 0 ? 'there are none to start from' : `there are ${names.join(', ')}`;
  return `${shown(model)} is not known; ${choice}`;
}

/** Of these what is not written is as in the model to start from. */
function merged(base: WrittenModel, own: WrittenModel): WrittenModel {
  const parts: Record<string, unknown> = {};
  for (const key of ['replies', 'throttle']) {
    const [usual, special] = [base[key], own[key]];
    if (isObject(usual) && isObject(special)) parts[key] = { ...usual, ...special };
  }
  return parts;
}

function readWritten(fields: Fields, called: string | undefined): ReceiverModel {
  const texts = fields.read('replies', readTexts) ?? usualTexts;
  const domains = fields.read('domains', listOf(readDomain)) ?? [];
  const mx = fields.read('mx', listOf(readSuffix)) ?? [];
  const name = called ?? fields.read('name', readText) ?? domains[0] ?? mx[0] ?? 'receiver';
  const hosts = fields.read('hosts', listOf(readText)) ?? [];
  const throttle = fields.read('throttle', throttleOf(usualThrottle(texts))) ?? usualThrottle(texts);
  return {
    ...{ name, domains, mx, texts },
    virtualMtas: fields.read('virtualMtas', listOf(readText)) ?? [],
    hosts: hosts.length > 0 ? hosts : [mx[0] === undefined ? 'mx' : `mx.${mx[0]}`],
    setUp: fields.read('setUp', readLatency) ?? atOnce,
    service: fields.read('service', readLatency) ?? atOnce,
    slowDown: fields.read('slowDown', readSlowDown),
    connections: fields.read('connections', listOf(connectionLimitOf(texts))) ?? [],
    messagesPerConnection: fields.read('messagesPerConnection', messageLimitOf(texts)),
    rates: fields.read('rate', listOf(hiddenRateOf(throttle))) ?? [],
    greylisting: fields.read('greylisting', greylistingOf(texts)),
    outages: fields.read('outages', listOf(outageOf(texts))) ?? [],
    refusals: fields.read('refusals', refusalsOf(texts)) ?? [],
    tls: fields.read('tls', oneOf(tlsPolicies)) ?? 'offered',
  };
}

const atOnce: Latency = { kind: 'fixed', time: 0 };

function usualThrottle({ throttled }: Texts): Throttle {
  return { reply: throttled, lasts: 0, extended: false, refusesConnections: false, escalation: undefined };
}

const readTexts: Read<Texts> = (value, place) => {
  if (!isObject(value)) return place.wrong(value, `an object with ${replyKinds.join(', ')}`);
  const fields = new Fields(value, place, replyKinds);
  const texts = { ...usualTexts };
  for (const kind of replyKinds) texts[kind] = fields.read(kind, readReply) ?? texts[kind];
  return texts;
};

const readDomain: Read<string> = (value, place) => readName(value, place, /^(?:\*|(?:\*\.)?[^\s*@]+(?:\.\*)?)$/);

const readSuffix: Read<string> = (value, place) => readName(value, place, /^[^\s*@]+$/)?.replace(/^\./, '');

function readName(value: unknown, place: Place, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value)
    ? value.toLowerCase().replace(/\.$/, '')
    : place.wrong(value, 'a name such as example.com');
}
