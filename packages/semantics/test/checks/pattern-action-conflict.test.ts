import { describe, it } from 'vitest';
import { testRule } from '../expect-findings.ts';

const rule = testRule('pattern-action-conflict', { together: 'error', alone: 'error', twice: 'error' });

const list = (...lines: string[]): string => `<smtp-pattern-list p>\n${lines.join('\n')}\n</smtp-pattern-list>\n`;

describe('pattern-action-conflict', () => {
  it.each([
    ['both modes', 'reply /a/ mode=backoff,⟦mode=normal⟧'],
    ['both modes the other way round', 'reply /a/ mode=normal,⟦mode=backoff⟧'],
    ['both modes with something between', 'reply /a/ mode=normal,skip-mx,⟦mode=backoff⟧'],
    ['the next server and a bounce', 'reply /a/ skip-mx,⟦bounce-queue⟧'],
    ['a bounce and the next server', 'reply /a/ bounce-queue,⟦skip-mx⟧'],
    ['capitals and blanks', 'reply /a/ Mode=Backoff, ⟦MODE=NORMAL⟧'],
  ])('finds %s', (_, line) => rule.finds(list(line), ['together']));

  it.each([
    ['an address that is not disabled', 'reply /a/ ⟦reenable-after=1h⟧'],
    ['an address that is disabled later', 'reply /a/ ⟦reenable-after=1h⟧,disable-source-ip'],
    ['an address that another line disables', 'reply /a/ disable-source-ip\nreply /b/ ⟦reenable-after=1h⟧'],
    ['a mode that is not set', 'reply /a/ ⟦backoff-to-normal-after=1h⟧'],
    ['a mode that is set later', 'reply /a/ ⟦backoff-to-normal-after=1h⟧,mode=backoff'],
    ['another mode', 'reply /a/ mode=normal,⟦backoff-to-normal-after=1h⟧'],
    ['something else', 'reply /a/ disable-source-ip,⟦backoff-to-normal-after=1h⟧'],
  ])('finds an interval for %s', (_, line) => rule.finds(list(line), ['alone']));

  it.each([
    ['for an address', 'reply /a/ disable-source-ip,reenable-after=1h,⟦reenable-after=2h⟧'],
    ['for a mode', 'reply /a/ mode=backoff,backoff-to-normal-after=1h,⟦backoff-to-normal-after=1h⟧'],
  ])('finds two intervals %s', (_, line) => rule.finds(list(line), ['twice']));

  it('finds all that is wrong in a line', () => {
    const line = 'reply /a/ ⟦reenable-after=1h⟧,skip-mx,⟦bounce-queue⟧,mode=normal,⟦mode=backoff⟧';
    rule.finds(list(line), ['alone', 'together', 'together']);
  });

  it.each([
    ['single actions', 'reply /a/ mode=backoff\nreply /b/ mode=normal\nreply /c/ skip-mx\nreply /d/ bounce-queue'],
    ['a mode and a way out', 'reply /a/ mode=backoff,skip-mx'],
    ['a way out for one recipient beside others', 'reply /a/ bounce-rcpt,skip-mx'],
    ['an interval behind its action', 'reply /a/ disable-source-ip,reenable-after=1h'],
    ['an interval with something between', 'reply /a/ disable-source-ip,mode=backoff,reenable-after=1h'],
    ['both intervals', 'reply /a/ disable-source-ip,reenable-after=1h,mode=backoff,backoff-to-normal-after=2h'],
    ['an action twice', 'reply /a/ skip-mx,skip-mx'],
    ['an action that is wrong', 'reply /a/ mode=backoff,mode=norml'],
    ['a pattern with such words', 'reply /mode=backoff,mode=normal/ skip-mx'],
    ['a comment with such words', 'reply /a/ mode=backoff # ,mode=normal'],
  ])('says nothing about %s', (_, line) => rule.isSilent(list(line)));

  it('says nothing about replies at a wrong place', () => rule.isSilent('reply /a/ mode=backoff,mode=normal\n'));

  it('names the two actions and points at the first', () => {
    const both = list('reply /a/ skip-mx,⟦bounce-queue⟧');
    rule.says(both, 'bounce-queue does not go together with skip-mx.\n');
    rule.pointsAt(both, [['skip-mx', 'stands here']]);
    rule.says(list('reply /a/ ⟦reenable-after=1h⟧'), 'Write disable-source-ip,reenable-after=1h, or leave it out.');
    rule.hasNoFix(both);
  });
});
