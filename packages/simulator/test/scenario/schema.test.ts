/** The schema for editors knows what the reader knows. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultKnobs } from '../../src/engine/knobs.ts';
import {
  arrivalKeys,
  arrivalWords,
  batchKeys,
  clientKeys,
  distributionKeys,
  lognormalKeys,
  rampKeys,
  receiverKeys,
  scenarioKeys,
  streamKeys,
  timesWords,
} from '../../src/scenario/keys.ts';
import { knobKeys, knobWords } from '../../src/scenario/read-knobs.ts';
import { problemsOf, streamWith } from './readings.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/scenario.schema.json', import.meta.url), 'utf8'));
const { knobs, receivers } = schema.properties;
const stream = schema.definitions.stream.properties;
const arrival = stream.arrival.anyOf[1].properties;
const size = stream.size.anyOf[1].properties;
const matches = new Ajv({ strict: false, allErrors: true }).compile(schema);

describe('the schema', () => {
  it.each<[string, readonly string[], object]>([
    ['a scenario', scenarioKeys, schema.properties],
    ['knobs', knobKeys, knobs.properties],
    ['a receiver', receiverKeys, receivers.items.properties],
    ['a stream', streamKeys, stream],
    ['a client', clientKeys, stream.client.properties],
    ['an arrival', arrivalKeys, arrival],
    ['a batch', batchKeys, arrival.batch.properties],
    ['a ramp', rampKeys, arrival.ramp.properties],
    ['a size', distributionKeys, size],
    ['a lognormal size', lognormalKeys, size.lognormal.properties],
  ])('has the keys of %s', (_, keys, properties) => {
    expect(Object.keys(properties).toSorted()).toEqual([...keys].toSorted());
  });

  it('has the words', () => {
    expect(stream.arrival.anyOf[0].enum).toEqual(arrivalWords);
    expect(stream.times.enum).toEqual(timesWords);
    for (const [name, words] of Object.entries(knobWords)) expect(knobs.properties[name].enum).toEqual(words);
  });

  it('has all knobs of the engine with their defaults', () => {
    expect(Object.keys(knobs.properties).toSorted()).toEqual(Object.keys(defaultKnobs).toSorted());
    for (const [name, value] of Object.entries(defaultKnobs)) expect(knobs.properties[name].default).toBe(value);
  });

  it.each(['newsletter.yaml', 'replay.json'])('takes %s', (file) => {
    const text = readFileSync(new URL(`../../../../fixtures/traffic/${file}`, import.meta.url), 'utf8');
    matches(parse(text));
    expect(matches.errors ?? []).toEqual([]);
  });

  it.each([
    streamWith('volume: 10, end: 1h'),
    streamWith('volume: 10, end: 3600'),
    streamWith('volume: 10, rate: 100/15m, from: <>'),
    streamWith('volume: 10, arrival: { batch: { size: 5, every: 1h } }, size: { uniform: [1K, 2000] }'),
    `start: 2027-01-04 08:00:00+0100\nuntil: drained\n${streamWith('rate: 1/s, end: 250ms, arrival: poisson')}`,
    `mx: { a.example: [] }\naddresses: { mx.example: 192.0.2.1 }\nknobs: { burst: 5, ipLimit: network }\n${streamWith('volume: 1, end: 1h')}`,
  ])('takes what is read: %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
    expect(matches(parse(text)), JSON.stringify(matches.errors)).toBe(true);
  });

  it.each([
    'name: x',
    'streams: []',
    streamWith('volume: 0, end: 1h'),
    streamWith('volume: 1, end: -1h'),
    streamWith('volume: 1, end: 1h, colour: red'),
    streamWith('volume: 1, end: 1h, messages: x.csv'),
    streamWith('volume: 1, end: 1h, arrival: never'),
    streamWith('volume: 1, end: 1h, arrival: { ramp: { from: 1 } }'),
    streamWith('volume: 1, end: 1h, size: {}'),
    streamWith('volume: 1, end: 1h, client: { host: x }'),
    `receivers: [{ model: x }]\n${streamWith('volume: 1, end: 1h')}`,
    `knobs: { burst: 0 }\n${streamWith('volume: 1, end: 1h')}`,
    `start: tomorrow\n${streamWith('volume: 1, end: 1h')}`,
  ])('refuses what is refused: %s', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
    expect(matches(parse(text))).toBe(false);
  });
});
