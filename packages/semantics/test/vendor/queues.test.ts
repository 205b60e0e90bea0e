/** The queue that mail ends up in: queue-to, MX rollup, cold virtual MTAs and reroutes. */
import { describe, expect, it } from 'vitest';
import { modelOf } from '../routing/of-text.ts';
import { type Row, cold, end, queue, rollup } from './questions.ts';

const grouped = `
<virtual-mta group>
  <domain group.queue>
    max-smtp-out 10
    smtp-hosts relay.example.com
  </domain>
  <domain one.example>
    queue-to "group.queue"
    max-smtp-out 3
  </domain>
  <domain *.two.example>
    queue-to "two.example"
  </domain>
</virtual-mta>
`;

/** Two servers for one queue, one for the other. */
const rollups = `
<mx-rollup-list>
  mx mx1.one.example one.rollup
  mx mx2.one.example one.rollup
  mx mx1.two.example two.rollup
</mx-rollup-list>
<domain one.rollup>
  max-smtp-out 5
</domain>
<domain stays.example>
  disable-mx-rollup yes
</domain>
<virtual-mta a>
  <domain one.rollup>
    max-smtp-out 6
  </domain>
</virtual-mta>
`;

const wildcards = `
<mx-rollup-list>
  mx *.host.example host.rollup
  mx *.byip.example byip.rollup rollup-by-ip
</mx-rollup-list>
`;

const oneServers = 'mx1.one.example 10, mx2.one.example 10';

const warm = `
<virtual-mta warm>
  cold-virtual-mta fresh
  <domain *>
    max-cold-virtual-mta-msg 50/d,100/d,200/d
  </domain>
  <domain grouped.example>
    queue-to all.queue
  </domain>
  <domain all.queue>
    max-cold-virtual-mta-msg 7/d
  </domain>
  <domain one.rollup>
    max-cold-virtual-mta-msg 9/d
  </domain>
</virtual-mta>
<virtual-mta fresh>
  <domain *>
    queue-to slow.queue
  </domain>
</virtual-mta>
<virtual-mta two-fresh>
  cold-virtual-mta fresh
  cold-virtual-mta other
  <domain *>
    max-cold-virtual-mta-msg 1/day,2/day,3/day
  </domain>
</virtual-mta>
<virtual-mta other>
</virtual-mta>
<virtual-mta none>
  <domain *>
    max-cold-virtual-mta-msg 1000/d
  </domain>
</virtual-mta>
<virtual-mta zero>
  cold-virtual-mta fresh
</virtual-mta>
<virtual-mta member>
</virtual-mta>
<virtual-mta-pool pool>
  virtual-mta member
  cold-virtual-mta fresh
  <domain example.com>
    max-cold-virtual-mta-msg 4/d
  </domain>
</virtual-mta-pool>
`;

const reroutes = `
<virtual-mta a>
  <domain *>
    reroute-to-virtual-mta b
  </domain>
  <domain stays.example>
    reroute-to-virtual-mta ""
  </domain>
  <domain own.example>
    reroute-to-virtual-mta a
  </domain>
</virtual-mta>
<virtual-mta b>
  <domain loop.example>
    reroute-to-virtual-mta a
  </domain>
  <domain chain.example>
    reroute-to-virtual-mta c
  </domain>
</virtual-mta>
<virtual-mta c>
</virtual-mta>
`;

const rows: readonly Row[] = [
  ['runtime 4; G1§10.9', 'queue-to', grouped, end('one.example/group'), ['group.queue/group']],
  ['runtime 4', 'limits are those of the new queue', grouped, queue('group.queue/group', 'max-smtp-out'), '10'],
  ['G1§10.9', 'all below a domain into its queue', grouped, end('mx.two.example/group'), ['two.example/group']],
  ['G1§10.9', 'which is the queue of the domain itself', grouped, end('two.example/group'), ['two.example/group']],
  ['runtime 4', 'other virtual MTAs have their own queues', grouped, end('one.example'), ['one.example/{default}']],

  [
    'G1§10.17 ex. 1',
    'all servers of the list',
    rollups,
    rollup(['mx1.one.example', 10], ['mx2.one.example', 10]),
    'one.rollup',
  ],
  [
    'G1§10.17 ex. 2',
    'one is a backup only',
    rollups,
    rollup(['mx1.one.example', 10], ['mx2.one.example', 20]),
    undefined,
  ],
  [
    'G1§10.17 ex. 3',
    'more servers than the list',
    rollups,
    rollup(['mx1.one.example', 10], ['mx2.one.example', 10], ['mx3.one.example', 10]),
    'one.rollup',
  ],
  ['G1§10.17 ex. 4', 'fewer servers than the list', rollups, rollup(['mx1.one.example', 10]), undefined],
  ['G1§10.17 ex. 5', 'a list of one', rollups, rollup(['mx1.two.example', 10], ['mx2.two.example', 10]), 'two.rollup'],
  [
    'G1§10.17 ex. 6',
    'the same server twice',
    rollups,
    rollup(['mx1.two.example', 10], ['mx1.two.example', 20]),
    'two.rollup',
  ],
  ['G1§10.17 ex. 7', 'another server', rollups, rollup(['mx1.mail.one.example', 10]), undefined],
  ['runtime 4', 'the backup of a list', rollups, rollup(['mx.else.example', 10], ['mx1.two.example', 20]), undefined],
  ['G1§10.17', 'a wildcard', wildcards, rollup(['mx7.host.example', 10]), 'host.rollup'],
  [
    'G1§10.17',
    'a wildcard by address',
    wildcards,
    rollup(['a.byip.example', 10], ['b.byip.example', 10]),
    'byip.rollup',
  ],

  [
    'runtime 4',
    'the way of a domain',
    rollups,
    end('some.example/a', { 'some.example': oneServers }),
    ['one.rollup/a'],
  ],
  ['runtime 4', 'limits of the group', rollups, queue('one.rollup', 'max-smtp-out'), '5'],
  ['runtime 4 (M)', 'and of a virtual MTA for the group', rollups, queue('one.rollup/a', 'max-smtp-out'), '6'],
  [
    'runtime 4; G1§3.3.10.92',
    'a domain without',
    rollups,
    end('stays.example/a', { 'stays.example': oneServers }),
    ['stays.example/a'],
  ],
  ['runtime 4', 'nothing is known of the servers', rollups, end('some.example/a'), ['some.example/a']],

  [
    'oracle O29',
    'the volume of the first domain',
    warm,
    cold('first.example/warm', 300, 300, 300, 300),
    [[50], [100], [200], [200]],
  ],
  ['oracle O29', 'of the second', warm, cold('second.example/warm', 80, 80, 80), [[50], [80], [80]]],
  ['oracle O29', 'of the third', warm, cold('third.example/warm', 120, 120, 120), [[50], [100], [120]]],
  ['oracle O29; runtime 3', 'without a cold virtual MTA', warm, cold('first.example/none', 300), [[]]],
  ['runtime 3', 'the default is never', warm, cold('first.example/zero', 300), [[]]],
  [
    'runtime 3; G1§3.3.12.4',
    'each of several in turn',
    warm,
    cold('first.example/two-fresh', 3, 3, 9),
    [
      [1, 1],
      [2, 1],
      [3, 3],
    ],
  ],
  ['runtime 3', 'in a pool', warm, cold('example.com/member', 9), [[4]]],
  ['runtime 3', 'the queue behind queue-to', warm, cold('all.queue/warm', 99), [[7]]],
  ['runtime 3; G1§10.17', 'the rollup queue', warm, cold('one.rollup/warm', 99), [[9]]],
  ['G1§10.7', 'the cold one may group its mail', warm, end('first.example/fresh'), ['slow.queue/fresh']],

  ['runtime 4; G1§3.3.10.49', 'a reroute', reroutes, end('example.com/a'), ['example.com/b']],
  ['runtime 4; syntax 1', 'that is taken back', reroutes, end('stays.example/a'), ['stays.example/a']],
  ['runtime 4', 'to itself', reroutes, end('own.example/a'), ['own.example/a']],
  ['runtime 4', 'in a circle: no mail', reroutes, end('loop.example/a'), []],
  ['runtime 4', 'one behind another', reroutes, end('chain.example/a'), ['chain.example/c']],
];

describe('the queue that mail ends up in', () => {
  it.each(rows)('%s: %s', (_, what, configuration, question, answer) => {
    expect(question(modelOf(configuration)), what).toEqual(answer);
  });

  it('the day of a cold virtual MTA: 150, 280, then 400 messages in all [oracle O29]', () => {
    const volumes = [
      ['first.example', 300],
      ['second.example', 80],
      ['third.example', 120],
    ] as const;
    const model = modelOf(warm);
    const totals = [0, 1, 2, 3].map((day) =>
      volumes
        .map(([domain, volume]) => cold(`${domain}/warm`, volume, volume, volume, volume)(model))
        .map((days) => (Array.isArray(days) ? Number(days[day]) : 0))
        .reduce((sum, messages) => sum + messages, 0),
    );
    expect(totals).toEqual([150, 280, 400, 400]);
  });
});
