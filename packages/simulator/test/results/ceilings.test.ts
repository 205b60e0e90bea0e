import { describe, expect, test } from 'vitest';
import { configuredCeilings } from '../../src/results/ceilings.ts';
import { modelOf } from '../harness.ts';
import { configuration, domain, measured, row, vmta } from './measured-run.ts';

const config = configuration(
  vmta('v', '192.0.2.1'),
  vmta('w', '192.0.2.2'),
  domain('a.example', 'max-msg-rate 120/h', 'max-smtp-out 5'),
);

describe('what the configuration allows', () => {
  const ceilings = configuredCeilings(modelOf(config));

  test.each([
    ['a queue', ceilings.queue('a.example', 'v'), { perHour: 120, perFiveMinutes: 120, perDay: 2880, connections: 5 }],
    // By both virtual MTAs and the default one.
    ['a domain', ceilings.domain('a.example'), { perFiveMinutes: 360, perHour: 360, perDay: 8640, connections: 15 }],
    ['an address', ceilings.path('p', '192.0.2.2', ['a.example']), { perHour: 120, connections: 5 }],
    ['no rate', ceilings.queue('b.example', 'v'), { perSecond: null, perHour: null, connections: 20 }],
  ])('%s', (_, found, expected) => {
    expect(found).toMatchObject(expected);
  });

  test.each([
    ['window', 120],
    ['window-5m', 10],
    ['gcra', 10],
  ] as const)('five minutes of 120/h with rate-model=%s', (rateModel, perFiveMinutes) => {
    const other = configuredCeilings(modelOf(config).under('rate-model', rateModel));
    expect(other.queue('a.example', 'v')).toMatchObject({ perFiveMinutes });
    expect(other.path('p', '192.0.2.1', ['a.example'])).toMatchObject({ perFiveMinutes });
    expect(other.domain('a.example')).toMatchObject({ perFiveMinutes: 3 * perFiveMinutes });
  });

  test.each([
    ['max-connect-rate 2/m', { perSecond: 40, perFiveMinutes: 200, perHour: 2400 }],
    ['smtp-out-rampup-interval 1m', { perSecond: 20, perFiveMinutes: 100, perHour: 1200 }],
    ['source-ip-max-msg-rate 0/0 10/m', { perSecond: 20, perFiveMinutes: 100, perHour: 1200 }],
  ])('%s', (line, expected) => {
    const text = configuration(
      vmta('v', '192.0.2.1', '192.0.2.2'),
      domain('a.example', line, 'max-msg-per-connection 20'),
    );
    expect(configuredCeilings(modelOf(text)).queue('a.example', 'v')).toMatchObject(expected);
  });

  test('nothing for an address that is not its own', () => {
    expect(ceilings.path('p', '198.51.100.1', ['a.example'])).toBeUndefined();
  });

  test('is in the result', () => {
    const mail = [{ count: 10, domain: 'a.example' }];
    const { result } = measured(config, mail, { facts: { allowed: ceilings } });
    expect(row(result.queues, 'a.example/v').allowed).toEqual(ceilings.queue('a.example', 'v'));
    expect(row(result.domains, 'a.example').allowed).toEqual(ceilings.domain('a.example'));
    expect(row(result.virtualMtas, 'v').allowed).toEqual(ceilings.virtualMta('v'));
    expect(row(result.paths, 'a.example from 192.0.2.1').allowed?.perHour).toBe(120);
    expect(result.total.allowed).toBeNull();
  });
});
