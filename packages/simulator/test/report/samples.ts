/** Results of all kinds. */
import type { Replies } from '../../src/receivers/replies.ts';
import { ceilingBreaches } from '../../src/results/ceiling-breaches.ts';
import { configuredCeilings } from '../../src/results/ceilings.ts';
import { WaitingMail } from '../../src/results/kept-out.ts';
import type { Ceiling, Result } from '../../src/results/result.ts';
import { modelOf } from '../harness.ts';
import { configuration, domain, listed, measured, scripted, vmta } from '../results/measured-run.ts';

export const busyConfiguration: string = configuration(
  vmta('v', '192.0.2.1'),
  vmta('w', '192.0.2.2'),
  '<smtp-pattern-list rules>',
  'reply /slow/ mode=backoff',
  '</smtp-pattern-list>',
  domain(
    '*',
    'smtp-pattern-list rules',
    'retry-recipients-after 10m',
    'backoff-to-normal-after 30m',
    'bounce-after 2d',
  ),
  domain('a.example', 'max-msg-rate 100/h', 'backoff-max-msg-rate 20/h'),
  domain('b.example', 'max-smtp-out 2'),
);

const replies: readonly (string | undefined)[] = [
  '421 slow down',
  '550 5.1.1 user unknown',
  '450 later',
  ...Array.from({ length: 17 }, () => undefined),
];

const tolerated: Ceiling = { perSecond: null, perFiveMinutes: null, perHour: 60, perDay: null, connections: 1 };

const mail = [
  { count: 500, domain: 'a.example' },
  { count: 60, domain: 'b.example', virtualMta: 'w' },
  { count: 3, domain: 'c.example' },
];

export function busyRun(): Result {
  const model = modelOf(busyConfiguration);
  const thresholds = listed(
    'a.example drain < 2h',
    'expired == 0',
    'peak connections per source ip <= 20',
    'latency p95 < 1d',
    'peak rate <= 1000/10m',
    'never above ceiling in any rate model',
  );
  const breaches = ceilingBreaches(model, ['a.example', 'b.example'], { tolerated: { path: () => tolerated } });
  const { collector, facts } = measured(busyConfiguration, mail, {
    receiver: (all: Replies) => scripted(all, (attempt) => replies[attempt % 20], { service: 400 }),
    facts: {
      scenario: 'busy',
      thresholds,
      breaches,
      allowed: configuredCeilings(model),
      tolerated: { path: () => tolerated },
      notModelled: ['dkim-sign in config:9'],
      unused: () => ['scenario.yaml:3: receivers[0]: no mail meets it'],
    },
  });
  collector.refused(0, 'nowhere.example', 4, 'no relaying');
  return facts();
}

function crowdedRun(): Result {
  const many = Array.from({ length: 30 }, (_, index) => ({ count: 2, domain: `d${index}.example` }));
  return measured(vmta('v'), many, { collector: { detailed: 4, charted: 2 } }).result;
}

function emptyRun(): Result {
  return measured(vmta('v'), []).result;
}

function interruptedRun(): Result {
  const config = configuration(vmta('v'), domain('a.example', 'max-msg-rate 1/h'));
  return measured(config, mail, { until: 90_000_000, facts: { ended: 'interrupted' } }).result;
}

function waitingRun(): Result {
  const waiting = new WaitingMail();
  waiting.add('total-max-smtp-in 0 (config:1)', 'stream 1', { domain: 'a.example', recipients: 2 });
  return measured(vmta('v'), mail, { facts: { waiting } }).result;
}

export const samples: readonly (readonly [string, () => Result])[] = [
  ['a busy run', busyRun],
  ['a run of very many domains', crowdedRun],
  ['a run without mail', emptyRun],
  ['an interrupted run', interruptedRun],
  ['a run in which clients still wait', waitingRun],
];
