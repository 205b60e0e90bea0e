import { describe, expect, it } from 'vitest';
import { SERVER, domain, findingsOf, many, pool, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('backoff-no-exit', { stuck: 'error' });

const list = (...replies: readonly string[]): string =>
  section('smtp-pattern-list slow', ...replies.map((reply) => `reply ${reply}`));
const busy = list('/busy/ mode=backoff');
const server = (...sections: readonly string[]): string => SERVER + busy + sections.join('');
const USES = 'smtp-pattern-list slow';
const FOUND = 'smtp-pattern-list ⟦slow⟧';

describe('backoff-no-exit', () => {
  it.each([
    ['the defaults', server(domain('*', FOUND))],
    ['limits of backoff mode only', server(domain('*', FOUND, 'backoff-max-msg-rate 60/h', 'backoff-retry-after 1h'))],
    ['the word never', server(domain('*', FOUND, 'backoff-to-normal-after never'))],
    ['no instead of a delivery', server(domain('*', FOUND, 'backoff-to-normal-after-delivery no'))],
    ['a way out for other domains', server(domain('*', FOUND), domain('example.com', 'backoff-to-normal-after 1h'))],
    ['another spelling of the name', server(domain('*', 'smtp-pattern-list ⟦SLOW⟧'))],
    ['a macro', `domain-macro m example.com,example.net\n${server(domain('$m', FOUND))}`],
    ['a virtual MTA', server(vmta('a', domain('*', FOUND)))],
    ['a pool', server(vmta('a'), pool('p', 'virtual-mta a', domain('*', FOUND)))],
    [
      'a virtual MTA without the way out of another one',
      server(domain('*', FOUND), vmta('a', domain('*', 'backoff-to-normal-after 1h')), vmta('b')),
    ],
    [
      'a list that does other things too',
      SERVER + list('/full/ bounce-queue', '/busy/ skip-mx,mode=backoff') + domain('*', FOUND),
    ],
    [
      'a rule without a time beside one with a time',
      SERVER + list('/a/ mode=backoff,backoff-to-normal-after=1h', '/b/ mode=backoff') + domain('*', FOUND),
    ],
    [
      'a reroute to itself, which is ignored',
      server(vmta('a', domain('*', FOUND, 'backoff-reroute-to-virtual-mta a'))),
    ],
  ])('finds queues with %s', (_, sample) => rule.finds(sample, ['stuck']));

  it('blames the line that takes the way out away', () => {
    const all = domain('*', USES, 'backoff-to-normal-after 1h');
    rule.finds(server(all, domain('example.com', 'backoff-to-normal-after ⟦never⟧')), ['stuck']);
    rule.finds(
      server(
        domain('*', USES, 'backoff-to-normal-after-delivery yes'),
        domain('example.com', 'backoff-to-normal-after-delivery ⟦no⟧'),
      ),
      ['stuck'],
    );
  });

  it.each([
    ['a time', server(domain('*', USES, 'backoff-to-normal-after 1h'))],
    ['a time of a wider section', server(domain('*', 'backoff-to-normal-after 1h'), domain('example.com', USES))],
    ['a time of the virtual MTA', server(domain('*', USES), vmta('a', domain('*', 'backoff-to-normal-after 1h')))],
    [
      'a time of the pool',
      server(domain('*', USES), vmta('a'), pool('p', 'virtual-mta a', domain('*', 'backoff-to-normal-after 1h'))),
    ],
    ['a delivery', server(domain('*', USES, 'backoff-to-normal-after-delivery yes'))],
    ['a reply that ends it', SERVER + list('/busy/ mode=backoff', '/welcome/ mode=normal') + domain('*', USES)],
    ['a time in each rule', SERVER + list('/busy/ mode=backoff,backoff-to-normal-after=1h') + domain('*', USES)],
    ['a list that never starts it', SERVER + list('/busy/ skip-mx') + domain('*', USES)],
    ['a rule that is none', SERVER + list('/busy/ mode=slow') + domain('*', USES)],
    ['a list that nobody uses', server(domain('*', 'max-smtp-out 5'))],
    ['a list that nobody defines', SERVER + domain('*', USES)],
    [
      'a list that is taken back',
      server(
        domain('*', USES, 'backoff-to-normal-after 1h'),
        domain('example.com', 'smtp-pattern-list ""', 'backoff-to-normal-after never'),
      ),
    ],
    [
      'a list that every virtual MTA replaces',
      server(
        domain('*', USES),
        section('smtp-pattern-list other', 'reply /x/ skip-mx'),
        vmta('a', domain('*', 'smtp-pattern-list other')),
      ),
    ],
    [
      'mail that another virtual MTA takes over',
      server(vmta('b'), vmta('a', domain('*', USES, 'backoff-reroute-to-virtual-mta b'))),
    ],
    ['mail that is thrown away', server(domain('*', USES, 'type discard'))],
    [
      'mail that is moved to another queue',
      server(
        domain('*', 'backoff-to-normal-after 1h'),
        domain('example.com', USES, 'queue-to example.net', 'backoff-to-normal-after never'),
      ),
    ],
    ['a part of a configuration', busy + domain('*', USES)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('tells one cause once, however many queues it has', () => {
    const sample = server(
      vmta('first', domain('*', FOUND)),
      many(20, (index) => vmta(`v${index}`, domain('*', USES))),
    );
    rule.finds(sample, ['stuck']);
  });

  it('tells two lists on their own', () => {
    const other = section('smtp-pattern-list other', 'reply /x/ mode=backoff');
    rule.finds(server(other, domain('*', FOUND), domain('example.com', 'smtp-pattern-list ⟦other⟧')), [
      'stuck',
      'stuck',
    ]);
  });

  it('points at the rule, and at some of the other places', () => {
    const sample = server(domain('example.com', USES), domain('example.net', 'smtp-pattern-list SLOW'));
    rule.pointsAt(sample, [
      ['reply /busy/ mode=backoff', 'goes into backoff mode here'],
      ['smtp-pattern-list SLOW', 'the same here'],
    ]);
    rule.says(sample, 'Queues with the list slow go into backoff mode');
  });

  it('sees lists and settings of included files', () => {
    const others = { lists: busy, settings: domain('*', 'backoff-to-normal-after 1h') };
    const main = `${SERVER}include lists\n${domain('*', USES)}`;
    const found = (text: string) =>
      findingsOf('backoff-no-exit', text, { others })[0]?.diagnostics.map(({ rule: id }) => id);
    expect(found(main)).toEqual(['backoff-no-exit']);
    expect(found(`${SERVER}include lists\n${domain('example.com', USES)}include settings\n`)).toEqual([]);
  });

  it('leaves the way out to people', () => rule.hasNoFix(server(domain('*', FOUND))));
});
