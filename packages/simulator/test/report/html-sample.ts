/** A run whose page has something to show everywhere. */
import type { Receiver } from '../../src/receivers/receiver.ts';
import type { Replies } from '../../src/receivers/replies.ts';
import { type ReceiverOptions, receiverFor } from '../../src/receivers/model-receiver.ts';
import { ceilingBreaches } from '../../src/results/ceiling-breaches.ts';
import { configuredCeilings } from '../../src/results/ceilings.ts';
import type { Ceiling, Result } from '../../src/results/result.ts';
import { type Mail, modelOf } from '../harness.ts';
import { modelOf as receiverModelOf } from '../receivers/sender.ts';
import { configuration, domain, listed, measured, vmta } from '../results/measured-run.ts';

const config = configuration(
  vmta('orders', '192.0.2.10'),
  vmta('news', '192.0.2.11', '192.0.2.12'),
  '<smtp-pattern-list throttled>',
  'reply /421[- ]4\\.7\\.28/ mode=backoff',
  'reply /TSS04/ mode=backoff',
  '</smtp-pattern-list>',
  domain(
    '*',
    'max-smtp-out 10',
    'smtp-pattern-list throttled',
    'retry-recipients-after 10m',
    'retry-after 10m',
    'bounce-after 1d',
    'dkim-sign yes',
  ),
  domain(
    'gmail.com',
    'max-smtp-out 4',
    'max-msg-rate 900/h',
    'backoff-max-msg-rate 120/h',
    'backoff-retry-after 5m',
    'backoff-to-normal-after 45m',
  ),
  domain(
    'yahoo.com',
    'max-smtp-out 2',
    'max-msg-rate 600/h',
    'backoff-max-msg-rate 60/h',
    'backoff-to-normal-after 1h',
  ),
  domain('orange.fr', 'max-smtp-out 1', 'max-msg-per-connection 20'),
);

const models: Readonly<Record<string, unknown>> = {
  'gmail.com': {
    connections: 5,
    rate: '400/h',
    service: { median: '400ms', p95: '3s' },
    refusals: { unknown: '2%', full: '0.5%' },
    throttle: { reply: '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail.' },
  },
  'yahoo.com': {
    connections: 5,
    rate: '250/h',
    service: '700ms',
    refusals: { unknown: '1.5%', spam: '1%' },
    throttle: { reply: '421 4.7.0 [TSS04] Messages temporarily deferred due to user complaints' },
  },
  'orange.fr': { setUp: '1s', service: { median: '900ms', p95: '4s' }, refusals: { unknown: '3%' } },
};

const others = { service: { median: '600ms', p95: '5s' }, refusals: { unknown: '1%', full: '1%' }, greylisting: '5m' };

const HOUR = 3_600_000;
const names = ['outlook.com', 'gmx.de', 'web.de', 'free.fr', 'example.net', 'example.org'];

/** Orders all day long, and a newsletter in the third hour. */
const mail: readonly Mail[] = [
  ...Array.from({ length: 60 }, (_, index) => [
    { domain: 'gmail.com', virtualMta: 'orders', count: 20 + ((index * 7) % 15), at: (index * HOUR) / 6 },
    { domain: 'yahoo.com', virtualMta: 'orders', count: 8 + ((index * 5) % 9), at: (index * HOUR) / 6 },
    { domain: names[index % names.length] ?? '', virtualMta: 'orders', count: 5 + (index % 4), at: (index * HOUR) / 6 },
  ]).flat(),
  { domain: 'gmail.com', virtualMta: 'news', count: 4000, at: 2 * HOUR },
  { domain: 'yahoo.com', virtualMta: 'news', count: 1500, at: 2 * HOUR },
  { domain: 'orange.fr', virtualMta: 'news', count: 900, at: 2 * HOUR },
  ...names.map((name, index) => ({ domain: name, virtualMta: 'news', count: 300 - 40 * index, at: 2 * HOUR })),
];

const unknown: Ceiling = { perSecond: null, perFiveMinutes: null, perHour: null, perDay: null, connections: null };
const tolerances: Readonly<Record<string, Ceiling>> = {
  'gmail.com': { ...unknown, perHour: 400, connections: 5 },
  'yahoo.com': { ...unknown, perHour: 250, connections: 5 },
};
const tolerated = {
  domain: (name: string): Ceiling | undefined => tolerances[name],
  path: (name: string): Ceiling | undefined => tolerances[name],
};

export function sampleResult(): Result {
  const model = modelOf(config);
  const thresholds = listed(
    'gmail.com drain < 12h',
    'bounced < 1000',
    'yahoo.com latency p95 < 4h',
    'peak connections per source ip <= 60',
    'never above ceiling in any rate model',
  );
  const { collector, facts } = measured(config, mail, {
    receiver: (replies: Replies, name: string) => receiverOf(name, { replies, seed: 1 }),
    facts: {
      scenario: 'spring newsletter',
      thresholds,
      breaches: ceilingBreaches(model, Object.keys(models), { tolerated }),
      allowed: configuredCeilings(model),
      tolerated,
      notModelled: ['dkim-sign (config:19)'],
    },
  });
  collector.refused(0, 'nowhere.example', 40, 'no relaying for 198.51.100.7');
  return facts();
}

/** With methods of its own, since it is copied. */
function receiverOf(name: string, options: ReceiverOptions): Receiver {
  const receiver = receiverFor(receiverModelOf(models[name] ?? others), options);
  return {
    hosts: receiver.hosts,
    connect: (offer, answer) => receiver.connect(offer, answer),
    deliver: (delivery, answer) => receiver.deliver(delivery, answer),
    close: (offer) => receiver.close?.(offer),
  };
}
