import { describe, it } from 'vitest';
import { domain, many, pool, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('macro-multiplies-limits', { multiplied: 'warning' });
const google = 'domain-macro google gmail.com,googlemail.com\n';
const hotmail = 'domain-macro tld com,fr,de,co.uk\ndomain-macro hotmail hotmail.$tld,live.$tld,msn.com\n';
const one = 'smtp-source-host 192.0.2.1 a.example.com';
const two = `${one}\nsmtp-source-host 192.0.2.2 b.example.com`;
const found = google + domain('$google', 'max-smtp-out ⟦5⟧');

describe('macro-multiplies-limits', () => {
  it.each([
    ['of two domains', found],
    ['of macros in macros', hotmail + domain('$hotmail', 'max-smtp-out ⟦1⟧')],
    ['in the tag', 'domain-macro tld com,fr,de\n' + domain('hotmail.$tld', 'max-smtp-out ⟦2⟧')],
    ['in a virtual MTA', google + vmta('a', one, domain('$google', 'max-smtp-out ⟦3⟧'))],
    ['in a pool', google + vmta('a', one) + pool('p', 'virtual-mta a', domain('$google', 'max-smtp-out ⟦3⟧'))],
    ['for two addresses', google + vmta('a', two) + domain('$google', 'max-smtp-out ⟦6⟧')],
    [
      'beside other domains',
      'domain-macro mixed gmail.com,example.com,googlemail.com\n' + domain('$mixed', 'max-smtp-out ⟦5⟧'),
    ],
    ['where the virtual MTA has more', google + vmta('a', 'max-smtp-out 6', domain('$google', 'max-smtp-out ⟦5⟧'))],
  ])('finds a macro %s', (_, sample) => rule.finds(sample, ['multiplied']));

  it.each([
    ['what the provider takes together', google + domain('$google', 'max-smtp-out 2')],
    ['what it takes from two addresses', google + vmta('a', two) + domain('$google', 'max-smtp-out 5')],
    ['one domain of each provider', 'domain-macro mixed gmail.com,qq.com\n' + domain('$mixed', 'max-smtp-out 4')],
    ['a single domain', domain('gmail.com', 'max-smtp-out 5')],
    ['a number that is too much alone, which conn-over-provider tells', google + domain('$google', 'max-smtp-out 6')],
    ['a provider whose number is not known', 'domain-macro y yahoo.com,aol.com\n' + domain('$y', 'max-smtp-out 20')],
    ['a macro of other domains', 'domain-macro own example.com,example.net\n' + domain('$own', 'max-smtp-out 50')],
    ['a macro that nobody defines', domain('$google', 'max-smtp-out 5')],
    ['a value that is none', google + domain('$google', 'max-smtp-out five')],
    ['domains of one queue', google + domain('$google', 'queue-to google.queue', 'max-smtp-out 5')],
    [
      'domains of one rollup',
      google + section('mx-rollup-list', 'mx *.google.com google.rollup') + domain('$google', 'max-smtp-out 5'),
    ],
    [
      'domains that have their own number',
      google + domain('$google', 'max-smtp-out 5') + domain('gmail.com', 'max-smtp-out 2'),
    ],
    ['what the virtual MTA holds back', google + vmta('a', 'max-smtp-out 5', domain('$google', 'max-smtp-out 5'))],
    [
      'what each mail server holds back',
      google + 'mx-connection-limit *.google.com 5\n' + domain('$google', 'max-smtp-out 5'),
    ],
    ['what is thrown away', google + domain('$google', 'type discard', 'max-smtp-out 5')],
    ['mail for a relay', google + domain('$google', 'smtp-hosts relay.example.com', 'max-smtp-out 5')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the numbers, the provider and the date', () => {
    rule.says(found, '2 domains of Google may open 10 connections from one address: each has this limit for itself.');
    rule.says(found, 'Google takes 5 (known as of 20');
    rule.says(hotmail + domain('$hotmail', 'max-smtp-out 1'), '9 domains of Outlook.com may open 9 connections');
    rule.pointsAt(found, [['google', 'the list of domains']]);
    rule.hasNoFix(found);
  });

  it('tells the same section of several virtual MTAs once', () => {
    const again = vmta('b', domain('$google', 'max-smtp-out 5'));
    rule.finds(google + vmta('a', domain('$google', 'max-smtp-out ⟦5⟧')) + again, ['multiplied']);
    rule.finds(
      google + vmta('a', domain('$google', 'max-smtp-out ⟦4⟧')) + vmta('b', domain('$google', 'max-smtp-out ⟦5⟧')),
      ['multiplied', 'multiplied'],
    );
  });

  it('finds the one that has a single address', () => {
    const first = vmta('a', two, domain('$google', 'max-smtp-out 5'));
    rule.finds(google + first + vmta('b', one, domain('$google', 'max-smtp-out ⟦5⟧')), ['multiplied']);
  });

  it('looks into included files', () => {
    const others = { 'macros.conf': google };
    const included = testRule('macro-multiplies-limits', { multiplied: 'warning' }, { others });
    included.finds('include macros.conf\n' + domain('$google', 'max-smtp-out ⟦5⟧'), ['multiplied']);
  });

  it('asks a part of a very long list', () => {
    const names = many(300, (index) => `hotmail.${letters(index)},`);
    rule.finds(`domain-macro hotmail ${names}msn.com\n` + domain('$hotmail', 'max-smtp-out ⟦1⟧'), ['multiplied']);
  });
});

/** Two letters for a number, as of a country. */
function letters(index: number): string {
  return String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26));
}
