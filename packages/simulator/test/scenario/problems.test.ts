/** What is wrong is told with file, line, column and key, and what to do about it. */
import { describe, expect, it } from 'vitest';
import { problemsOf, streamWith } from './readings.ts';

const fine = 'streams:\n  - { recipients: gmail.com, volume: 10, end: 1h }';
const zeros = `[${'0,'.repeat(24)}]`;

describe('problems of the file', () => {
  it.each<[string, string[]]>([
    ['', ['s.yaml:1:1: expected a scenario with the key streams, not nothing']],
    ['[]', ['s.yaml:1:1: expected a scenario with the key streams, not a list']],
    ['name: x', ['s.yaml:1:1: streams is missing; write streams: and below it a list of what comes in']],
    ['streams: []', ['s.yaml:1:1: streams: is an empty list; describe at least one stream']],
    ['streams: 5', ['s.yaml:1:1: streams: expected a list of streams, not 5']],
    [
      `untill: 2h\n${fine}`,
      [
        's.yaml:1:1: untill: no such key; did you mean until? there are $schema, name, start, until, seed, knobs, mx, addresses, ' +
          'streams, receivers, thresholds',
      ],
    ],
    [`seed: 1\nseed: 2\n${fine}`, ['s.yaml:2:1: seed: stands here twice; take one away']],
    [`seed: -1\n${fine}`, ['s.yaml:1:1: seed: expected a whole number from 0 to 4294967295, not -1']],
    [`seed: 1.5\n${fine}`, ['s.yaml:1:1: seed: expected a whole number from 0 to 4294967295, not 1.5']],
    [`until: -5m\n${fine}`, ['s.yaml:1:1: until: expected a time interval such as 30s, 10m or 4d12h, not "-5m"']],
    [`until: 0s\n${fine}`, ['s.yaml:1:1: until: is no time at all; give an interval such as 30s or 1h']],
    [
      `start: 2027-02-30\n${fine}`,
      [
        's.yaml:1:1: start: expected a date such as 2027-01-04, with a time such as 2027-01-04T08:00:00+01:00, ' +
          'not "2027-02-30"',
      ],
    ],
    [
      `knobs:\n  rateModel: token\n  brust: 1\n${fine}`,
      [
        's.yaml:3:3: knobs.brust: no such key; did you mean burst? there are rateModel, burst, dataVolume, opening, ' +
          'backoffTimer, atExpiry, uponRefusal, mxRotation, mxAttempts, ipLimit, wildcardRollup, unknownDomain, retried, replyRules',
        's.yaml:2:3: knobs.rateModel: token is no rateModel; there are window, window-5m, gcra',
      ],
    ],
    [
      `mx: { gmail.com: [mx1] }\n${fine}`,
      ['s.yaml:1:19: mx.gmail.com[0]: mx1 is no mail server; write a preference and a host, such as 10 mx1.example'],
    ],
    [`addresses: { mx1.example: 192.0.2 }\n${fine}`, ['s.yaml:1:14: addresses.mx1.example: 192.0.2 is no IP address']],
    [`mx: { "a b": [] }\n${fine}`, ['s.yaml:1:7: mx["a b"]: a b is no domain; write a name such as gmail.com']],
    [
      `receivers: [{ model: google }]\n${fine}`,
      [
        's.yaml:1:13: receivers[0]: does not say whom it answers for; write domains: [gmail.com] or mx: ["*.google.com"]',
      ],
    ],
    [
      `receivers: [{ domains: gmail.com }]\n${fine}`,
      ['s.yaml:1:13: receivers[0]: model is missing; write model: and the name of a model, or one of your own'],
    ],
    ['streams: [*lost]', [expect.stringContaining('not *lost, which nothing defines')]],
    ['a: [', [expect.stringMatching(/^s\.yaml:1:\d+: is no YAML: /)]],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('are told all at once, in all streams', () => {
    const text = 'seed: x\nstreams:\n  - { volume: 0, end: 1h, recipients: gmail.com }\n  - { volume: 5 }\n  - 7';
    expect(problemsOf(text).map((line) => line.split(': ').slice(0, 2).join(' '))).toEqual([
      's.yaml:1:1 seed',
      's.yaml:3:7 streams[0].volume',
      's.yaml:4:5 streams[1]',
      's.yaml:5:5 streams[2]',
    ]);
  });
});

describe('problems of a stream', () => {
  it.each<[string, string]>([
    ['volume: 10', 'streams[0]: does not say how fast messages come; write two of volume, rate and end'],
    ['rate: 5/s', 'streams[0]: has no end; write volume: 1000 or end: 2h beside rate'],
    ['end: 1h', 'streams[0]: does not say how fast messages come; write two of volume, rate and end'],
    [
      'volume: 1, rate: 5/s, end: 1h',
      'streams[0]: says volume, rate and end, of which any two give the third; take one away',
    ],
    [
      'volume: 1e12, end: 1h',
      'streams[0].volume: expected a whole number of messages from 1 to 10000000000, not 1000000000000',
    ],
    [
      'volume: many, end: 1h',
      'streams[0].volume: expected a whole number of messages from 1 to 10000000000, not "many"',
    ],
    ['volume: 10, rate: 0/s', 'streams[0].rate: expected a rate above zero such as 500/s, 90/m or 100/15m, not "0/s"'],
    ['volume: 10, rate: 0', 'streams[0].rate: expected a rate above zero such as 500/s, 90/m or 100/15m, not 0'],
    [
      'volume: 10, rate: unlimited',
      'streams[0].rate: expected a rate above zero such as 500/s, 90/m or 100/15m, not "unlimited"',
    ],
    ['rate: 999999999/s, end: 52w', 'streams[0]: would be more than 10000000000 messages; lower rate or end'],
    ['volume: 1, start: 2h, end: 1h', 'streams[0].end: is not after start; both count from the start of the run'],
    [
      'volume: 1, start: -1h, end: 1h',
      'streams[0].start: expected a time interval such as 30s, 10m or 4d12h, not "-1h"',
    ],
    [
      'volume: 1, end: 1h, arrival: poison',
      'streams[0].arrival: poison is no arrival; did you mean poisson? there are constant, poisson, batch',
    ],
    ['volume: 1, end: 1h, arrival: {}', 'streams[0].arrival: needs one of batch, hourly, ramp'],
    [
      'volume: 1, end: 1h, arrival: batch',
      'streams[0]: a batch comes at once, so it takes no rate and no end; write start, or a batch with every',
    ],
    [
      `volume: 1, arrival: { hourly: ${zeros} }`,
      'streams[0].arrival.hourly: has only zeros, so no message could ever come; give at least one hour a weight',
    ],
    [
      'volume: 1, arrival: { hourly: [1, 2] }',
      'streams[0].arrival.hourly: expected a list of 24 weights, one for each hour from midnight on, not 2',
    ],
    [
      `volume: 1, end: 2h, arrival: { hourly: [0,0,0,0${',1'.repeat(20)}] }`,
      'streams[0]: has no weight for the hours between start and end, so no message could ever come',
    ],
    [
      'volume: 1, end: 1h, arrival: { ramp: { from: 0, to: 0 } }',
      'streams[0].arrival.ramp: goes from 0 to 0, so no message could ever come',
    ],
    [
      'volume: 1, arrival: { ramp: { from: 0, to: 1 } }',
      'streams[0]: end is missing; a ramp needs one, such as end: 2h',
    ],
    [
      'volume: 1, end: 1h, size: 0',
      'streams[0].size: expected a size of at least 1 byte such as 2000, 50K or 10M, not 0',
    ],
    [
      'volume: 1, end: 1h, size: { uniform: [5K, 1K] }',
      'streams[0].size.uniform: the first number is above the second; swap them',
    ],
    [
      'volume: 1, end: 1h, size: { lognormal: { median: 5K } }',
      'streams[0].size.lognormal: sigma is missing; write sigma: 0.8',
    ],
    [
      'volume: 1, end: 1h, recipientsPerMessage: 0',
      'streams[0].recipientsPerMessage: expected a whole number from 1 to 100000, not 0',
    ],
    [
      'volume: 1, end: 1h, from: nobody',
      'streams[0].from: nobody is no address; write one such as news@example.com, or <> for delivery reports',
    ],
    ['volume: 1, end: 1h, client: { address: host }', 'streams[0].client.address: host is no IP address'],
    [
      'volume: 1, end: 1h, client: { listener: 25 }',
      'streams[0].client.listener: expected a local address and port such as 10.0.0.1:2525, not 25',
    ],
    [
      'volume: 1, end: 1h, client: { pickup: true, user: x }',
      'streams[0].client: the pickup directory has no address, listener or user; take pickup or those away',
    ],
    ['volume: 1, end: 1h, priority: 101', 'streams[0].priority: expected a whole number from 0 to 100, not 101'],
    [
      'volume: 1, end: 1h, times: shifted',
      'streams[0].times: it is for streams with messages or accounting; take it away',
    ],
    ['messages: a.csv', 'streams[0].recipients: the file says it; take it away'],
  ])('%s', (keys, expected) => {
    expect(problemsOf(streamWith(keys)).map((line) => line.replace(/^s\.yaml:\d+:\d+: /, ''))).toEqual([expected]);
  });

  it.each<[string, string]>([
    [
      'consumers',
      'consumers is neither a domain nor a mix; did you mean consumer? there are consumer, consumer-europe, business',
    ],
    ['constructor', 'constructor is neither a domain nor a mix; there are consumer, consumer-europe, business'],
    ['{}', 'has no weight above zero, so nobody would get mail'],
    ['{ gmail.com: 0 }', 'has no weight above zero, so nobody would get mail'],
    ['{ gmail.com: -1 }', 'expected a weight: a number from 0 to 1000000000000000, not -1'],
    ['{ gmail.com: .inf }', 'expected a weight: a number from 0 to 1000000000000000, not Infinity'],
    ['{ "a b.example": 1 }', 'a b.example is no domain; write a name such as gmail.com'],
    ['{ "a{5..1}.example": 1 }', 'a{5..1}.example counts down; write the smaller number first'],
    ['{ "a{1..9999999}.example": 1 }', 'a{1..9999999}.example is more than 1000000 domains; narrow the range'],
    [
      '{ "a{1..600000}.example": 1, "b{1..600000}.example": 1 }',
      'makes it more than 1000000 domains, which is as many as are taken',
    ],
  ])('recipients: %s', (recipients, expected) => {
    const [problem, ...more] = problemsOf(`streams: [{ volume: 1, end: 1h, recipients: ${recipients} }]`);
    expect(more).toEqual([]);
    expect(problem).toContain(expected);
  });

  it('refuses two streams of one name, whose luck would be the same', () => {
    const text =
      'streams:\n  - { name: a, recipients: x.example, volume: 1, end: 1h }\n  - { name: a, messages: m.csv }';
    expect(problemsOf(text)).toEqual(['s.yaml:3:5: streams[1]: is called a, as the stream in line 2; rename one']);
  });
});

describe('hostile files', () => {
  it('that are nested deeply', () => {
    expect(problemsOf(`a: ${'['.repeat(100_000)}`)[0]).toContain('is nested too deeply to be read');
  });

  it('with aliases of aliases', () => {
    const lists = Array.from(
      { length: 8 },
      (_, level) => `  l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    const text = `${fine}\nreceivers:\n- domains: x.example\n  model:\n  ${['  l0: &l0 x', ...lists].join('\n  ')}`;
    expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf(text)[0]).toContain('makes it more than 10000 values');
  });

  it('with an alias that holds itself', () => {
    const text = `${fine}\nreceivers: [{ domains: x.example, model: &m { a: *m } }]`;
    expect(problemsOf(text)[0]).toContain('is nested deeper than 20 levels');
  });

  it('that are too long', () => {
    expect(problemsOf(`#${'x'.repeat(5_000_000)}\n${fine}`)[0]).toContain('is longer than 4000000 characters');
  });

  it('with very many mistakes, of which the first are told', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(problemsOf(`${keys}\n${fine}`)).toHaveLength(100);
  });

  it('with a table of many domains, each compared with no other', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `      d${index}.example: 1`).join('\n');
    expect(problemsOf(`streams:\n  - volume: 1\n    end: 1h\n    recipients:\n${rows}`)).toEqual([]);
  });
});
