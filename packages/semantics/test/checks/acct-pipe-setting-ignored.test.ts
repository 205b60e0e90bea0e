import { describe, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { acctFile } from '../sample-sections.ts';

const rule = testRule('acct-pipe-setting-ignored', { file: 'warning' });

describe('acct-pipe-setting-ignored', () => {
  it.each([
    ['when to start it again', acctFile('a.csv', '⟦retry-interval 1m⟧'), ['file']],
    ['how long to wait for it', acctFile('/var/a.csv', '⟦write-timeout 30s⟧'), ['file']],
    ['both', acctFile('"/var/log files/a.csv"', '⟦retry-interval 1m⟧', '⟦write-timeout 30s⟧'), ['file', 'file']],
  ])('finds of a file what is said of programs: %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['programs', acctFile('|/bin/a', 'retry-interval 1m', 'write-timeout 30s')],
    ['programs with arguments', acctFile('"|/bin/a b"', 'retry-interval 1m')],
    ['what is the default', acctFile('a.csv', 'retry-interval 5m', 'write-timeout 60s')],
    ['webhooks, of which nobody knows', acctFile('a', 'retry-interval 1m', 'http-webhook-url https://example.com/')],
    ['a line that is wrong', acctFile('a.csv', 'retry-interval soon')],
    ['a section without a file', '<acct-file>\nretry-interval 1m\n</acct-file>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says what to write for a program', () => {
    const sample = acctFile('a.csv', 'retry-interval 1m');
    rule.says(sample, 'retry-interval has no effect here, because the records go to a file.');
    rule.hasNoFix(sample);
  });
});
