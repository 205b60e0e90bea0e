import { describe, expect, it } from 'vitest';
import { domain, findingsOf, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('spf-outbound-bounce-domain', { checked: 'info' });
const others = { spf: domain('*', 'check-spf-outbound yes'), list: 'domain b.example.com\n' };
const withFiles = testRule('spf-outbound-bounce-domain', { checked: 'info' }, { others });
const processor = (name: string, ...lines: readonly string[]): string =>
  section(name, section('address-list', ...lines));
const BOUNCES = processor('bounce-processor', 'domain b.example.com');

describe('spf-outbound-bounce-domain', () => {
  it.each([
    ['for all domains', BOUNCES + domain('*', '⟦check-spf-outbound yes⟧')],
    ['for the domain', BOUNCES + domain('b.example.com', '⟦CHECK-SPF-OUTBOUND true⟧')],
    ['for domains above it', BOUNCES + domain('*.example.com', '⟦check-spf-outbound yes⟧')],
    [
      'for complaints',
      processor('feedback-loop-processor', 'domain f.example.com') + domain('*', '⟦check-spf-outbound yes⟧'),
    ],
    [
      'for the domains of a pattern',
      processor('bounce-processor', 'domain *.b.example.com') + domain('*', '⟦check-spf-outbound yes⟧'),
    ],
    ['in a virtual MTA', BOUNCES + vmta('a', domain('*', '⟦check-spf-outbound yes⟧'))],
    [
      'by a macro',
      `domain-macro own b.example.com,example.org\n${BOUNCES}${domain('$own', '⟦check-spf-outbound yes⟧')}`,
    ],
    [
      'once for several domains',
      processor('bounce-processor', 'domain b.example.com', 'domain c.example.com') +
        domain('*', '⟦check-spf-outbound yes⟧'),
    ],
  ])('finds it %s', (_, sample) => rule.finds(sample, ['checked']));

  it.each([
    [
      'a domain that is left out',
      BOUNCES + domain('*', 'check-spf-outbound yes') + domain('b.example.com', 'check-spf-outbound no'),
    ],
    ['another domain', BOUNCES + domain('example.org', 'check-spf-outbound yes')],
    ['no check', BOUNCES + domain('*', 'check-spf-outbound no')],
    ['the default', BOUNCES + domain('*')],
    ['no processor', domain('*', 'check-spf-outbound yes')],
    [
      'addresses only',
      processor('bounce-processor', 'address bounce@b.example.com') + domain('*', 'check-spf-outbound yes'),
    ],
    ['a wrong value', BOUNCES + domain('*', 'check-spf-outbound always')],
    ['a wrong domain', processor('bounce-processor', 'domain b..example.com') + domain('*', 'check-spf-outbound yes')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const marked = domain('*', '⟦check-spf-outbound yes⟧');
    withFiles.finds(section('bounce-processor', section('address-list', 'include list')) + marked, ['checked']);
    withFiles.isSilent(`include spf\n${BOUNCES}`);
  });

  it('names the domain and points at the list', () => {
    const sample = BOUNCES + domain('*', 'check-spf-outbound yes');
    rule.says(sample, 'on for b.example.com,');
    rule.pointsAt(sample, [['domain b.example.com', 'bounces come back here']]);
  });

  it('offers no fix', () => rule.hasNoFix(BOUNCES + domain('*', 'check-spf-outbound yes')));

  it('tells what it rests on', () => {
    const assumed = (text: string) =>
      findingsOf('spf-outbound-bounce-domain', text)[0]?.diagnostics.flatMap(({ rule: id, assumptions = [] }) =>
        id === 'spf-outbound-bounce-domain' ? assumptions : [],
      );
    expect(assumed(BOUNCES + domain('*', 'check-spf-outbound yes'))).toEqual([]);
    expect(assumed(BOUNCES + domain('*', 'check-spf-outbound no', 'check-spf-outbound yes'))).toEqual([
      'repeated-lines',
    ]);
  });
});
