import { describe, it } from 'vitest';
import { section, testRule } from '../expect-findings.ts';

const rule = testRule('pattern-dead-provider', { dead: 'info' });

const replies = (...lines: readonly string[]): string => section('smtp-pattern-list a', ...lines);

describe('pattern-dead-provider', () => {
  it.each([
    'reply ⟦/RLY:NW/⟧ mode=backoff',
    'reply ⟦/rly:ch2/⟧ mode=backoff',
    'reply ⟦/421rlynw/⟧ mode=backoff',
    'reply ⟦/554.*HVU:B1/⟧ skip-mx',
    'reply ⟦/(RLY:NW|DYN:T1|HVU:B1)/⟧ mode=backoff',
    'reply ⟦/RLY:NW|DNS:NR/⟧ mode=backoff',
    'reply ⟦/generating high volumes of.* complaints from AOL/⟧ mode=backoff',
    'reply ⟦/VS3-IP5 Excessive unknown recipients/⟧ mode=backoff',
    'reply ⟦/amIBlockedByRR/⟧ mode=backoff',
    'reply ⟦/Mail rejected by Windows Live Hotmail for policy reasons/⟧ mode=backoff',
    'reply ⟦/adelphia\\.net/⟧ mode=backoff',
  ])('finds %s', (line) => rule.finds(replies(line), ['dead']));

  it.each([
    'reply /\\[TSS04\\]/ mode=backoff',
    'reply /RLY:NW|too many connections/ mode=backoff',
    'reply /RLY:NW|something of ours/ mode=backoff',
    'reply /Excessive unknown recipients/ mode=backoff',
    'reply /554 .*aol\\.com/ mode=backoff',
    'reply /421/ mode=backoff',
    'reply // mode=backoff',
    'reply /VS98-IP0 deferred/ mode=backoff',
    'reply /RLY:NW(/ mode=backoff',
    'reply /RLY:NW/ mode=never',
    'reply /^RLY:NW/ mode=backoff',
    '# reply /RLY:NW/ mode=backoff',
  ])('says nothing about %s', (line) => rule.isSilent(replies(line)));

  it('tells each provider once for a list', () => {
    const sample = replies(
      'reply ⟦/RLY:NW/⟧ mode=backoff',
      'reply /DYN:T1/ mode=backoff',
      'reply ⟦/VSS-IP/⟧ mode=backoff',
      'reply /HVU:B1/ mode=backoff',
    );
    rule.finds(sample, ['dead', 'dead']);
    rule.says(sample, 'AOL no longer sends the replies that this line and 2 more wait for.');
    rule.pointsAt(sample, [
      ['reply /DYN:T1/ mode=backoff', 'another one'],
      ['reply /HVU:B1/ mode=backoff', 'another one'],
    ]);
  });

  it('tells it for each list', () => {
    const list = (name: string) => section(`smtp-pattern-list ${name}`, 'reply ⟦/RLY:NW/⟧ mode=backoff');
    rule.finds(list('a') + list('b'), ['dead', 'dead']);
  });

  it('says since when, and what is sent now', () => {
    const sample = replies('reply /RLY:NW/ mode=backoff');
    rule.says(sample, 'AOL no longer sends the replies that this line waits for.');
    rule.says(sample, 'No reply matches any more, since 2018.');
    rule.says(sample, 'Remove what is dead, and have rules for what is sent now: [TSS04]');
    rule.says(replies('reply /adelphia/ mode=backoff'), 'Remove what is dead.');
  });

  it('has no fix', () => rule.hasNoFix(replies('reply /RLY:NW/ mode=backoff')));
});
