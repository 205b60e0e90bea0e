/** From a domain and a virtual MTA to the queue: queue-to, rollup, cold and reroutes, with the lines that decide. */
import { describe, expect, it } from 'vitest';
import { coldMessages, coldShareOf, queuePath, rollupsOf } from '../../src/index.ts';
import { preferredHosts, rollupFor, serversOf } from '../../src/routing/rollup.ts';
import { type OtherOptions, decision, modelOf, mxOf } from './of-text.ts';

interface End {
  readonly queue: string | undefined;
  readonly members: readonly string[];
  readonly steps: readonly string[];
}

function endOf(text: string, name: string, mx: Readonly<Record<string, string>> = {}, options?: OtherOptions): End {
  const model = modelOf(text, options);
  const [domain = '', virtualMta = '{default}'] = name.split('/');
  const { queue, members, steps } = queuePath(
    model,
    { domain, virtualMta },
    { rollups: rollupsOf(model), mx: mxOf(mx) },
  );
  return { queue: queue && `${queue.domain}/${queue.virtualMta}`, members, steps: steps.map(decision) };
}

describe('queue-to', () => {
  const text = `
<domain example.com>
  queue-to "Group.Queue"
</domain>
<domain example.org>
  queue-to example.net
</domain>
<domain example.net>
  queue-to other.queue
</domain>
<virtual-mta v>
  <domain *>
    queue-to v.queue
  </domain>
  <domain example.com>
    queue-to ""
  </domain>
</virtual-mta>
`;
  it.each<[string, string, string, string[]]>([
    [
      'moves mail; names of queues are in lower case',
      'example.com',
      'group.queue/{default}',
      ['queue-to | queue-to "Group.Queue"'],
    ],
    ['is asked once', 'example.org', 'example.net/{default}', ['queue-to | queue-to example.net']],
    ['may be that of a virtual MTA', 'example.org/v', 'v.queue/v', ['queue-to | queue-to v.queue | resolution']],
    ['may be taken back', 'example.com/v', 'example.com/v', []],
    ['is not there', 'else.example', 'else.example/{default}', []],
  ])('%s', (_, name, queue, steps) => {
    expect(endOf(text, name)).toMatchObject({ queue, steps });
  });
});

describe('MX rollup', () => {
  const text = `
domain-macro houses a.example,b.example
<mx-rollup-list>
  mx mx1.one.example one.rollup
  mx MX2.one.example One.rollup
  mx *.wild.example wild.rollup
  mx [*.]$houses houses.rollup
  mx mx9.one.example nine.rollup
</mx-rollup-list>
<domain off.example>
  disable-mx-rollup yes # off
</domain>
<domain grouped.example>
  queue-to group.example
</domain>
<virtual-mta v>
  <domain on.example>
    disable-mx-rollup yes # v
  </domain>
</virtual-mta>
`;
  const one = 'mx1.one.example 5, mx2.one.example 5, MX3.one.example 5';

  it.each<[string, string, string, string, string[]]>([
    ['of all servers', 'on.example', one, 'one.rollup/{default}', ['rollup | mx mx1.one.example one.rollup']],
    ['of too few', 'on.example', 'mx1.one.example 5, mx2.one.example 6', 'on.example/{default}', []],
    [
      'by a wildcard',
      'on.example',
      'x.wild.example 0',
      'wild.rollup/{default}',
      ['rollup | mx *.wild.example wild.rollup'],
    ],
    ['not by the name of the wildcard', 'on.example', 'wild.example 0', 'on.example/{default}', []],
    [
      'by a macro',
      'on.example',
      'in.b.example 0',
      'houses.rollup/{default}',
      ['rollup | mx [*.]$houses houses.rollup'],
    ],
    [
      'of the first list that takes it',
      'on.example',
      `mx9.one.example 5, ${one}`,
      'one.rollup/{default}',
      ['rollup | mx mx1.one.example one.rollup'],
    ],
    ['that is off', 'off.example', one, 'off.example/{default}', ['rollup | disable-mx-rollup yes # off']],
    ['that is off in a virtual MTA', 'on.example/v', one, 'on.example/v', ['rollup | disable-mx-rollup yes # v']],
    ['without servers', 'on.example', '', 'on.example/{default}', []],
  ])('%s', (_, name, records, queue, steps) => {
    const [domain = ''] = name.split('/');
    expect(endOf(text, name, records === '' ? {} : { [domain]: records })).toMatchObject({ queue, steps });
  });

  it('asks for the servers of the queue that mail is in already', () => {
    const { queue, steps } = endOf(text, 'grouped.example', {
      'grouped.example': 'x.wild.example 0',
      'group.example': one,
    });
    expect(queue).toBe('one.rollup/{default}');
    expect(steps).toEqual(['queue-to | queue-to group.example', 'rollup | mx mx1.one.example one.rollup']);
  });

  it('knows the servers of each queue [G1§10.17]', () => {
    const servers = rollupsOf(modelOf(text)).map((rollup) => [rollup.queue, serversOf(rollup)]);
    expect(servers).toEqual([
      ['one.rollup', ['mx1.one.example', 'mx2.one.example']],
      ['wild.rollup', undefined],
      ['houses.rollup', undefined],
      ['nine.rollup', ['mx9.one.example']],
    ]);
  });

  it('takes the servers of lowest preference, in lower case', () => {
    expect(
      preferredHosts([
        { host: 'B.example', preference: 2 },
        { host: 'a.example', preference: 1 },
        { host: 'C.example', preference: 1 },
      ]),
    ).toEqual(['a.example', 'c.example']);
    expect(rollupFor(rollupsOf(modelOf(text)), [])).toBeUndefined();
  });
});

describe('cold virtual MTAs', () => {
  const text = `
<mx-rollup-list>
  mx mx.one.example one.rollup
</mx-rollup-list>
<domain *>
  max-cold-virtual-mta-msg 5/d # all
</domain>
<domain none.example>
  max-cold-virtual-mta-msg 0/d
</domain>
<domain moved.example>
  queue-to moved.queue
</domain>
<domain moved.queue>
  max-cold-virtual-mta-msg 6/d # moved
</domain>
<domain one.rollup>
  max-cold-virtual-mta-msg 1/d,7/d # rolled
</domain>
<virtual-mta fresh>
</virtual-mta>
<virtual-mta fresh2>
</virtual-mta>
<virtual-mta warm>
  cold-virtual-mta fresh
</virtual-mta>
<virtual-mta-pool p>
  virtual-mta warm
  cold-virtual-mta fresh2
</virtual-mta-pool>
<virtual-mta plain>
</virtual-mta>
`;
  it.each<[string, string, Record<string, string>, string[]]>([
    ['the limit of the domain', 'example.com/warm', {}, ['cold | max-cold-virtual-mta-msg 5/d # all']],
    ['no limit above zero', 'none.example/warm', {}, []],
    ['no cold virtual MTA', 'example.com/plain', {}, []],
    [
      'the queue behind queue-to',
      'moved.example/warm',
      {},
      ['queue-to | queue-to moved.queue', 'cold | max-cold-virtual-mta-msg 6/d # moved'],
    ],
    [
      'the rollup queue',
      'example.com/warm',
      { 'example.com': 'mx.one.example 1' },
      ['rollup | mx mx.one.example one.rollup', 'cold | max-cold-virtual-mta-msg 1/d,7/d # rolled'],
    ],
  ])('%s', (_, name, mx, steps) => {
    expect(endOf(text, name, mx).steps).toEqual(steps);
  });

  it('are those of the virtual MTA and of its pools', () => {
    const share = coldShareOf(modelOf(text), { domain: 'example.com', virtualMta: 'warm' });
    expect(share?.targets.map((target) => target.text)).toEqual(['fresh', 'fresh2']);
    expect(share && coldMessages(share, 1, 7)).toEqual([4, 3]);
    expect(share && coldMessages(share, 1, 100)).toEqual([5, 5]);
    expect(share && coldMessages(share, 1, 0)).toEqual([0, 0]);
  });

  it('are told with the days and that mail has to come over SMTP', () => {
    const model = modelOf(text);
    const { steps } = queuePath(model, { domain: 'one.rollup', virtualMta: 'warm' }, { rollups: [] });
    expect(steps[0]?.text).toBe('the first messages of a day (1, 7) leave by fresh, fresh2, if they came over SMTP');
  });
});

describe('reroutes', () => {
  const text = `
<virtual-mta a>
  <domain *>
    reroute-to-virtual-mta b # from a
  </domain>
  <domain self.example>
    reroute-to-virtual-mta A
  </domain>
  <domain pool.example>
    reroute-to-virtual-mta both
  </domain>
  <domain empty.example>
    reroute-to-virtual-mta nobody
  </domain>
  <domain lost.example>
    reroute-to-virtual-mta missing
  </domain>
</virtual-mta>
<virtual-mta b>
  <domain chain.example>
    reroute-to-virtual-mta C # from b
  </domain>
  <domain loop.example>
    reroute-to-virtual-mta a # back
  </domain>
  <domain pool.example>
    reroute-to-virtual-mta d # from b
  </domain>
  <domain partly.example>
    reroute-to-virtual-mta both # to all
  </domain>
</virtual-mta>
<virtual-mta c>
  <domain chain.example>
    reroute-to-virtual-mta {default} # from c
  </domain>
</virtual-mta>
<virtual-mta d>
</virtual-mta>
<virtual-mta-pool both>
  virtual-mta B
  virtual-mta c
  virtual-mta d
</virtual-mta-pool>
<virtual-mta-pool nobody>
</virtual-mta-pool>
`;
  it.each<[string, string, string | undefined, string[], string[]]>([
    ['none', 'example.com/d', 'example.com/d', ['d'], []],
    ['one', 'example.com/a', 'example.com/b', ['b'], ['reroute | reroute-to-virtual-mta b # from a']],
    ['to itself, in other letters', 'self.example/a', 'self.example/a', ['a'], []],
    [
      'one behind another',
      'chain.example/a',
      'chain.example/{default}',
      ['{default}'],
      [
        'reroute | reroute-to-virtual-mta b # from a',
        'reroute | reroute-to-virtual-mta C # from b | name-case',
        'reroute | reroute-to-virtual-mta {default} # from c',
      ],
    ],
    [
      'in a circle',
      'loop.example/a',
      undefined,
      [],
      ['reroute | reroute-to-virtual-mta b # from a', 'reroute | reroute-to-virtual-mta a # back', 'reroute | -'],
    ],
    [
      'to a pool, whose members have their own',
      'pool.example/a',
      'pool.example/both',
      ['c', 'd'],
      ['reroute | reroute-to-virtual-mta both', 'reroute | reroute-to-virtual-mta d # from b'],
    ],
    [
      'to a pool that holds it',
      'partly.example/b',
      'partly.example/both',
      ['c', 'd'],
      ['reroute | reroute-to-virtual-mta both # to all'],
    ],
    ['to an empty pool', 'empty.example/a', undefined, [], ['reroute | reroute-to-virtual-mta nobody', 'reroute | -']],
    ['to nothing', 'lost.example/a', 'lost.example/missing', ['missing'], ['reroute | reroute-to-virtual-mta missing']],
  ])('%s', (_, name, queue, members, steps) => {
    expect(endOf(text, name)).toEqual({ queue, members, steps });
  });

  it('rest on what their line and their name rest on', () => {
    const other = '<domain other.example>\nreroute-to-virtual-mta c\n</domain>\n';
    const more = '<virtual-mta e>\n<domain *>\nreroute-to-virtual-mta B\n</domain>\n</virtual-mta>\n';
    expect(endOf(text + other + more, 'other.example/e').steps).toEqual([
      'reroute | reroute-to-virtual-mta B | resolution | name-case',
      'reroute | reroute-to-virtual-mta c',
    ]);
  });

  it('to another name where case matters leads to nothing that is known', () => {
    const end = endOf(text, 'self.example/a', {}, { assumptions: { 'name-case': 'kept' } });
    expect(end).toMatchObject({ queue: 'self.example/A', members: ['A'] });
  });

  it('are followed in the queue that mail was moved to', () => {
    const moved = `
<domain example.com>
  queue-to x.queue
</domain>
<virtual-mta v>
  <domain x.queue>
    reroute-to-virtual-mta w # x
  </domain>
  <domain example.com>
    reroute-to-virtual-mta never # not this
  </domain>
</virtual-mta>
<virtual-mta w>
</virtual-mta>
`;
    expect(endOf(moved, 'example.com/v')).toEqual({
      queue: 'x.queue/w',
      members: ['w'],
      steps: ['queue-to | queue-to x.queue', 'reroute | reroute-to-virtual-mta w # x'],
    });
  });

  it('may be long', () => {
    const names = Array.from({ length: 2_000 }, (_, index) => `v${index}`);
    const chain = names
      .map(
        (name, index) =>
          `<virtual-mta ${name}>\n<domain *>\nreroute-to-virtual-mta v${index + 1}\n</domain>\n</virtual-mta>\n`,
      )
      .join('');
    expect(endOf(chain, 'example.com/v0').queue).toBe('example.com/v2000');
  });
});
