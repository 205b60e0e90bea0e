/** What applies to a client, whom it may send to, and when it is locked out. */
import { describe, expect, it } from 'vitest';
import { authLockedUntil } from '../../src/index.ts';
import { modelOf } from '../routing/of-text.ts';
import { type Row, recipients, source, sources } from './questions.ts';

/** One address, the network around it, and all addresses. */
const merging = `
<source 192.0.2.5>
  allow-mailmerge yes
</source>
<source 192.0.2.0/24>
  always-allow-relaying yes
</source>
<source 0/0>
  always-allow-relaying no
  allow-mailmerge no
</source>
`;

const wideFirst = `
<source 0/0>
  allow-mailmerge no
</source>
<source 192.0.2.0/24>
  allow-mailmerge yes
</source>
`;

const named = `
smtp-listener 192.0.2.10:25 source=door
smtp-listener 192.0.2.0/28:26 source=wide
smtp-listener 192.0.2.3/32:26 source=narrow
smtp-listener 0/0:587
<smtp-listener 0/0:2525>
  source door
</smtp-listener>
<source door>
  jobid-prefix door
  max-message-hops 11
</source>
<source wide>
  jobid-prefix wide
</source>
<source narrow>
  jobid-prefix narrow
</source>
<source nobody>
  jobid-prefix nobody
  max-message-hops 99
</source>
<source 192.0.2.0/24>
  jobid-prefix network
  max-message-hops 33
  smtp-data-timeout 5m
</source>
<source {auth}>
  jobid-prefix auth
</source>
<source mine>
  jobid-prefix mine
</source>
<source {pickup}>
  jobid-prefix pickup
</source>
<smtp-user one>
  password A-long-one-1
  source mine
</smtp-user>
<smtp-user two>
  password A-long-one-2
</smtp-user>
`;

const relaying = `
host-name here.example.com
relay-domain [*.]open.example
relay-domain $friends
relay-address bounce@reports.example
relay-address /@shop\\d+\\.example$/
domain-macro friends one.example,two.example
<source 192.0.2.0/24>
  always-allow-relaying yes
</source>
`;

const limited = `
<source 0/0>
  always-allow-relaying yes
  max-rcpt-per-message 2
</source>
<source 198.51.100.0/24>
  too-many-rcpts-fails-message yes
</source>
<source 203.0.113.0/24>
  max-rcpt-per-message 0
</source>
`;

const three = ['a@example.com', 'b@example.com', 'c@example.com'];
const everyone = [
  'a@here.example.com',
  'a@open.example',
  'a@x.open.example',
  'a@two.example',
  'bounce@reports.example',
  'other@reports.example',
  'a@shop7.example',
  'a@else.example',
];

const rows: readonly Row[] = [
  [
    'runtime 2.2; G1§3.3.7',
    'narrow networks inherit from wide ones',
    merging,
    sources(
      ['always-allow-relaying', 'allow-mailmerge'],
      { address: '192.0.2.5' },
      { address: '192.0.2.6' },
      { address: '198.51.100.1' },
    ),
    [
      ['yes', 'yes'],
      ['yes', 'no'],
      ['no', 'no'],
    ],
  ],
  ['runtime 2.2', 'the order does not matter', wideFirst, source({ address: '192.0.2.5' }, 'allow-mailmerge'), 'yes'],
  ['runtime 2.1', 'a default below all', merging, source({ address: '192.0.2.5' }, 'max-message-hops'), '100'],

  [
    'runtime 2.1; G1§3.3.1.20',
    'the source of the listener over that of the address',
    named,
    source({ address: '192.0.2.1', listener: '192.0.2.10:25' }, 'jobid-prefix'),
    'door',
  ],
  [
    'runtime 2.1',
    'what the named source does not set comes from the address',
    named,
    source({ address: '192.0.2.1', listener: '192.0.2.10:25' }, 'smtp-data-timeout'),
    '5m',
  ],
  [
    'G1§3.3.1.20',
    'a listener without a source',
    named,
    source({ address: '192.0.2.1', listener: '198.51.100.1:587' }, 'jobid-prefix'),
    'network',
  ],
  [
    'G1§3.3.17.3',
    'a listener written as a section',
    named,
    source({ address: '192.0.2.1', listener: '198.51.100.1:2525' }, 'jobid-prefix'),
    'door',
  ],
  [
    'syntax 7',
    'a listener for a network',
    named,
    source({ address: '192.0.2.1', listener: '192.0.2.9:26' }, 'jobid-prefix'),
    'wide',
  ],
  [
    'runtime 2.1; syntax 5.7',
    'the source of the user over that of the listener',
    named,
    source({ address: '192.0.2.1', listener: '192.0.2.10:25', user: 'one' }, 'jobid-prefix'),
    'mine',
  ],
  [
    'runtime 2.1',
    'below the user the listener, then the address',
    named,
    source({ address: '192.0.2.1', listener: '192.0.2.10:25', user: 'one' }, 'max-message-hops'),
    '11',
  ],
  [
    'runtime 2.1; G1§3.3.8.4',
    'a user without a source gets {auth}',
    named,
    source({ address: '192.0.2.1', user: 'two' }, 'jobid-prefix'),
    'auth',
  ],
  [
    'runtime 2.1; syntax 5.7',
    'a named source that nobody refers to does nothing',
    named,
    source({ address: '192.0.2.1' }, 'max-message-hops'),
    '33',
  ],
  ['runtime 2.1; G1§3.3.7', 'the pickup directory', named, source({ pickup: true }, 'jobid-prefix'), 'pickup'],

  [
    'runtime 2.4; G1§3.3.1.32',
    'anybody may send to open domains and addresses',
    relaying,
    recipients({ client: '198.51.100.1', to: everyone }),
    [
      'a@here.example.com',
      'a@open.example',
      'a@x.open.example',
      'a@two.example',
      'bounce@reports.example',
      'a@shop7.example',
    ],
  ],
  ['runtime 2.4', 'relaying for a source', relaying, recipients({ client: '192.0.2.77', to: everyone }), everyone],
  [
    'runtime 2.5; G1§3.3.7.36',
    'too many recipients',
    limited,
    recipients({ client: '192.0.2.1', to: three }),
    three.slice(0, 2),
  ],
  ['runtime 2.5; G1§3.3.7.37', 'that fail the message', limited, recipients({ client: '198.51.100.1', to: three }), []],
  ['runtime 2.5', '0 is no limit', limited, recipients({ client: '203.0.113.1', to: three }), three],
  [
    'runtime 2.4; G1§3.3.7.59',
    'smtp-service is yes by default',
    'relay-domain example.com\n',
    recipients({ to: three.slice(0, 1) }),
    three.slice(0, 1),
  ],
  [
    'runtime 2.4',
    'smtp-service no turns clients away',
    'relay-domain example.com\n<source 0/0>\n  smtp-service no\n</source>\n',
    recipients({ to: three }),
    [],
  ],
  [
    'runtime 2.4; G1§3.3.7.9',
    'require-auth turns clients away that do not log in',
    'relay-domain example.com\n<source 0/0>\n  require-auth true\n</source>\n',
    recipients({ to: three }),
    [],
  ],
  [
    'runtime 2.4; G1§3.3.1.20',
    'a listener whose source relays is open to everybody',
    'smtp-listener 0/0:25 source=open\n<source open>\n  always-allow-relaying yes\n</source>\n',
    recipients({ client: '203.0.113.9', listener: '192.0.2.1:25', to: three }),
    three,
  ],
];

describe('clients and their sources', () => {
  it.each(rows)('%s: %s', (_, what, configuration, question, answer) => {
    expect(question(modelOf(configuration)), what).toEqual(answer);
  });

  it('the first of several sources wins before 5.0, and the setting says so [runtime 2.3]', () => {
    const ask = source({ address: '192.0.2.5' }, 'allow-mailmerge');
    expect(ask(modelOf(wideFirst, { version: '4.5' }))).toBe('no');
    expect(ask(modelOf(wideFirst, { version: '4.5', assumptions: { 'source-order': 'most-specific' } }))).toBe('yes');
  });

  it('the source of the listener wins over that of the user if that is assumed [runtime 2.1]', () => {
    const ask = source({ address: '192.0.2.1', listener: '192.0.2.10:25', user: 'one' }, 'jobid-prefix');
    expect(ask(modelOf(named, { assumptions: { 'named-sources': 'listener-over-user' } }))).toBe('door');
  });
});

describe('smtp-max-auth-failure-rate [runtime 2.7; G1§3.3.7.7]', () => {
  const minutes = (...times: number[]): number[] => times.map((minute) => minute * 60);
  const lockedUntil = (count: number, interval: number, ...failures: number[]): number | undefined => {
    const rate = { kind: 'rate', count, seconds: interval * 60, raw: '', start: 0, end: 0 } as const;
    const until = authLockedUntil(rate, minutes(...failures));
    return until === undefined ? undefined : until / 60;
  };

  it.each<[string, number[], number | undefined]>([
    ['three failures lock until five minutes after the first', [600, 601, 602], 605],
    ['two are too few', [600, 601], undefined],
    ['the count starts anew after the interval', [600, 601, 605], undefined],
    ['and from its first failure', [600, 605, 606, 607], 610],
    ['failures while it is locked do not make it longer', [600, 601, 602, 604], 605],
    ['no failure', [], undefined],
  ])('3/5m: %s', (_, failures, until) => {
    expect(lockedUntil(3, 5, ...failures)).toBe(until);
  });

  it('without a limit nobody is locked out', () => {
    expect(lockedUntil(Infinity, 5, 600, 600, 600, 600)).toBeUndefined();
  });
});
