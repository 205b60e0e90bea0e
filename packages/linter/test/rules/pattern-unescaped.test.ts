import { describe, it } from 'vitest';
import { section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('pattern-unescaped', {
  brackets: 'warning',
  parentheses: 'warning',
  digits: 'warning',
  glob: 'warning',
  dot: 'warning',
});
const strict = testRule('pattern-unescaped', { loose: 'info', dot: 'warning' }, { options: { dots: true } });

const reply = (pattern: string): string => section('smtp-pattern-list a', `reply /${pattern}/ mode=backoff`);
const rcptTo = (pattern: string): string => vmta('v') + section('pattern-list p', `rcpt-to /${pattern}/ virtual-mta=v`);
const relay = (pattern: string): string => `relay-address /${pattern}/\n`;

describe('pattern-unescaped', () => {
  it.each(['⟦[TS03]⟧ Messages from', 'x ⟦[GL01]⟧', '⟦[TSS04]⟧', '^421 ⟦[IPTS04]⟧ '])(
    'finds a code in brackets in %s',
    (pattern) => rule.finds(reply(pattern), ['brackets']),
  );

  it.each(['421 ⟦PR(ct1)⟧', '⟦RP(x2)⟧ '])('finds a code with parentheses in %s', (pattern) =>
    rule.finds(reply(pattern), ['parentheses']),
  );

  it.each(['⟦d+.d+.d+.d+⟧ blocked', '^⟦d{1,3}\\.d{1,3}⟧', 'from ⟦d+\\.d+⟧'])(
    'finds letters for digits in %s',
    (pattern) => rule.finds(reply(pattern), ['digits']),
  );

  it.each(['⟦@*.⟧example\\.com', '^.+⟦@*\\.⟧example\\.com$'])('finds a star for names in %s', (pattern) =>
    rule.finds(rcptTo(pattern), ['glob']),
  );

  it.each(['@⟦mail.example.com⟧$', '@⟦example.com⟧', '^a@⟦mail.example\\.com⟧$', '^a@⟦b.mail\\.example\\.com⟧\\z'])(
    'finds a dot that opens the server in %s',
    (pattern) => rule.finds(relay(pattern), ['dot']),
  );

  it.each(['@example.com$', '@mail\\.example\\.com$', '@mail\\.example.com$', '^a@b$', '@.*$', '@[a-z.]+$', '.'])(
    'finds no other domain in %s',
    (pattern) => rule.isSilent(relay(pattern)),
  );

  it.each([
    ['a code that is written right', '\\[TS03\\] Messages'],
    ['a choice of codes', '\\[TSS?0[1-5]\\]'],
    ['ranges', '[A-Z0-9]x[ABC]y[0-9]'],
    ['a choice that is repeated', '[AB12]+ [TS03]* [AB01]{2}'],
    ['what is not in the brackets', '[^TS03]'],
    ['groups', 'too many (connections|sessions)'],
    ['a group that is repeated', 'PR(ct1)?x'],
    ['a group that is referred to', 'PR(ct1) \\1'],
    ['digits', '\\d+\\.\\d+\\.\\d+\\.\\d+ blocked'],
    ['one d', 'd+ x'],
    ['dots in codes', '421 4.7.0'],
    ['dots in links', 'www.spamhaus.org'],
    ['what PCRE refuses', '[TS03] ('],
  ])('says nothing about %s', (_, pattern) => rule.isSilent(reply(pattern)));

  it.each(['@*', '@.*\\.example\\.com$', '\\@*.x', '@example.com'])('says nothing about the addresses %s', (pattern) =>
    rule.isSilent(rcptTo(pattern)),
  );

  it('tells every dot with the option', () => {
    strict.finds(reply('see ⟦www.spamhaus.org⟧'), ['loose']);
    strict.finds(rcptTo('@⟦example.com⟧$'), ['loose']);
    strict.finds(relay('@⟦mail.example.com⟧$'), ['dot']);
    strict.isSilent(reply('www\\.spamhaus\\.org'));
    strict.isSilent(reply('a.*b .+c 4.7.0'));
  });

  it('says what to write', () => {
    rule.says(reply('[TS03] x'), 'Write \\[TS03\\].');
    rule.says(reply('421 PR(ct1)'), 'takes PRct1 and not');
    rule.says(reply('421 PR(ct1)'), 'Write PR\\(ct1\\).');
    rule.says(reply('d+.d+ x'), 'Write \\d+\\.\\d+.');
    rule.says(rcptTo('@*.example\\.com'), 'Write @.*\\.');
    rule.says(relay('@mail.example.com'), 'mail.example.com also takes mailxexample.com');
    rule.says(relay('@mail.example.com'), 'Write mail\\.example\\.com.');
  });

  it('has no fix', () => rule.hasNoFix(reply('[TS03] x')));
});
