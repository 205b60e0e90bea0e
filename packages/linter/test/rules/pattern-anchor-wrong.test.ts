import { describe, it } from 'vitest';
import { section, testRule } from '../expect-findings.ts';

const rule = testRule('pattern-anchor-wrong', { prefix: 'warning', status: 'warning' });

const reply = (pattern: string): string => section('smtp-pattern-list a', `reply ${pattern} mode=backoff`);

describe('pattern-anchor-wrong', () => {
  it.each(['⟦/^smtp;421/⟧', '⟦/smtp;550 5\\.7\\.1/⟧', '⟦/(?i)^SMTP; 4/⟧', '⟦/^(?:smtp;421)/⟧'])(
    'finds what stands in accounting files in %s',
    (pattern) => rule.finds(reply(pattern), ['prefix']),
  );

  it.each(['⟦/^4\\.7\\.28/⟧', '⟦/^4.7.28/⟧', '⟦/^(4\\.7\\.0) x/⟧', '⟦/(?-i)^5\\.7\\.1/⟧'])(
    'finds a status without a code in %s',
    (pattern) => rule.finds(reply(pattern), ['status']),
  );

  it.each([
    '/^421/',
    '/^421[- ]4\\.7\\.28/',
    '/4\\.7\\.28/',
    '/^4\\d\\d/',
    '/^4.. .*busy/',
    '/^4.7/',
    '/^(smtp;|421)/',
    '/^4\\.7\\.28|slow down/',
    '/esmtp;/',
    '/^smtp error/',
    '/^4\\.7\\.28(/',
    '//',
  ])('says nothing about %s', (pattern) => rule.isSilent(reply(pattern)));

  it('says nothing about bounces, whose text has it', () => {
    rule.isSilent(section('bounce-category-patterns', '/^smtp;550/ other', '/^5\\.7\\.1/ other'));
  });

  it('names the status', () => {
    rule.says(reply('/^4\\.7\\.28/'), 'none begins with 4.7.28.');
    rule.says(reply('/^4\\.7\\.28/'), 'as in "421 4.7.28"');
    rule.says(reply('/^5\\.7\\.1/'), 'as in "550 5.7.1"');
    rule.says(reply('/^2\\.0\\.0/'), 'as in "250 2.0.0"');
  });

  it('has no fix', () => rule.hasNoFix(reply('/^smtp;421/')));
});
