import { describe, it } from 'vitest';
import { SERVER, domain, pool, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('blackhole-role-accounts', { discarded: 'info' });
const nowhere = vmta('nowhere', domain('*', 'type discard'));
const others = { sink: 'type discard\n' };
const withFiles = testRule('blackhole-role-accounts', { discarded: 'info' }, { others });
const list = (...lines: readonly string[]): string => section('pattern-list l', ...lines);
const one = (pattern: string): string => nowhere + list(`⟦rcpt-to ${pattern} virtual-mta=nowhere⟧`);

describe('blackhole-role-accounts', () => {
  it.each([
    ['an address', '/^abuse@example\\.com$/'],
    ['a name before the @', '/postmaster@/'],
    ['a name in capitals', '/Postmaster@/'],
    ['several names', '/^(abuse|postmaster|news)@/'],
    ['a group that is not kept', '/^(?:abuse|spam)@/'],
    ['a flag', '/(?i)^hostmaster@.*$/'],
    ['an escaped @', '/^security\\@/'],
  ])('finds %s', (_, pattern) => rule.finds(one(pattern), ['discarded']));

  it.each([
    ['names with more in them', '/^abuse-reports@/'],
    ['longer names', '/^(nopostmaster|abuses)@/'],
    ['a domain of that name', '/@abuse\\.example\\.com$/'.replace('abuse', 'noabuse')],
    ['others', '/^no-reply@/'],
    ['names that are looked round for', '/^(?!abuse|postmaster).*@/'],
    ['characters of a class', '/^[abuse]@/'],
    ['everything', '//'],
  ])('says nothing about %s', (_, pattern) => rule.isSilent(one(pattern).replaceAll(/[⟦⟧]/g, '')));

  it.each<[string, string]>([
    ['a virtual MTA that sends', vmta('a') + list('rcpt-to /^abuse@/ virtual-mta=a')],
    [
      'one that discards some domains only',
      vmta('a', domain('example.com', 'type discard')) + list('rcpt-to /^abuse@/ virtual-mta=a'),
    ],
    ['one that is not defined', list('rcpt-to /^abuse@/ virtual-mta=nobody')],
    [
      'a pool of which one member sends',
      nowhere + vmta('a') + pool('p', 'virtual-mta a', 'virtual-mta nowhere') + list('rcpt-to /^abuse@/ virtual-mta=p'),
    ],
    ['a sender', nowhere + list('mail-from /^abuse@/ virtual-mta=nowhere')],
    ['a priority', nowhere + list('rcpt-to /^abuse@/ recipient-priority=10')],
    [
      'another server of this machine',
      vmta('a', domain('*', 'smtp-hosts 127.0.0.1:2526')) + list('rcpt-to /^abuse@/ virtual-mta=a'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('finds pools and the dummy server', () => {
    rule.finds(nowhere + pool('p', 'virtual-mta nowhere') + list('⟦rcpt-to /^abuse@/ virtual-mta=p⟧'), ['discarded']);
    const dummy = vmta('a', domain('*', 'smtp-hosts [127.0.0.1]:25025'));
    rule.finds(`dummy-smtp-port 25025\n${dummy}${list('⟦rcpt-to /^abuse@/ virtual-mta=a⟧')}`, ['discarded']);
    rule.finds(domain('*', 'type discard') + vmta('a') + list('⟦rcpt-to /^abuse@/ virtual-mta=a⟧'), ['discarded']);
  });

  it('knows included files', () => {
    const sample = vmta('a', domain('*', 'include sink')) + list('⟦rcpt-to /^abuse@/ virtual-mta=a⟧');
    withFiles.finds(sample, ['discarded']);
  });

  it('names each account once and points at the line', () => {
    rule.says(
      one('/^(postmaster|abuse|POSTMASTER)@/'),
      'Mail to postmaster and abuse addresses is thrown away by nowhere.',
    );
    rule.pointsAt(one('/^abuse@/'), [['type discard', 'thrown away here']]);
  });

  it('tells nothing of a list that no source of a whole names', () => {
    const found = SERVER + one('/^abuse@/');
    rule.isSilent(found.replaceAll(/[⟦⟧]/g, ''));
    rule.finds(found + source('127.0.0.1', 'pattern-list L'), ['discarded']);
  });

  it('offers no fix', () => rule.hasNoFix(one('/^abuse@/')));
});
