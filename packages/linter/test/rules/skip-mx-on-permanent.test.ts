import { describe, it } from 'vitest';
import { section, testRule } from '../expect-findings.ts';

const rule = testRule('skip-mx-on-permanent', { permanent: 'warning' });

const replies = (...lines: readonly string[]): string => section('smtp-pattern-list a', ...lines);

describe('skip-mx-on-permanent', () => {
  it.each([
    'reply /part of their network is on our block list/ ⟦skip-mx⟧',
    'reply /S3150/ ⟦Skip-MX⟧',
    'reply /^5/ ⟦skip-mx⟧',
    'reply // ⟦skip-mx⟧',
    'reply /user unknown/ ⟦skip-mx⟧',
    'reply /spamhaus/ mode=backoff,⟦skip-mx⟧',
    'reply /mailbox full/ ⟦skip-mx⟧',
    'reply /Mail content denied/ ⟦skip-mx⟧',
  ])('finds %s', (line) => rule.finds(replies(line), ['permanent']));

  it.each([
    'reply /^421 .*(shutting down|try again later)/ skip-mx',
    'reply /^4.. .*insufficient (system )?(storage|resources)/ skip-mx',
    'reply /^4/ skip-mx',
    'reply /frequency limited/ skip-mx',
    'reply /[AB12]/ skip-mx',
    'reply /S3150/ bounce-queue',
    'reply /S3150/ mode=backoff',
    'reply /S3150/ skip-mx,bounce-queue(',
    'reply /S3150(/ skip-mx',
    '# reply /S3150/ skip-mx',
  ])('says nothing about %s', (line) => rule.isSilent(replies(line)));

  it('leaves out what an earlier line decides', () => {
    rule.isSilent(replies('reply /^5/ bounce-queue', 'reply /S3150/ skip-mx'));
    rule.finds(replies('reply /^5/ mode=backoff', 'reply /S3150/ ⟦skip-mx⟧'), ['permanent']);
  });

  it('names a reply', () => {
    rule.says(replies('reply /local policy/ skip-mx'), 'due to local policy." After');
    rule.says(replies('reply /user unknown/ skip-mx'), 'The expression takes "550 5.1.1 User unknown". After');
  });

  it('looks at each list for itself, and at included lines', () => {
    const list = (name: string, line: string) => section(`smtp-pattern-list ${name}`, line);
    rule.finds(list('a', 'reply /^5/ bounce-queue') + list('b', 'reply /^5/ ⟦skip-mx⟧'), ['permanent']);
    const others = { first: 'reply /^5/ bounce-queue\n' };
    const included = testRule('skip-mx-on-permanent', { permanent: 'warning' }, { others });
    included.isSilent(replies('include first', 'reply /S3150/ skip-mx'));
    included.finds(replies('reply /S3150/ ⟦skip-mx⟧', 'include first'), ['permanent']);
  });

  it('has no fix', () => rule.hasNoFix(replies('reply /S3150/ skip-mx')));
});
