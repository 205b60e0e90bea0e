import { describe, it } from 'vitest';
import { section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('pattern-redos', { exponential: 'warning', polynomial: 'info' });

const replies = (...lines: readonly string[]): string => section('smtp-pattern-list a', ...lines);
const categories = (...lines: readonly string[]): string => section('bounce-category-patterns', ...lines);
const patterns = (...lines: readonly string[]): string => vmta('v') + section('pattern-list p', ...lines);

describe('pattern-redos', () => {
  it.each([
    ['a reply', replies('reply ⟦/(a+)+$/⟧ mode=backoff')],
    ['a reply with other actions', replies('reply ⟦/^(\\w+\\s?)*:/⟧ bounce-queue,disable-source-ip')],
    ['a bounce category', categories('⟦/(a|ab|b)*c/⟧ other')],
    ['a sender', patterns('mail-from ⟦/^([a-z]+.?)*@/⟧ virtual-mta=v')],
    ['a recipient', patterns('rcpt-to ⟦/(x*)*y/⟧ virtual-mta=v')],
    ['a header', patterns('header subject ⟦/(a|a)*b/⟧ virtual-mta=v')],
    ['a relay address', 'relay-address ⟦/^([a-z0-9]+)*@example\\.com$/⟧\n'],
    ['a list of addresses', section('address-list l', 'address ⟦/(a+)+@/⟧')],
    ['other case', section('SMTP-Pattern-List a', 'Reply ⟦/(a+)+$/⟧ mode=backoff')],
  ])('finds time without end in %s', (_, sample) => rule.finds(sample, ['exponential']));

  it('finds many endless repetitions in a row', () => {
    rule.finds(replies('reply ⟦/^421.*.*.*slow/⟧ mode=backoff'), ['polynomial']);
  });

  it('finds them where nobody else tells the letters for digits', () => {
    rule.finds(categories('⟦/d+.d+.d+.d+ blocked/⟧ other'), ['polynomial']);
  });

  it('finds each of several lines', () => {
    const sample = replies('reply ⟦/(a+)+$/⟧ mode=backoff', 'reply /b/ skip-mx', 'reply ⟦/(a+)+$/⟧ skip-mx');
    rule.finds(sample, ['exponential', 'exponential']);
  });

  it.each([
    ['common expressions', replies('reply /.*foo.*bar.*/ mode=backoff', 'reply /\\d+\\.\\d+\\.\\d+\\.\\d+ x/ skip-mx')],
    ['a repetition at the end', replies('reply /421 (a+)+/ mode=backoff')],
    ['a repetition of plain words', replies('reply /(slow|down)+ x/ mode=backoff')],
    ['paths', `${source('0/0', 'log-connections yes')}log-file /(a+)+$/\n`],
    ['letters for digits, which pattern-unescaped tells', replies('reply /d+.d+.d+.d+ blocked/ mode=backoff')],
    ['what PCRE refuses', replies('reply /(a+)+(/ mode=backoff')],
    ['what nobody can run', replies('reply /(?>(a+)+)b/ mode=backoff')],
    ['what is commented out', replies('# reply /(a+)+$/ mode=backoff')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says what happens', () => {
    rule.says(replies('reply /(a+)+$/ mode=backoff'), 'doubles with every character');
    rule.says(replies('reply /.*.*.*x/ mode=backoff'), 'Keep one of the repetitions');
  });

  it('has no fix', () => rule.hasNoFix(replies('reply /(a+)+$/ mode=backoff')));
});
