import { describe, it } from 'vitest';
import { SERVER, testRule } from '../expect-findings.ts';
import { domain, vmta } from '../sample-sections.ts';

const rule = testRule('second-dkim-no-key', { same: 'warning' });

const second = 'second-dkim-sign yes';

describe('second-dkim-no-key', () => {
  it.each([
    ['without an identity', domain('*', 'dkim-sign yes', `⟦${second}⟧`)],
    [
      'with an identity for other domains',
      domain('example.com', `⟦${second}⟧`) + domain('example.org', 'second-dkim-identity @a.example'),
    ],
    [
      'of a virtual MTA without an identity',
      vmta('a', domain('*', `⟦${second}⟧`)) + vmta('b', domain('*', 'second-dkim-identity @a.example')),
    ],
  ])('finds a second signature %s', (_, sample) => rule.finds(sample + SERVER, ['same']));

  it.each([
    ['with an identity', domain('*', second, 'second-dkim-identity @example.com')],
    [
      'with an identity that is inherited',
      domain('*', 'second-dkim-identity @example.com') + vmta('a', domain('*', second)),
    ],
    ['beside a first one for another identity', domain('*', second, 'dkim-identity @example.com')],
    ['that is switched off', domain('*', 'second-dkim-sign no')],
  ])('says nothing about one %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(domain('*', second)));

  it('says that it rests on an assumption', () => {
    rule.says(domain('*', second) + SERVER, 'Which of both is not documented.');
    rule.hasNoFix(domain('*', second) + SERVER);
  });
});
