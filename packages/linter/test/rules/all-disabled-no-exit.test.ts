import { describe, it } from 'vitest';
import { SERVER, domain, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('all-disabled-no-exit', { stuck: 'warning' });

const CAUSE = 'backoff-upon-all-sources-disabled';
const blocked = section('smtp-pattern-list blocked', 'reply /listed/ disable-source-ip,reenable-after=1h');
const server = (...sections: readonly string[]): string => SERVER + sections.join('');

describe('all-disabled-no-exit', () => {
  it.each([
    ['the defaults', server(domain('*', `${CAUSE} ⟦yes⟧`))],
    ['the word never', server(domain('*', `${CAUSE} ⟦yes⟧`, 'backoff-to-normal-after never'))],
    ['a list that only disables', server(blocked, domain('*', 'smtp-pattern-list blocked', `${CAUSE} ⟦true⟧`))],
    ['addresses that come back', server(domain('*', `${CAUSE} ⟦yes⟧`, 'reenable-source-ip-after 1h'))],
    [
      'a way out for other domains',
      server(domain('*', `${CAUSE} ⟦yes⟧`), domain('example.com', 'backoff-to-normal-after 1h')),
    ],
    [
      'a way out that one domain takes back',
      server(
        domain('*', `${CAUSE} ⟦yes⟧`, 'backoff-to-normal-after 1h'),
        domain('example.com', 'backoff-to-normal-after never'),
      ),
    ],
    ['a macro', `domain-macro m example.com,example.net\n${server(domain('$m', `${CAUSE} ⟦yes⟧`))}`],
    ['a virtual MTA', server(vmta('a', domain('*', `${CAUSE} ⟦yes⟧`)))],
  ])('finds queues with %s', (_, sample) => rule.finds(sample, ['stuck']));

  it('tells a line once', () => {
    const others = ['example.com', 'example.net'].map((name) => domain(name, 'backoff-to-normal-after never'));
    rule.finds(server(domain('*', `${CAUSE} ⟦yes⟧`), ...others), ['stuck']);
  });

  it.each([
    ['a time', server(domain('*', `${CAUSE} yes`, 'backoff-to-normal-after 1h'))],
    ['a delivery', server(domain('*', `${CAUSE} yes`, 'backoff-to-normal-after-delivery yes'))],
    [
      'a time of a wider section',
      server(domain('*', 'backoff-to-normal-after 1h'), domain('example.com', `${CAUSE} yes`)),
    ],
    [
      'a time of each virtual MTA',
      server(domain('*', `${CAUSE} yes`), vmta('a', domain('*', 'backoff-to-normal-after 1h'))),
    ],
    [
      'a reply that ends it',
      server(
        section('smtp-pattern-list l', 'reply /hello/ mode=normal'),
        domain('*', 'smtp-pattern-list l', `${CAUSE} yes`),
      ),
    ],
    ['no', server(domain('*', `${CAUSE} no`))],
    ['the default', server(domain('*', 'max-smtp-out 5'))],
    ['a value that is none', server(domain('*', `${CAUSE} always`))],
    [
      'mail that another virtual MTA takes over',
      server(vmta('b'), vmta('a', domain('*', `${CAUSE} yes`, 'backoff-reroute-to-virtual-mta b'))),
    ],
    ['mail that is thrown away', server(domain('*', `${CAUSE} yes`, 'type discard'))],
    ['a part of a configuration', domain('*', `${CAUSE} yes`)],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the domains whose mail it is, where these are others', () => {
    const other = domain('example.com', 'backoff-to-normal-after never');
    const sample = server(domain('*', `${CAUSE} yes`, 'backoff-to-normal-after 1h'), other);
    rule.pointsAt(sample, [['<domain example.com>', 'nothing ends it for these']]);
    rule.pointsAt(server(domain('*', `${CAUSE} yes`)), []);
  });

  it('knows included files', () => {
    const others = { exit: 'backoff-to-normal-after 1h\n', none: 'max-smtp-out 5\n' };
    const included = testRule('all-disabled-no-exit', { stuck: 'warning' }, { others });
    included.isSilent(server(domain('*', `${CAUSE} yes`, 'include exit')));
    included.finds(server(domain('*', `${CAUSE} ⟦yes⟧`, 'include none')), ['stuck']);
  });
});
