import { describe, it } from 'vitest';
import { many, section, testRule } from '../expect-findings.ts';

const rule = testRule('smtp-pattern-shadowed', { never: 'warning', known: 'info' });

const replies = (...lines: readonly string[]): string => section('smtp-pattern-list a', ...lines);

describe('smtp-pattern-shadowed', () => {
  it.each([
    ['reply /busy/ mode=backoff', 'reply ⟦/server busy now/⟧ mode=normal'],
    ['reply /try again later/ skip-mx', 'reply ⟦/over quota.*try again later/⟧ bounce-rcpt'],
    ['reply /^421/ mode=backoff', 'reply ⟦/^421 4\\.7\\.28/⟧ mode=normal'],
    ['reply /^4../ mode=backoff', 'reply ⟦/^421 .*x/⟧ mode=normal'],
    ['reply /BUSY/ bounce-queue', 'reply ⟦/(very )(busy)/⟧ defer-queue'],
    ['reply /bus|car/ mode=backoff', 'reply ⟦/busy/⟧ mode=normal'],
    ['reply // mode=backoff', 'reply ⟦/busy/⟧ mode=normal'],
    ['reply /.*/ skip-mx', 'reply ⟦/a|b/⟧ bounce-queue'],
    ['reply /busy/ mode=backoff', 'reply ⟦/busy now/⟧ mode=backoff,backoff-to-normal-after=1h'],
    ['reply /busy/ disable-source-ip', 'reply ⟦/busy now/⟧ disable-source-ip,reenable-after=1h'],
    ['Reply /busy/ Mode=Backoff', 'reply ⟦/busy now/⟧ mode=normal,skip-mx'],
  ])('proves that %s keeps all from %s', (...lines) => rule.finds(replies(...lines), ['never']));

  it.each([
    ['reply /\\[TSS?0\\d\\]/ mode=backoff', 'reply ⟦/\\[TSS0[45]\\]/⟧ mode=normal'],
    ['reply /(mailbox|quota|storage)/ skip-mx', 'reply ⟦/quota|storage/⟧ bounce-rcpt'],
  ])('sees that %s takes what is known of %s', (...lines) => rule.finds(replies(...lines), ['known']));

  it.each([
    ['the special before the common', 'reply /busy now/ mode=normal', 'reply /busy/ mode=backoff'],
    ['the same actions', 'reply /busy/ mode=backoff', 'reply /busy now/ mode=backoff'],
    [
      'the same time, written otherwise',
      'reply /b/ disable-source-ip,reenable-after=1h',
      'reply /ab/ disable-source-ip,reenable-after=60m',
    ],
    ['actions that go together', 'reply /busy/ mode=backoff', 'reply /busy now/ skip-mx'],
    ['the same expression', 'reply /busy/ mode=backoff', 'reply /BUSY/ mode=normal'],
    ['an anchor', 'reply /^busy/ mode=backoff', 'reply /very busy/ mode=normal'],
    ['an end', 'reply /busy$/ mode=backoff', 'reply /busy now/ mode=normal'],
    ['words', 'reply /\\bbus\\b/ mode=backoff', 'reply /busy/ mode=normal'],
    ['what may not follow', 'reply /bus(?!y)/ mode=backoff', 'reply /bus/ mode=normal'],
    ['case that counts', 'reply /(?-i)busy/ mode=backoff', 'reply /busy now/ mode=normal'],
    ['alternatives', 'reply /busy/ mode=backoff', 'reply /busy|slow/ mode=normal'],
    ['what may be left out', 'reply /busy/ mode=backoff', 'reply /(busy)? slow/ mode=normal'],
    ['what nobody can run', 'reply /b++/ mode=backoff', 'reply /abba/ mode=normal'],
    ['what PowerMTA refuses', 'reply /busy(/ mode=backoff', 'reply /busy now/ mode=normal'],
    ['what overlaps only', 'reply /Too many/ skip-mx', 'reply /connections/ bounce-queue'],
  ])('says nothing about %s', (_, ...lines) => rule.isSilent(replies(...lines)));

  it('sees when a line before does the same as the later one', () => {
    rule.isSilent(replies('reply /busy/ mode=backoff', 'reply /bus/ mode=normal', 'reply /busy now/ mode=backoff'));
  });

  it('looks at each list for itself', () => {
    rule.isSilent(replies('reply // mode=backoff') + section('smtp-pattern-list b', 'reply /busy/ mode=normal'));
  });

  it('tells what a line keeps everything from once', () => {
    const sample = replies('reply // mode=backoff', 'reply ⟦/busy/⟧ mode=normal', 'reply /slow/ mode=normal');
    rule.finds(sample, ['never']);
  });

  it('comes to an end with long lists', () => {
    const lines = many(3000, (index) => `reply /word${index} / mode=${index % 2 ? 'normal' : 'backoff'}\n`);
    rule.isSilent(replies(lines));
  });

  it('names both', () => {
    const sample = replies('reply /busy/ mode=backoff', 'reply /server busy/ mode=normal');
    rule.says(sample, 'mode=normal never applies: every reply that matches here matches /busy/ too.');
    rule.says(sample, 'takes the first, which says mode=backoff.');
    rule.pointsAt(sample, [['reply /busy/ mode=backoff', 'this line applies']]);
    const known = replies('reply /\\[TSS?0\\d\\]/ mode=backoff', 'reply /\\[TSS0[45]\\]/ mode=normal');
    rule.says(known, 'One of them is "421 4.7.0 [TSS04]');
  });

  it('has no fix', () => rule.hasNoFix(replies('reply // mode=backoff', 'reply /busy/ mode=normal')));
});
