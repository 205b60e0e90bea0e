import { describe, expect, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('bounce-before-first-retry', { early: 'warning' });

const domain = (tag: string, ...lines: string[]): string => `<domain ${tag}>\n${lines.join('\n')}\n</domain>\n`;
const vmta = (name: string, inner: string): string => `<virtual-mta ${name}>\n${inner}</virtual-mta>\n`;

describe('bounce-before-first-retry', () => {
  it.each([
    ['both in one section', domain('*', '⟦bounce-after 1h⟧', 'retry-after 2h')],
    ['in the other order', domain('*', 'retry-after 2h', '⟦bounce-after 1h⟧')],
    ['the same time', domain('*', '⟦bounce-after 60m⟧', 'retry-after 1h')],
    ['the first of several times', domain('*', '⟦bounce-after 1h⟧', 'retry-after 2h,10m')],
    ['the default of retry-after', domain('*', '⟦bounce-after 5m⟧')],
    ['the default of bounce-after', domain('*', '⟦retry-after 5d⟧')],
    ['a section above', domain('*', 'retry-after 2h') + domain('a.example', '⟦bounce-after 1h⟧')],
    ['a section above that stands behind', domain('a.example', '⟦retry-after 2h⟧') + domain('*', 'bounce-after 1h')],
    ['a pattern above', domain('*.a.example', 'retry-after 2h') + domain('b.a.example', '⟦bounce-after 1h⟧')],
    ['the top level', domain('*', 'retry-after 2h') + vmta('v', domain('*', '⟦bounce-after 1h⟧'))],
    ['a pattern', domain('*.a.example', '⟦bounce-after 1h⟧', 'retry-after 2h')],
    ['a domain with its subdomains', domain('[*.]a.example', '⟦bounce-after 1h⟧', 'retry-after 2h')],
    ['addresses', domain('[192.0.2.0/24]', '⟦bounce-after 1h⟧', 'retry-after 2h')],
    ['a macro', `domain-macro m a.example,b.example\n${domain('$m', '⟦bounce-after 1h⟧', 'retry-after 2h')}`],
  ])('finds %s', (_, sample) => rule.finds(sample, ['early']));

  it('finds what a pool sets', () => {
    const pool = `<virtual-mta-pool p>\nvirtual-mta v\n${domain('*', '⟦bounce-after 1h⟧')}</virtual-mta-pool>\n`;
    rule.finds(`${domain('*', 'retry-after 2h')}${pool}${vmta('v', '')}`, ['early']);
  });

  it('asks for a member of a macro that has no section of its own', () => {
    const own = domain('a.example', 'bounce-after 1d', 'retry-after 10m');
    const group = domain('$m', '⟦bounce-after 1h⟧', 'retry-after 2h');
    rule.finds(`domain-macro m a.example,b.example\n${own}${group}`, ['early']);
  });

  it('finds it in each section that sets one of them', () => {
    const sample = domain('*', '⟦bounce-after 5m⟧') + domain('a.example', '⟦retry-after 20m⟧');
    rule.finds(sample, ['early', 'early']);
  });

  it.each([
    ['more than one attempt', domain('*', 'bounce-after 1d', 'retry-after 10m')],
    ['a longer second interval', domain('*', 'bounce-after 1h', 'retry-after 10m,2h')],
    [
      'a section that mends both',
      domain('*', 'retry-after 2h') + domain('a.example', 'bounce-after 1h', 'retry-after 10m'),
    ],
    [
      'a section above that is not in force',
      domain('*.a.example', 'retry-after 2h') + domain('b.example', 'bounce-after 1h'),
    ],
    ['a section that a stronger one hides', vmta('v', domain('*', 'bounce-after 1d')) + domain('*', 'bounce-after 1d')],
    ['mail that is thrown away', domain('*', 'type discard', 'bounce-after 1m')],
    ['mail for a program', domain('a.example', 'type pipe', 'command "/bin/x"', 'bounce-after 1m')],
    ['mail for a server on this machine', domain('*', 'smtp-hosts [127.0.0.1]:2525', 'bounce-after 1m')],
    ['the same by name', domain('*', 'smtp-hosts localhost:2525', 'bounce-after 1m')],
    ['the time in backoff mode', domain('*', 'bounce-after 1h', 'backoff-retry-after 2h')],
    ['values that are wrong', domain('*', 'bounce-after soon', 'retry-after later')],
    ['a list that is wrong', domain('*', 'retry-after 5d, 6d')],
    ['lines at a wrong place', 'bounce-after 1h\nretry-after 2h\n'],
    ['a pool without members', `<virtual-mta-pool p>\n${domain('*', 'bounce-after 1m')}</virtual-mta-pool>\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('finds hosts of which one is elsewhere', () => {
    rule.finds(domain('*', 'smtp-hosts [127.0.0.1],relay.example.com', '⟦bounce-after 1m⟧'), ['early']);
  });

  it('names both times and points at the other line', () => {
    const sample = domain('*', 'retry-after 2h,3h') + domain('a.example', '⟦bounce-after 1h⟧');
    rule.says(sample, 'This mail bounces after 1h, and is not tried again before 2h have passed.\n');
    rule.pointsAt(sample, [['retry-after 2h,3h', 'retry-after is set here']]);
    rule.says(domain('*', '⟦retry-after 5d⟧'), 'bounces after 4d12h, and is not tried again before 5d');
    rule.pointsAt(domain('*', '⟦retry-after 5d⟧'), []);
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const texts = {
      config: `${domain('*', 'retry-after 2h')}include more\n`,
      more: domain('a.example', 'bounce-after 1h'),
    };
    expect(findingsInFiles('bounce-before-first-retry', texts)).toEqual([
      'more early bounce-after 1h',
      '-> config retry-after 2h',
    ]);
  });
});
