/** Mail that can never leave: the run ends all the same, and says which line did it. */
import { type Result, Run, readScenario } from '@pmtakit/simulator';
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const DAY = 86_400_000;
const taking = '<source 0/0>\nalways-allow-relaying yes\ndefault-virtual-mta v\n</source>\n';

function resultOf(text: string, more = ''): Result {
  const stream = 'streams: [{ volume: 10, arrival: batch, recipients: x.example }]';
  const { scenario, problems } = readScenario(`${stream}\n${more}`, 'scenario.yaml');
  if (!scenario) throw new Error(problems.map(({ message }) => message).join());
  const run = new Run({ model: modelOf(text), scenario, open: () => 'no file' });
  for (let steps = 0; !run.step(10_000); steps++) if (steps > 100) throw new Error('it never ends');
  return run.finish(true);
}

it.each<[string, string, string, number]>([
  [
    'no connection of the queue',
    `${taking}<virtual-mta v>\n</virtual-mta>\n<domain *>\nmax-smtp-out 0\n</domain>\n`,
    'max-smtp-out',
    8,
  ],
  ['none of the virtual MTA', `${taking}<virtual-mta v>\nmax-smtp-out 0\n</virtual-mta>\n`, 'max-smtp-out', 6],
  ['none of the server', `${taking}<virtual-mta v>\n</virtual-mta>\ntotal-max-smtp-out 0\n`, 'total-max-smtp-out', 7],
  [
    'none of the address',
    `${taking}<virtual-mta v>\nsmtp-source-host 192.0.2.1 a.example.com\n</virtual-mta>\n<domain *>\nsource-ip-max-smtp-out 0/0 0\n</domain>\n`,
    'source-ip-max-smtp-out',
    9,
  ],
  [
    'none to the mail server',
    `${taking}<virtual-mta v>\n</virtual-mta>\nmx-connection-limit * 0\n`,
    'mx-connection-limit',
    7,
  ],
])('%s', (_, text, directive, line) => {
  const { total, binding } = resultOf(text);
  expect(total).toMatchObject({ injected: 10, delivered: 0, left: 0, drain: 4.5 * DAY });
  expect(total.bounceReasons.expired).toBe(10);
  expect(binding).toMatchObject([{ directive, line, time: 4.5 * DAY, share: 1 }]);
});

it('a rate of 0 is no limit', () => {
  const text = `${taking}<virtual-mta v>\n</virtual-mta>\n<domain *>\nmax-msg-rate 0\nmax-connect-rate 0\n</domain>\n`;
  expect(resultOf(text).total).toMatchObject({ delivered: 10, drain: 0 });
});

it('times of ten years come to their end', () => {
  const lines = 'retry-after 3650d\nbounce-after 3651d\nretry-recipients-after 3650d\nsmtp-out-rampup-interval 3650d';
  const text = `${taking}<virtual-mta v>\n</virtual-mta>\n<domain *>\n${lines}\n</domain>\n`;
  const outage = 'receivers: [{ domains: x.example, model: { outages: [{ from: 0, lasts: 1d }] } }]';
  expect(resultOf(text, outage).total).toMatchObject({ delivered: 10, drain: 3650 * DAY });
});

it('reroutes that lead in a circle get no mail, and the line is told', () => {
  const v = (name: string, target: string): string =>
    `<virtual-mta ${name}>\n<domain *>\nreroute-to-virtual-mta ${target}\n</domain>\n</virtual-mta>\n`;
  const { total, refusals } = resultOf(taking + v('v', 'w') + v('w', 'v'));
  expect(total).toMatchObject({ injected: 0, refused: 10 });
  expect(refusals).toMatchObject([{ reason: 'the reroutes of v end at no virtual MTA (config:7)', count: 10 }]);
});

it('reroutes of backoff mode that lead in a circle are told', () => {
  const v = (name: string, target: string): string =>
    `<virtual-mta ${name}>\n<domain *>\nbackoff-reroute-to-virtual-mta ${target}\n</domain>\n</virtual-mta>\n`;
  const { refusals } = resultOf(taking + v('v', 'w') + v('w', 'v'));
  expect(refusals).toMatchObject([
    { reason: 'backoff-reroute-to-virtual-mta w leads in a circle (config:7)', count: 10 },
  ]);
});

it('mail that is moved into a circle does not go round for ever', () => {
  const v = (name: string, target: string): string =>
    `<virtual-mta ${name}>\n<domain *>\nsmtp-pattern-list p\nbackoff-reroute-to-virtual-mta ${target}\n</domain>\n</virtual-mta>\n`;
  const list = '<smtp-pattern-list p>\nreply /busy/ mode=backoff\n</smtp-pattern-list>\n';
  const busy = 'receivers: [{ domains: x.example, model: { refusals: { "451 busy": 100% } } }]';
  const { total } = resultOf(taking + list + v('v', 'w') + v('w', 'u') + v('u', 'w'), busy);
  expect(total).toMatchObject({ injected: 10, delivered: 0, left: 0, bounced: 10 });
});
