/** The shape of a result as JSON Schema, for those who read it with other programs. */
import { RESULT_VERSION } from '../results/result.ts';

type Schema = Readonly<Record<string, unknown>>;

const number: Schema = { type: 'number' };
const count: Schema = { type: 'integer', minimum: 0 };
const text: Schema = { type: 'string' };
const time: Schema = { type: 'number', minimum: 0 };
const share: Schema = { type: 'number', minimum: 0, maximum: 1 };

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

function oneOf(...values: readonly (string | null)[]): Schema {
  return { enum: values };
}

/** All properties are there, and no others. */
function object(properties: Readonly<Record<string, Schema>>, optional: Readonly<Record<string, Schema>> = {}): Schema {
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function ref(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

const counts = {
  injected: count,
  refused: count,
  delivered: count,
  attempts: count,
  deferred: count,
  bounced: count,
  bouncedBy: { type: 'object', additionalProperties: count },
  bounceReasons: object({ reply: count, expired: count, rule: count, queue: count }),
  discarded: count,
  movedIn: count,
  movedOut: count,
  left: count,
};

const group = {
  name: text,
  ...counts,
  firstInjected: orNull(time),
  lastDone: orNull(time),
  drain: orNull(time),
  active: time,
  latency: orNull(ref('latency')),
  peaks: orNull(ref('peaks')),
  detailFrom: orNull(time),
  connections: object({ opened: count, peak: count }),
  allowed: orNull(ref('ceiling')),
  tolerated: orNull(ref('ceiling')),
};

const refusal = { reason: text, count, streams: list(object({ name: text, count })) };

const backoffSum = { entered: count, time };

function table(rows: string): Schema {
  return object({ rows: list(ref(rows)) }, { others: object({ groups: count, ...counts }) });
}

const definitions: Readonly<Record<string, Schema>> = {
  group: object(group),
  queue: object({
    ...group,
    domain: text,
    virtualMta: text,
    backoff: object(backoffSum),
    binding: list(ref('binding')),
  }),
  path: object({ ...group, provider: text, sourceIp: text, domains: list(text) }),
  mxHost: object({ ...group, domains: list(text) }),
  latency: object({
    count,
    mean: time,
    p50: time,
    p90: time,
    p99: time,
    max: time,
    others: list(object({ percentile: { type: 'number', exclusiveMinimum: 0, maximum: 100 }, time })),
  }),
  peaks: object({
    perSecond: count,
    perFiveMinutes: count,
    perHour: count,
    perDay: count,
    others: list(object({ period: time, count })),
  }),
  ceiling: object({
    perSecond: orNull(number),
    perFiveMinutes: orNull(number),
    perHour: orNull(number),
    perDay: orNull(number),
    connections: orNull(number),
  }),
  binding: object({
    directive: text,
    value: orNull(text),
    file: orNull(text),
    line: orNull(count),
    time,
    share,
    queues: count,
  }),
  episode: object({
    queue: text,
    from: time,
    to: orNull(time),
    reply: text,
    pattern: orNull(text),
    file: orNull(text),
    line: orNull(count),
    ended: oneOf('reply', 'time', 'delivery', null),
  }),
  series: object({
    name: text,
    from: time,
    delivered: list(count),
    deferred: list(count),
    bounced: list(count),
    queued: list(count),
    connections: list(count),
  }),
};

export const resultSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Result of a simulated run',
  description:
    'Times are milliseconds since the start of the run, counts are recipients, and null stands for what there is not.',
  ...object({
    version: { const: RESULT_VERSION },
    scenario: text,
    seed: number,
    engine: oneOf('exact', 'fast'),
    knobs: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    span: time,
    ended: oneOf('drained', 'until', 'interrupted'),
    thresholds: list(object({ threshold: text, passed: { type: 'boolean' }, actual: orNull(number), text })),
    total: ref('group'),
    domains: table('group'),
    queues: table('queue'),
    virtualMtas: table('group'),
    sourceIps: table('group'),
    paths: table('path'),
    mxHosts: table('mxHost'),
    streams: table('group'),
    binding: list(ref('binding')),
    backoff: object({ ...backoffSum, episodes: list(ref('episode')) }),
    series: object({ width: time, total: ref('series'), domains: list(ref('series')) }),
    refusals: list(object(refusal)),
    waiting: list(object({ ...refusal, clients: count })),
    notModelled: list(text),
    unused: list(text),
  }),
  $defs: definitions,
};
