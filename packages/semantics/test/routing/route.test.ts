/** The whole way of a message: accepting, choosing, aliases, pools and queues, recipient by recipient. */
import { describe, expect, it } from 'vitest';
import { route } from '../../src/index.ts';
import { type Mail, type OtherOptions, decisions, mail, modelOf, mxOf, queuesOf } from './of-text.ts';

interface Way {
  readonly virtualMta: string | undefined;
  readonly queues: readonly string[];
  readonly decisions: readonly string[];
}

function wayOf(text: string, message: Mail, mx: Readonly<Record<string, string>> = {}, options?: OtherOptions): Way {
  const way = route(modelOf(text, options), mail(message), mxOf(mx));
  return { virtualMta: way.virtualMta, queues: queuesOf(way), decisions: decisions(way) };
}

const text = `
host-name here.example.com
relay-domain [*.]open.example
alias Sales one@a.example,two@b.example
alias old@open.example new@c.example
alias old@open.example never@c.example
alias *@open.example rest@d.example
<aliases>
  alias inner@example.com three@e.example
</aliases>
domain-macro group a.example,b.example
<mx-rollup-list>
  mx mx.example.net net.rollup
</mx-rollup-list>
<domain $group>
  queue-to ab.queue # group
</domain>
<virtual-mta v1>
</virtual-mta>
<virtual-mta v2>
  <domain c.example>
    reroute-to-virtual-mta V1 # c
  </domain>
</virtual-mta>
<virtual-mta v3>
</virtual-mta>
<virtual-mta-pool pool>
  virtual-mta V1
  virtual-mta v2
  virtual-mta v1
</virtual-mta-pool>
<virtual-mta-pool nobody>
</virtual-mta-pool>
<pattern-list to-three>
  rcpt-to /@a\\.example$/ virtual-mta=v3
</pattern-list>
<source 192.0.2.0/24>
  always-allow-relaying yes # ours
  default-virtual-mta v1 # ours
</source>
<source 198.51.100.0/24>
  default-virtual-mta pool # theirs
</source>
<source 203.0.113.0/24>
  always-allow-relaying yes # listed
  pattern-list to-three
  process-x-virtual-mta yes
</source>
`;

describe('the way of a message', () => {
  it.each<[string, Mail, Way]>([
    [
      'straight',
      { to: ['a@x.example'] },
      {
        virtualMta: 'v1',
        queues: ['a@x.example > x.example/v1'],
        decisions: ['relay | always-allow-relaying yes # ours', 'virtual-mta | default-virtual-mta v1 # ours'],
      },
    ],
    [
      'the domain in lower case',
      { to: ['A@X.Example'] },
      {
        virtualMta: 'v1',
        queues: ['A@X.Example > x.example/v1'],
        decisions: ['relay | always-allow-relaying yes # ours', 'virtual-mta | default-virtual-mta v1 # ours'],
      },
    ],
    [
      'two recipients in one queue',
      { to: ['a@a.example', 'b@b.example'] },
      {
        virtualMta: 'v1',
        queues: ['a@a.example > ab.queue/v1', 'b@b.example > ab.queue/v1'],
        decisions: [
          'relay | always-allow-relaying yes # ours',
          'relay | always-allow-relaying yes # ours',
          'virtual-mta | default-virtual-mta v1 # ours',
          'queue-to | queue-to ab.queue # group',
          'queue-to | queue-to ab.queue # group',
        ],
      },
    ],
    [
      'one of two refused; the pool, its members once, and a reroute of one of them',
      { client: '198.51.100.1', to: ['old@open.example', 'no@x.example'] },
      {
        virtualMta: 'pool',
        queues: ['new@c.example > c.example/v1', 'new@c.example > c.example/v1'],
        decisions: [
          'relay | relay-domain [*.]open.example',
          'relay | -',
          'virtual-mta | default-virtual-mta pool # theirs',
          'pool | <virtual-mta-pool pool>',
          'alias | alias old@open.example new@c.example',
          'reroute | reroute-to-virtual-mta V1 # c | name-case',
        ],
      },
    ],
    [
      'nobody may get it',
      { client: '198.51.100.1', to: ['no@x.example'] },
      { virtualMta: undefined, queues: [], decisions: ['relay | -'] },
    ],
    [
      'a name that nothing has',
      { client: '203.0.113.1', to: ['a@x.example'], headers: ['X-Virtual-MTA: v9'] },
      {
        virtualMta: undefined,
        queues: [],
        decisions: [
          'relay | always-allow-relaying yes # listed',
          'virtual-mta | process-x-virtual-mta yes',
          'virtual-mta | -',
        ],
      },
    ],
    [
      'a pool that is empty',
      { client: '203.0.113.1', to: ['a@x.example'], headers: ['X-Virtual-MTA: nobody'] },
      {
        virtualMta: 'nobody',
        queues: [],
        decisions: [
          'relay | always-allow-relaying yes # listed',
          'virtual-mta | process-x-virtual-mta yes',
          'pool | <virtual-mta-pool nobody>',
        ],
      },
    ],
  ])('%s', (_, message, way) => {
    expect(wayOf(text, message)).toEqual(way);
  });

  it('recipients that are refused choose nothing', () => {
    const open = text.replace('always-allow-relaying yes # listed', 'always-allow-relaying no');
    const message = { client: '203.0.113.1', to: ['x@a.example', 'y@open.example'] };
    expect(wayOf(open, message).virtualMta).toBe('{default}');
    expect(wayOf(text, message).virtualMta).toBe('v3');
  });

  it.each<[string, string, string[]]>([
    ['a local part on our own hosts', 'SALES@here.example.com', ['one@a.example', 'two@b.example']],
    ['not elsewhere', 'sales@x.example', ['sales@x.example']],
    ['of two for one address the first', 'old@open.example', ['new@c.example']],
    ['a whole domain', 'other@open.example', ['rest@d.example']],
    ['not below it', 'other@sub.open.example', ['other@sub.open.example']],
    ['in a section', 'inner@example.com', ['three@e.example']],
    ['what an alias leads to is no alias', 'three@e.example', ['three@e.example']],
  ])('aliases: %s', (_, address, targets) => {
    const { recipients } = route(modelOf(text), mail({ to: [address] }));
    expect(recipients.map((one) => one.address)).toEqual(targets);
  });

  it('mail servers roll domains up, if they are known', () => {
    const message = { to: ['a@x.example'] };
    expect(wayOf(text, message, { 'x.example': 'mx.example.net 1' }).queues).toEqual(['a@x.example > net.rollup/v1']);
    expect(route(modelOf(text), mail(message)).recipients[0]?.deliveries[0]?.queue?.domain).toBe('x.example');
  });

  it('tells of a pool who takes turns', () => {
    const { steps } = route(modelOf(text), mail({ client: '198.51.100.1', to: ['a@open.example'] }));
    expect(steps.at(-1)?.text).toBe('pool is a pool; its members take turns: v1, v2');
  });

  it('tells what the turns count where that is no default', () => {
    const options = { assumptions: { 'pool-rotation': 'per-pool-and-domain' } } as const;
    const way = wayOf(text, { client: '198.51.100.1', to: ['a@open.example'] }, {}, options);
    expect(way.decisions).toContain('pool | <virtual-mta-pool pool> | pool-rotation');
  });

  it('takes no recipients at all for refused', () => {
    expect(wayOf(text, { to: [] })).toEqual({ virtualMta: undefined, queues: [], decisions: [] });
  });
});
