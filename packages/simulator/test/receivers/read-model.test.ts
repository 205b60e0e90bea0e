import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ReadModelOptions, readReceiverModel } from '../../src/receivers/read-model.ts';
import type { ReceiverModel } from '../../src/receivers/model.ts';
import { usualTexts } from '../../src/receivers/texts.ts';
import { badModels, goodModels, onlyRead } from './written-models.ts';

interface Reading {
  readonly model: ReceiverModel | undefined;
  readonly faults: string[];
}

function read(value: unknown, options: ReadModelOptions = {}): Reading {
  const faults: string[] = [];
  const model = readReceiverModel(value, (path, message) => faults.push(`${path.join('.')} ${message}`), options);
  return { model, faults };
}

describe('a model that is right', () => {
  it.each(goodModels.map((model) => [JSON.stringify(model), model] as const))('%s', (_, model) => {
    expect(read(model).faults).toEqual([]);
  });

  it('is read from YAML', () => {
    const text = `
domains: [Shop.Example., "yahoo.*"]
mx: .Mail.Example
setUp: 250ms
service: { median: 1s, p95: 5s }
connections: { most: 3, per: network }
rate:
  - 10/s
  - { limit: 1000/h, counting: bucket, lasts: 1h }
throttle: { reply: 421 slow down, connections: refused }
refusals: { unknown: 2%, "450 4.2.1 busy user": 0.5% }
outages: { kind: timeout, from: 1h30m, lasts: 10m, every: 1d }`;
    const { model, faults } = read(parse(text));
    const throttle = {
      reply: '421 slow down',
      lasts: 0,
      extended: false,
      refusesConnections: true,
      escalation: undefined,
    };
    const rate = { of: 'messages', per: 'source' };
    expect(faults).toEqual([]);
    expect(model).toEqual({
      name: 'shop.example',
      domains: ['shop.example', 'yahoo.*'],
      mx: ['mail.example'],
      virtualMtas: [],
      hosts: ['mx.mail.example'],
      setUp: { kind: 'fixed', time: 250 },
      service: { kind: 'lognormal', median: 1000, spread: expect.closeTo(0.9785, 4) },
      slowDown: undefined,
      connections: [{ most: 3, per: 'network', reply: usualTexts.connections }],
      messagesPerConnection: undefined,
      rates: [
        { ...rate, count: 10, period: 1000, counting: 'window', burst: 10, throttle },
        {
          ...rate,
          count: 1000,
          period: 3_600_000,
          counting: 'bucket',
          burst: 1000,
          throttle: { ...throttle, lasts: 3_600_000 },
        },
      ],
      greylisting: undefined,
      outages: [
        {
          kind: 'timeout',
          from: 5_400_000,
          lasts: 600_000,
          every: 86_400_000,
          share: 1,
          timeout: 120_000,
          reply: 'connection timed out',
        },
      ],
      refusals: [
        { share: 0.02, reply: usualTexts.unknown, each: 'message' },
        { share: 0.005, reply: '450 4.2.1 busy user', each: 'attempt' },
      ],
      tls: 'offered',
      texts: usualTexts,
    });
  });
});

describe('a model that is wrong', () => {
  it.each([...badModels, ...onlyRead].map((row) => [JSON.stringify(row[0]), row] as const))(
    '%s',
    (_, [model, ...faults]) => {
      expect(read(model).faults).toEqual(faults);
    },
  );

  it('is read as far as it goes', () => {
    const { model } = read({ connections: [2, 'x', 7], rate: '5', tls: 'required' });
    expect(model?.connections.map(({ most }) => most)).toEqual([2, 7]);
    expect([model?.rates, model?.tls]).toEqual([[], 'required']);
  });

  it('of any kind throws nothing', () => {
    const odd = [undefined, Symbol('x'), 10n, Infinity, NaN, true, '', () => 0, new Date(0), [[]], { a: {} }];
    for (const value of odd) {
      for (const model of [value, { connections: value, rate: value, service: value, refusals: value }]) {
        expect(() => read(model)).not.toThrow();
      }
    }
  });

  it('of great length gives short messages', () => {
    const { faults } = read({ tls: 'x'.repeat(1e6), rate: '9'.repeat(1e6), model: 'y'.repeat(1e6) });
    expect(faults).toHaveLength(3);
    for (const fault of faults) expect(fault.length).toBeLessThan(200);
  });
});

describe('a model that starts from another', () => {
  const known = new Map([
    [
      'google',
      { domains: ['gmail.com'], connections: 5, tls: 'required', replies: { throttled: '421 g', full: '452 g' } },
    ],
  ]);

  it('can be its name alone', () => {
    const { model, faults } = read('google', { known });
    expect(faults).toEqual([]);
    expect(model).toMatchObject({ domains: ['gmail.com'], tls: 'required', connections: [{ most: 5 }] });
  });

  it('has its own keys over those', () => {
    const own = { model: 'google', connections: 2, rate: '5/h', replies: { full: '452 mine' } };
    const { model } = read(own, { known, name: 'mine' });
    expect(model).toMatchObject({
      name: 'mine',
      domains: ['gmail.com'],
      connections: [{ most: 2 }],
      texts: { throttled: '421 g', full: '452 mine', spam: usualTexts.spam },
      rates: [{ count: 5, throttle: { reply: '421 g' } }],
    });
  });

  it('has to name one that there is', () => {
    expect(read('gogle', { known }).faults).toEqual(['model "gogle" is not known; is google meant?']);
    expect(read({ model: 5 }, { known }).faults).toEqual(['model 5 is not known; there are google']);
  });
});

describe('the schema', () => {
  const schema: unknown = JSON.parse(readFileSync(new URL('../../data/receiver.schema.json', import.meta.url), 'utf8'));
  const isValid = new Ajv({ strict: true, allowUnionTypes: true }).compile(Object(schema));

  it.each(goodModels.map((model) => [JSON.stringify(model), model] as const))('takes %s', (_, model) => {
    expect([isValid(model), isValid.errors]).toEqual([true, null]);
  });

  it.each(badModels.map(([model]) => [JSON.stringify(model), model] as const))('does not take %s', (_, model) => {
    expect(isValid(model)).toBe(false);
  });

  it('takes what only a reader can know', () => {
    for (const [model] of onlyRead) expect([model, isValid(model)]).toEqual([model, true]);
  });
});
