/** Connections of clients that submit mail, of which only so many may be open. */
import { type Result, Run, readScenario } from '@pmtakit/simulator';
import { describe, expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const taking = '<source 0/0>\nalways-allow-relaying yes\n</source>\n';

function resultOf(text: string, ...streams: readonly string[]): Result {
  const items = streams.map((one) => `  - { recipients: x.example, ${one} }`);
  const { scenario, problems } = readScenario(['streams:', ...items].join('\n'), 'scenario.yaml');
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
