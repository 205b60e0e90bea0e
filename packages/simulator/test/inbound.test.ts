/** Connections of clients that submit mail, of which only so many may be open. */
import { type Result, Run, readScenario } from '@pmtakit/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const taking = '<source 0/0>\nalways-allow-relaying yes\n</source>\n';

function resultOf(text: string, ...streams: readonly string[]): Result {
  return resultUntil('drained', text, ...streams);
}

function resultUntil(until: string, text: string, ...streams: readonly string[]): Result {
  const items = streams.map((one) => `  - { recipients: x.example, ${one} }`);
  const { scenario, problems } = readScenario([`until: ${until}`, 'streams:', ...items].join('\n'), 'scenario.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  const run = new Run({ model: modelOf(text), scenario, open: () => 'no file' });
  while (!run.step(10_000));
  return run.finish(true);
}

describe('O15 a loss system', () => {
  /** Erlang B for 20 connections and 15 erlang. */
  const expected = 0.045593;
  const text = `total-max-smtp-in 20\n${taking}<domain *>\nmax-smtp-out 1\ntype discard\n</domain>\n`;

  it.each(['{ mean: 3s }', '3s'])('turns as many away as Erlang says, with connections of %s', (session) => {
    const shares = Array.from({ length: 10 }, (_, index) => {
      const stream = `name: s${index}, volume: 40000, rate: 5/s, arrival: poisson, session: ${session}`;
      const { total } = resultOf(text, stream);
      return total.refused / (total.refused + total.injected);
    });
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
    const error = Math.sqrt(variance / shares.length);
    expect(error).toBeLessThan(0.001);
    expect(Math.abs(mean - expected)).toBeLessThan(3 * error);
  });
});

const burst = 'volume: 10, arrival: batch, session: 1m';
const one = '<domain *>\nmax-smtp-out 100\n</domain>\n';

describe('at the door', () => {
  it.each<[string, string, readonly string[], number, string[]]>([
    [
      'as many come in as may',
      `total-max-smtp-in 4\n${taking}`,
      [burst],
      4,
      ['421 at the door: total-max-smtp-in 4 (config:1)'],
    ],
    [
      'the default is told',
      taking,
      ['volume: 150, arrival: batch, session: 1m'],
      100,
      ['421 at the door: total-max-smtp-in 100, which is the default'],
    ],
    [
      'a connection that ended makes room',
      `total-max-smtp-in 1\n${taking}`,
      ['volume: 10, rate: 1/m, session: 1m'],
      10,
      [],
    ],
    [
      'one that has not does not',
      `total-max-smtp-in 1\n${taking}`,
      ['volume: 10, rate: 1/m, session: 61s'],
      5,
      ['421 at the door: total-max-smtp-in 1 (config:1)'],
    ],
    ['streams that do not say have none', `total-max-smtp-in 1\n${taking}`, ['volume: 10, arrival: batch'], 10, []],
    ['nor has the pickup directory', `total-max-smtp-in 1\n${taking}`, [`${burst}, client: { pickup: true }`], 10, []],
    [
      'a group has a limit of its own',
      `<source-group g>\nmax-smtp-in 3\n</source-group>\n<source 0/0>\nalways-allow-relaying yes\nsource-group g\n</source>\n`,
      [burst],
      3,
      ['421 at the door: max-smtp-in 3 of <source-group g> (config:2)'],
    ],
    [
      'what a group has reserved is not for others',
      `total-max-smtp-in 8\n<source-group g>\nreserved-smtp-in 5\n</source-group>\n${taking}`,
      [burst],
      3,
      ['421 at the door: total-max-smtp-in 8 (config:1)'],
    ],
  ])('%s', (_, text, streams, injected, reasons) => {
    const { total, refusals } = resultOf(text + one, ...streams);
    expect(total.injected).toBe(injected);
    expect(refusals.map(({ reason }) => reason)).toEqual(reasons);
  });

  it.each(['smtp-await-slot yes\n', '<smtp-listener 10.0.0.1:25>\nawait-slot yes\n</smtp-listener>\n'])(
    'clients wait where %j says so',
    (line) => {
      const stream = `${burst}, client: { listener: "10.0.0.1:25" }`;
      const { total } = resultOf(`total-max-smtp-in 4\n${line}${taking}${one}`, stream);
      expect(total).toMatchObject({ injected: 10, refused: 0, drain: 120_000 });
    },
  );
});

const waiting = 'smtp-await-slot yes\n';
const group = (most: number): string =>
  `<source-group g>\nmax-smtp-in ${most}\n</source-group>\n<source 0/0>\nalways-allow-relaying yes\nsource-group g\n</source>\n`;

describe('clients that wait for ever', () => {
  it.each([
    ['the server', `total-max-smtp-in 0\n${waiting}${taking}`, 'total-max-smtp-in 0 (config:1)'],
    ['a group', waiting + group(0), 'max-smtp-in 0 of <source-group g> (config:3)'],
  ])('are counted where %s takes none, with the line', (_, text, reason) => {
    const stream = 'name: s, volume: 10, recipientsPerMessage: 3, arrival: batch, session: 1m';
    const result = resultOf(text + one, stream, 'name: open, volume: 4, arrival: batch');
    expect(result.waiting).toEqual([{ reason, clients: 10, count: 30, streams: [{ name: 's', count: 30 }] }]);
    expect(result.total).toMatchObject({ injected: 4, refused: 0, drain: null });
    expect(result.domains.rows[0]).toMatchObject({ name: 'x.example', injected: 4, left: 0, drain: null });
    expect(result.streams.rows.map(({ name, drain }) => [name, drain])).toEqual([['open', 0]]);
  });

  it('are those whose turn has not come when time is up', () => {
    const text = `total-max-smtp-in 4\n${waiting}${taking}${one}`;
    const result = resultUntil('90s', text, `name: s, ${burst}`);
    expect(result.waiting).toMatchObject([{ reason: 'total-max-smtp-in 4 (config:1)', clients: 2, count: 2 }]);
    expect(result.total).toMatchObject({ injected: 8, delivered: 8, drain: null });
  });

  it('of one stream are let in behind those who came before in another', () => {
    const text = `total-max-smtp-in 1\n${waiting}${taking}${one}`;
    const streams = ['a', 'b'].map(
      (name, index) => `name: ${name}, volume: 3, rate: 1/m, start: ${index}, session: 10m`,
    );
    const { streams: table } = resultUntil('35m', text, ...streams);
    expect(table.rows.map(({ name, injected }) => [name, injected])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('do not slow a run down that has very many of them', () => {
    const text = `total-max-smtp-in 10\n${waiting}${taking}<domain *>\ntype discard\n</domain>\n`;
    const started = performance.now();
    const { total } = resultOf(text, 'volume: 100000, arrival: batch, session: 1s');
    expect(total).toMatchObject({ injected: 100_000, drain: 9_999_000 });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

it('whatever the limits are, what comes is taken in, refused or still waits', () => {
  const limit = fc.integer({ min: 0, max: 3 });
  const streams = fc.array(
    fc.record({
      volume: fc.integer({ min: 1, max: 12 }),
      each: fc.integer({ min: 1, max: 3 }),
      session: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(limit, limit, fc.boolean(), streams, (most, own, waits, drawn) => {
      const text = `total-max-smtp-in ${most}\n${waits ? waiting : ''}${group(own)}${one}`;
      const written = drawn.map(
        ({ volume, each, session }, index) =>
          `name: s${index}, volume: ${volume}, rate: 1/s, recipientsPerMessage: ${each}, session: ${session}s`,
      );
      const { total, refusals, waiting: held } = resultUntil('5s', text, ...written);
      const came = drawn.reduce((sum, { volume, each }) => sum + Math.min(volume, 6) * each, 0);
      const sum = (counts: readonly { readonly count: number }[]): number =>
        counts.reduce((all, { count }) => all + count, 0);
      expect(total.injected + total.refused + sum(held)).toBe(came);
      expect(total.injected).toBe(total.delivered + total.bounced + total.left);
      expect(sum(refusals)).toBe(total.refused);
      for (const { count, streams: parts } of [...refusals, ...held]) expect(sum(parts)).toBe(count);
    }),
    { numRuns: 150 },
  );
});
