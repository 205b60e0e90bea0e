import { describe, expect, it } from 'vitest';
import { SERVER, acctFile, domain, findingsOf, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('discard-counted-delivered', { delivered: 'info' });
const others = { counted: 'discard-as-bounce yes\n', acct: acctFile('/a.csv') };
const withFiles = testRule('discard-counted-delivered', { delivered: 'info' }, { others });
const on = (...text: readonly string[]): string => SERVER + acctFile('/a.csv') + text.join('');

describe('discard-counted-delivered', () => {
  it.each([
    ['a domain', on(domain('example.com', 'type ⟦discard⟧'))],
    ['all domains of a virtual MTA', on(vmta('a', domain('*', 'type ⟦discard⟧')))],
    ['a macro', on('domain-macro traps example.com,example.org\n', domain('$traps', 'TYPE ⟦Discard⟧'))],
    [
      'a domain whose other records are left out',
      on(domain('example.com', 'type ⟦discard⟧', 'disable-acct-records b')),
    ],
    ['a domain with the default in words', on(domain('example.com', 'discard-as-bounce no', 'type ⟦discard⟧'))],
    [
      'a domain although another file is filtered',
      `${on(domain('example.com', 'type ⟦discard⟧'))}${acctFile('/b.csv', 'queue-filter example.org/*')}`,
    ],
  ])('finds %s', (_, sample) => rule.finds(sample, ['delivered']));

  it.each([
    ['mail that counts as bounced', on(domain('example.com', 'type discard', 'discard-as-bounce yes'))],
    ['the same by a wider section', on(domain('*', 'discard-as-bounce yes'), domain('example.com', 'type discard'))],
    ['records that are left out', on(domain('example.com', 'type discard', 'disable-acct-records d,b'))],
    ['mail that is sent', on(domain('example.com', 'type smtp'))],
    ['a line that a later one takes back', on(domain('example.com', 'type discard', 'type smtp'))],
    ['a file without such records', SERVER + acctFile('/a.csv', 'records b,t') + domain('example.com', 'type discard')],
    [
      'files that leave queues out',
      SERVER + acctFile('/a.csv', 'queue-filter !example.com/*,*/*') + domain('example.com', 'type discard'),
    ],
    ['no accounting', SERVER + domain('example.com', 'type discard')],
    ['events that are uploaded', on(section('signals'), domain('example.com', 'type discard'))],
    ['a part of a configuration', acctFile('/a.csv') + domain('example.com', 'type discard')],
    ['an include that is out of reach', on(domain('example.com', 'type discard', 'include /etc/pmta/unknown'))],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.isSilent(on(domain('example.com', 'type discard', 'include counted')));
    withFiles.finds(`${SERVER}include acct\n${domain('example.com', 'type ⟦discard⟧')}`, ['delivered']);
  });

  it('names the domain', () => {
    rule.says(on(domain('example.com', 'type discard')), 'Mail for example.com is');
    rule.says(on(vmta('a', domain('*', 'type discard'))), 'Mail for all domains is');
  });

  it('offers no fix', () => rule.hasNoFix(on(domain('example.com', 'type discard'))));

  it('finds each section once', () => {
    const sample = on(domain('example.com', 'type ⟦discard⟧'), domain('example.org', 'type ⟦discard⟧'));
    rule.finds(sample, ['delivered', 'delivered']);
  });

  it('tells what it rests on', () => {
    const assumed = (text: string) =>
      findingsOf('discard-counted-delivered', text)[0]?.diagnostics.flatMap(({ rule: id, assumptions = [] }) =>
        id === 'discard-counted-delivered' ? assumptions : [],
      );
    expect(assumed(on(domain('example.com', 'type discard')))).toEqual([]);
    expect(assumed(on(domain('example.com', 'type smtp', 'type discard')))).toEqual(['repeated-lines']);
    expect(assumed(on(domain('example.com', 'type discard', 'discard-as-bounce yes', 'discard-as-bounce no')))).toEqual(
      ['repeated-lines'],
    );
  });
});
