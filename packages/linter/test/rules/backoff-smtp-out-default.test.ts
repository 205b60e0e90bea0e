import { describe, it } from 'vitest';
import { SERVER, domain, many, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('backoff-smtp-out-default', { more: 'warning' });

const busy = section('smtp-pattern-list slow', 'reply /busy/ mode=backoff');
const server = (...sections: readonly string[]): string => SERVER + busy + sections.join('');
const USES = 'smtp-pattern-list slow';

describe('backoff-smtp-out-default', () => {
  it.each([
    ['few connections', server(domain('*', USES, 'max-smtp-out ⟦2⟧'))],
    ['one less than the default', server(domain('*', USES, 'max-smtp-out ⟦19⟧'))],
    ['a list of a wider section', server(domain('*', USES), domain('example.com', 'max-smtp-out ⟦2⟧'))],
    ['a list of a narrower section', server(domain('*', 'max-smtp-out ⟦2⟧'), domain('example.com', USES))],
    ['few connections in a virtual MTA', server(domain('*', USES), vmta('a', domain('*', 'max-smtp-out ⟦2⟧')))],
    ['a macro', `domain-macro m example.com,example.net\n${server(domain('$m', USES, 'max-smtp-out ⟦2⟧'))}`],
    [
      'backoff mode by disabled addresses',
      server(domain('*', 'backoff-upon-all-sources-disabled yes', 'max-smtp-out ⟦2⟧')),
    ],
    [
      'a limit for other domains',
      server(domain('*', USES, 'max-smtp-out ⟦2⟧'), domain('example.com', 'backoff-max-smtp-out 1')),
    ],
  ])('finds queues with %s', (_, sample) => rule.finds(sample, ['more']));

  it('tells the same limit for the same domains once', () => {
    const first = vmta('first', domain('example.com', 'max-smtp-out ⟦2⟧'), domain('example.net', 'max-smtp-out ⟦2⟧'));
    const more = many(9, (index) => vmta(`v${index}`, domain('example.com', 'max-smtp-out 2')));
    rule.finds(server(domain('*', USES), first, more), ['more', 'more']);
  });

  it.each([
    ['a limit of backoff mode', server(domain('*', USES, 'max-smtp-out 2', 'backoff-max-smtp-out 2'))],
    [
      'a limit of a wider section',
      server(domain('*', USES, 'backoff-max-smtp-out 1'), domain('example.com', 'max-smtp-out 2')),
    ],
    ['as many connections', server(domain('*', USES, 'max-smtp-out 20'))],
    ['more connections', server(domain('*', USES, 'max-smtp-out 100'))],
    ['the default', server(domain('*', USES))],
    ['no connection at all', server(domain('*', USES, 'max-smtp-out 0'))],
    ['a number that is none', server(domain('*', USES, 'max-smtp-out few'))],
    ['queues without a list', server(domain('*', 'max-smtp-out 2'))],
    [
      'a list that never starts backoff mode',
      SERVER + section('smtp-pattern-list slow', 'reply /x/ skip-mx') + domain('*', USES, 'max-smtp-out 2'),
    ],
    [
      'a virtual MTA that opens no more in all',
      server(domain('*', USES), vmta('a', 'max-smtp-out 2', domain('*', 'max-smtp-out 2'))),
    ],
    ['source addresses that open no more', server(domain('*', USES, 'max-smtp-out 2', 'source-ip-max-smtp-out 0/0 2'))],
    ['a server that opens no more', `total-max-smtp-out 2\n${server(domain('*', USES, 'max-smtp-out 2'))}`],
    ['a limit of the whole virtual MTA', server(domain('*', USES), vmta('a', 'max-smtp-out 2'))],
    [
      'a limit that every virtual MTA sets',
      server(domain('*', USES, 'max-smtp-out 2'), vmta('a', domain('*', 'backoff-max-smtp-out 1'))),
    ],
    [
      'mail that another virtual MTA takes over',
      server(vmta('b'), vmta('a', domain('*', USES, 'max-smtp-out 2', 'backoff-reroute-to-virtual-mta b'))),
    ],
    ['a part of a configuration', busy + domain('*', USES, 'max-smtp-out 2')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the list that starts backoff mode', () => {
    const sample = server(domain('*', 'max-smtp-out 2'), domain('example.com', USES));
    rule.pointsAt(sample, [[USES, 'this list starts backoff mode']]);
    rule.pointsAt(server(domain('*', 'backoff-upon-all-sources-disabled yes', 'max-smtp-out 2')), []);
  });

  it('names the numbers', () => {
    rule.says(server(domain('*', USES, 'max-smtp-out 2')), 'In backoff mode 20 connections may be open instead of 2.');
    const held = server(domain('*', USES), vmta('a', 'max-smtp-out 8', domain('*', 'max-smtp-out 2')));
    rule.says(held, 'In backoff mode 8 connections may be open instead of 2.');
  });

  it('offers the limit of normal mode', () => {
    rule.mends(
      server(domain('*', USES, '  max-smtp-out ⟦2⟧ # few')),
      server(domain('*', USES, '  backoff-max-smtp-out 2', '  max-smtp-out 2 # few')),
      false,
    );
  });

  it('offers nothing where the line shares its own with others', () => {
    rule.hasNoFix(`${server(domain('*', USES))}<domain example.com> max-smtp-out 2\n</domain>\n`);
  });
});
