/** What values mean in all their spellings, and what holds when nothing is set. */
import { describe, expect, it } from 'vitest';
import { modelOf } from '../routing/of-text.ts';
import { type Row, meaning, queue, server, vmta } from './questions.ts';

const spellings = `
<domain a.example>  # a comment behind a tag
  MAX-SMTP-OUT 3    # a comment behind a value
  queue-to "x.queue"
  bounce-after 1w2d12h
  max-msg-rate 100/15m
  max-connect-rate 83/5s
  max-data-volume-rate 1048576/1h
  use-starttls true
</domain>
<domain b.example>
  bounce-after 300s
  max-msg-rate 0
  max-connect-rate 10/min
  max-data-volume-rate 1m/15s
  use-starttls yes
</domain>
<domain c.example>
  max-msg-rate unlimited
  max-msg-per-hour 250
  max-data-volume-rate 12M/m
  max-smtp-out-per-source-ip 4
  route first.example.com,[192.0.2.7]:2525;lookup-mx:example.org
  max-rcpt-per-transaction 100
</domain>
<domain d.example>
  max-msg-rate 7/hr
  max-connect-rate 2/sec
  max-data-volume-rate 2g/10h
  max-cold-virtual-mta-msg 50/d,100/day,200/d
</domain>
<domain e.example>
  max-msg-rate 9/day
  max-data-volume-rate 1T/7d
</domain>
`;

const rows: readonly Row[] = [
  ['syntax 1', 'case of keywords and comments', spellings, queue('a.example', 'max-smtp-out'), '3'],
  ['syntax 1', 'quotes', spellings, meaning('a.example', 'queue-to'), 'x.queue'],
  ['runtime 1.2; G1§3.2', 'nine and a half days', spellings, meaning('a.example', 'bounce-after'), '820800'],
  ['G1§3.2', 'seconds', spellings, meaning('b.example', 'bounce-after'), '300'],
  ['runtime 1.3', 'a multiple of minutes', spellings, meaning('a.example', 'max-msg-rate'), '100/900'],
  ['runtime 1.3', 'a multiple of seconds', spellings, meaning('a.example', 'max-connect-rate'), '83/5'],
  ['runtime 1.3', '0 is no limit', spellings, meaning('b.example', 'max-msg-rate'), 'unlimited'],
  ['runtime 1.3', 'min', spellings, meaning('b.example', 'max-connect-rate'), '10/60'],
  ['runtime 1.3', 'hr', spellings, meaning('d.example', 'max-msg-rate'), '7/3600'],
  ['runtime 1.3', 'sec', spellings, meaning('d.example', 'max-connect-rate'), '2/1'],
  ['runtime 1.3', 'day', spellings, meaning('e.example', 'max-msg-rate'), '9/86400'],
  ['G1§3.3.10.37', 'bytes without a letter', spellings, meaning('a.example', 'max-data-volume-rate'), '1048576/3600'],
  ['G1§3.3.10.37', 'a megabyte is the same', spellings, meaning('b.example', 'max-data-volume-rate'), '1048576/15'],
  ['G1§3.3.10.37', 'twelve megabytes', spellings, meaning('c.example', 'max-data-volume-rate'), '12582912/60'],
  ['G1§3.3.10.37', 'gigabytes', spellings, meaning('d.example', 'max-data-volume-rate'), `${2 * 2 ** 30}/36000`],
  ['G1§3.3.10.37', 'a terabyte a week', spellings, meaning('e.example', 'max-data-volume-rate'), `${2 ** 40}/604800`],
  [
    'runtime 3; G1§3.3.10.48',
    'days one by one',
    spellings,
    meaning('d.example', 'max-cold-virtual-mta-msg'),
    '50,100,200',
  ],
  ['G1§3.3.10.35', 'max-msg-per-hour', spellings, meaning('c.example', 'max-msg-rate'), '250/3600'],
  ['G1§3.3.10.76', 'per source IP, of old', spellings, meaning('c.example', 'source-ip-max-smtp-out'), '4:0/0 4'],
  ['G1§3.3.10.72', 'max-rcpt-per-transaction', spellings, queue('c.example', 'max-rcpt-per-message'), '100'],
  [
    'runtime 7; G1§3.3.10.89',
    'route is smtp-hosts: comma within a level, semicolon between',
    spellings,
    meaning('c.example', 'smtp-hosts'),
    'host:first.example.com:,ip:192.0.2.7:2525;lookup-mx:example.org:',
  ],
];

const defaults: readonly (readonly [string, string, string])[] = [
  ['max-smtp-out', '20', 'runtime 6'],
  ['max-connect-rate', 'unlimited', 'runtime 6'],
  ['max-msg-rate', 'unlimited', 'runtime 6'],
  ['max-data-volume-rate', 'unlimited', 'runtime 6'],
  ['source-ip-max-smtp-out', 'unlimited', 'runtime 6'],
  ['source-ip-max-connect-rate', 'unlimited', 'runtime 6'],
  ['source-ip-max-msg-rate', 'unlimited', 'runtime 6'],
  ['source-ip-max-data-volume-rate', 'unlimited', 'runtime 6'],
  ['smtp-out-rampup-interval', '0', 'runtime 6'],
  ['max-msg-per-connection', '0', 'runtime 6'],
  ['max-rcpt-per-message', '1000', 'runtime 6'],
  ['max-errors-per-connection', 'unlimited', 'runtime 6'],
  ['connection-idle-timeout', '0', 'runtime 6'],
  ['queue-priority', '50', 'runtime 6.2'],
  ['max-cold-virtual-mta-msg', '0/d', 'runtime 3'],
  ['backoff-max-smtp-out', '20', 'runtime 8'],
  ['backoff-to-normal-after', 'never', 'runtime 8'],
  ['backoff-retry-after', '1h', 'runtime 8'],
  ['reenable-source-ip-after', 'never', 'runtime 8'],
  ['retry-recipients-after', '10m', 'runtime 7'],
  ['bounce-after', '4d12h', 'runtime 7'],
  ['disable-mx-rollup', 'false', 'runtime 4'],
  ['dkim-sign', 'false', 'runtime 9'],
  ['use-starttls', 'true', 'runtime 9'],
];

describe('values and defaults', () => {
  it.each(rows)('%s: %s', (_, what, configuration, question, answer) => {
    expect(question(modelOf(configuration)), what).toEqual(answer);
  });

  it.each(defaults)('%s is %s by default [%s]', (name, value) => {
    expect(queue('example.com', name)(modelOf(''))).toBe(value);
  });

  it.each([
    ['max-smtp-out', 'unlimited'],
    ['max-smtp-msg-rate', 'unlimited'],
    ['max-smtp-data-volume-rate', 'unlimited'],
  ])('%s of a virtual MTA is %s by default [runtime 6]', (name, value) => {
    expect(vmta('a', name)(modelOf('<virtual-mta a>\n</virtual-mta>\n'))).toBe(value);
  });

  it.each([
    ['total-max-smtp-out', '1200', 'runtime 6'],
    ['total-max-smtp-in', '100', 'runtime 2.6'],
  ])('%s is %s by default [%s]', (name, value) => {
    expect(server(name)(modelOf(''))).toBe(value);
  });
});

describe('settings of backoff mode [runtime 8; G1§3.3.10.34, 38, 75, 84]', () => {
  const text = `
<domain example.com>
  max-msg-rate 100/h
  max-connect-rate 5/m
  max-data-volume-rate 1m/h
  max-smtp-out 3
</domain>
<domain example.net>
  max-msg-rate 100/h
  backoff-max-msg-rate 600/h
</domain>
`;
  it.each([
    ['example.com', 'backoff-max-msg-rate', '100/h'],
    ['example.com', 'backoff-max-connect-rate', '5/m'],
    ['example.com', 'backoff-max-data-volume-rate', '1m/h'],
    ['example.com', 'backoff-max-smtp-out', '20'],
    ['example.net', 'backoff-max-msg-rate', '600/h'],
    ['example.org', 'backoff-max-msg-rate', 'unlimited'],
  ])('of %s: %s is %s', (domain, name, value) => {
    expect(queue(domain, name)(modelOf(text))).toBe(value);
  });
});
