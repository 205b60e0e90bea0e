import { describe, it } from 'vitest';
import { section, testRule } from '../expect-findings.ts';

const rule = testRule('pattern-too-broad', { broad: 'warning', recipient: 'warning' });

const replies = (...lines: readonly string[]): string => section('smtp-pattern-list a', ...lines);

describe('pattern-too-broad', () => {
  it.each([
    'reply ⟦/too many/⟧ mode=backoff',
    'reply ⟦/try again later/⟧ mode=backoff',
    'reply ⟦//⟧ mode=backoff',
    'reply ⟦/.*/⟧ mode=backoff',
    'reply ⟦/^550/⟧ mode=backoff',
    'reply ⟦/^45/⟧ disable-source-ip',
    'reply ⟦/TOO MANY/⟧ skip-mx,mode=backoff',
    'reply ⟦/^4/⟧ mode=backoff,backoff-to-normal-after=1h',
    'Reply ⟦/Too Many/⟧ Mode=Backoff',
  ])('finds replies about recipients among others: %s', (line) => rule.finds(replies(line), ['broad']));

  it.each([
    'reply ⟦/over quota/⟧ mode=backoff',
    'reply ⟦/user unknown/⟧ mode=backoff',
    'reply ⟦/452 4\\.5\\.3 Too many recipients/⟧ mode=backoff',
    'reply ⟦/grey-?list/⟧ mode=backoff',
    'reply ⟦/mailbox full/⟧ disable-source-ip,reenable-after=1h',
  ])('finds replies about recipients alone: %s', (line) => rule.finds(replies(line), ['recipient']));

  it.each([
    'reply /too many (connections|sessions)/ mode=backoff',
    'reply /rate limit/ mode=backoff',
    'reply /^421/ mode=backoff',
    'reply /421[- ]4\\.7\\.28/ mode=backoff',
    'reply /\\[(TSS?|IPTS)0[1-5]\\]/ mode=backoff',
    'reply /S3150/ disable-source-ip',
    'reply /too many/ mode=normal',
    'reply /too many/ bounce-queue,mode=backoff',
    'reply /too many/ bounce-rcpt',
    'reply /over quota/ skip-mx',
    'reply /over quota/ defer-queue',
    'reply /grey-?list/ defer-queue',
    'reply /(?-i)TOO MANY/ mode=backoff',
    'reply /too many(/ mode=backoff',
    'reply /[TS03]/ mode=backoff',
    'reply /too many++/ mode=backoff',
    'reply /(?:(?:(?:.?){900}){900}){900}/ mode=backoff',
    '# reply /too many/ mode=backoff',
  ])('says nothing about %s', (line) => rule.isSilent(replies(line)));

  it.each([
    ['decides itself', ['reply /recipients/ mode=normal', 'reply /too many/ mode=backoff']],
    ['is told already', ['reply ⟦/too many/⟧ mode=backoff', 'reply /too many recipients/ mode=backoff']],
  ])('leaves out what an earlier line %s', (_, lines) => {
    rule.finds(replies(...lines), lines.join().includes('⟦') ? ['broad'] : []);
  });

  it('asks each action for itself', () => {
    const sample = replies('reply /recipients/ bounce-rcpt', 'reply ⟦/too many/⟧ mode=backoff');
    rule.finds(sample, ['broad']);
  });

  it('leaves a line to bounce-queue-broad only where that has replies left', () => {
    const sample = replies('reply /recipients/ bounce-rcpt', 'reply ⟦/too many/⟧ bounce-queue,mode=backoff');
    rule.finds(sample, ['broad']);
  });

  it('looks at each list for itself', () => {
    const list = (name: string) => section(`smtp-pattern-list ${name}`, 'reply ⟦/too many/⟧ mode=backoff');
    rule.finds(list('a') + list('b'), ['broad', 'broad']);
  });

  it('names a reply and what it does', () => {
    const sample = replies('reply /too many/ mode=backoff');
    rule.says(sample, 'replies about too many recipients in one message.');
    rule.says(sample, 'nothing of you as a sender: "452 4.5.3 Too many recipients".');
    rule.says(sample, 'slows down the whole queue');
    rule.says(replies('reply /over quota/ disable-source-ip'), 'takes a source address out of use');
    rule.says(replies('reply /over quota/ mode=backoff'), 'replies about a full mailbox.');
  });

  it('has no fix', () => rule.hasNoFix(replies('reply /too many/ mode=backoff')));
});
