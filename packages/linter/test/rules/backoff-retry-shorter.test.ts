import { describe, it } from 'vitest';
import { SERVER, domain, pool, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('backoff-retry-shorter', { shorter: 'warning', default: 'warning' });

const busy = section('smtp-pattern-list slow', 'reply /busy/ mode=backoff');
const server = (...sections: readonly string[]): string => SERVER + busy + sections.join('');
const USES = 'smtp-pattern-list slow';

describe('backoff-retry-shorter', () => {
  it.each([
    ['beside it', domain('*', 'retry-after 5m', 'backoff-retry-after ⟦2m⟧')],
    ['in other units', domain('*', 'retry-after 2h', 'backoff-retry-after ⟦119m⟧')],
    ['at the head of a list', domain('*', 'retry-after 30m,1h', 'backoff-retry-after ⟦10m,3h,6h⟧')],
    ['in a narrower section', domain('*', 'retry-after 1h') + domain('example.com', 'backoff-retry-after ⟦30m⟧')],
    ['in a wider section', domain('*', 'backoff-retry-after ⟦30m⟧') + domain('example.com', 'retry-after 1h')],
    ['in a virtual MTA', domain('*', 'retry-after 1h') + vmta('a', domain('*', 'backoff-retry-after ⟦30m⟧'))],
    [
      'in a pool',
      domain('*', 'retry-after 1h') + vmta('a') + pool('p', 'virtual-mta a', domain('*', 'backoff-retry-after ⟦30m⟧')),
    ],
    ['against the default', SERVER + domain('*', 'backoff-retry-after ⟦5m⟧')],
    [
      'through a macro',
      `domain-macro m example.com,example.net\n${domain('$m', 'retry-after 1h', 'backoff-retry-after ⟦30m⟧')}`,
    ],
  ])('finds a shorter time %s', (_, sample) => rule.finds(sample, ['shorter']));

  it.each([
    ['two hours', server(domain('*', USES, 'retry-after ⟦2h⟧'))],
    ['two hours for one domain', server(domain('*', USES), domain('example.com', 'retry-after ⟦2h,4h⟧'))],
  ])('finds the default beside %s', (_, sample) => rule.finds(sample, ['default']));

  it('tells a line once, whatever it is compared with', () => {
    const normal = ['example.com', 'example.net'].map((name) => domain(name, 'retry-after 1h')).join('');
    rule.finds(domain('*', 'backoff-retry-after ⟦30m⟧') + normal, ['shorter']);
  });

  it.each([
    ['a longer time', domain('*', 'retry-after 10m', 'backoff-retry-after 1h')],
    ['the same time', domain('*', 'retry-after 60m', 'backoff-retry-after 1h')],
    ['a list that starts later', domain('*', 'retry-after 10m,4h', 'backoff-retry-after 30m')],
    ['the defaults', server(domain('*', USES))],
    ['the default beside an hour', server(domain('*', USES, 'retry-after 1h'))],
    ['the default where nothing starts backoff mode', server(domain('*', 'retry-after 2h'))],
    ['the default in a part', busy + domain('*', USES, 'retry-after 2h')],
    ['the default of normal mode in a part', domain('*', 'backoff-retry-after 5m')],
    ['a number without a unit', domain('*', 'retry-after 1h', 'backoff-retry-after 5')],
    ['a number without a unit in normal mode', domain('*', 'retry-after 3600', 'backoff-retry-after 5m')],
    ['what a later line corrects', domain('*', 'retry-after 1h', 'backoff-retry-after 5m', 'backoff-retry-after 2h')],
    ['a time that is none', domain('*', 'retry-after 1h', 'backoff-retry-after 5x')],
    [
      'a time that every virtual MTA overrides',
      domain('*', 'retry-after 1h', 'backoff-retry-after 5m') + vmta('a', domain('*', 'retry-after 1m')),
    ],
    [
      'mail that another virtual MTA takes over',
      vmta('b') +
        vmta('a', domain('*', 'backoff-reroute-to-virtual-mta b', 'retry-after 1h', 'backoff-retry-after 5m')),
    ],
    ['mail that is thrown away', domain('*', 'type discard', 'retry-after 1h', 'backoff-retry-after 5m')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const others = { quick: 'retry-after 1m\n', slow: 'retry-after 1h\n' };
    const severities = { shorter: 'warning', default: 'warning' } as const;
    const included = testRule('backoff-retry-shorter', severities, { others });
    included.finds(domain('*', 'include slow', 'backoff-retry-after ⟦30m⟧'), ['shorter']);
    included.isSilent(domain('*', 'retry-after 1h', 'backoff-retry-after 30m', 'include quick'));
  });

  it('names both times, and points at the other one', () => {
    const sample = domain('*', 'retry-after 30m,1h', 'backoff-retry-after 10m,3h');
    rule.says(sample, 'is tried again after 10m, in normal mode after 30m.');
    rule.pointsAt(sample, [['retry-after 30m,1h', 'the time of normal mode']]);
    rule.says(server(domain('*', USES, 'retry-after 2h')), 'after 1h by default, in normal mode after 2h.');
  });
});
