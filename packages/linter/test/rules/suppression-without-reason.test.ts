import { describe, it } from 'vitest';
import { domain, testRule } from '../expect-findings.ts';

const rule = testRule('suppression-without-reason', { missing: 'info' });
const lenient = testRule('suppression-without-reason', { missing: 'info' }, { options: { needless: ['bad-value'] } });

const end = (comment: string) => domain('example.com', `retry-after soon # ${comment}`);

describe('suppression-without-reason', () => {
  it.each([
    ['a line', end('⟦pmtalint-disable-line bad-value⟧')],
    ['several rules', end('⟦pmtalint-disable-line bad-value, wrong-scope⟧')],
    ['dashes without words', end('⟦pmtalint-disable-line bad-value⟧ -- ')],
    ['the next line', `# ⟦pmtalint-disable-next-line bad-value⟧\n${end('x')}`],
    ['a block', `# ⟦pmtalint-disable bad-value⟧\n${end('x')}# pmtalint-enable`],
    ['a file', `# ⟦pmtalint-disable-file all⟧\n${end('x')}`],
  ])('finds a comment for %s', (_, sample) => rule.finds(sample, ['missing']));

  it.each([
    ['with a reason', end('pmtalint-disable-line bad-value -- the new server takes it')],
    ['whose reason has no mark', end('pmtalint-disable-line bad-value for now')],
    ['without a rule', end('pmtalint-disable-line')],
    ['that ends something', end('pmtalint-enable bad-value')],
    ['that does not exist', end('pmtalint-ignore bad-value')],
  ])('says nothing about a comment %s', (_, sample) => rule.isSilent(sample));

  it('takes rules that need no reason', () => {
    lenient.isSilent(end('pmtalint-disable-line bad-value'));
    lenient.finds(end('⟦pmtalint-disable-line bad-value, wrong-scope⟧'), ['missing']);
  });

  it('names the rule, and has no fix', () => {
    rule.says(end('pmtalint-disable-line bad-value'), 'Nothing says why bad-value may be passed over.');
    rule.says(end('pmtalint-disable-line bad-value, all'), 'Nothing says why these 2 rules may be passed over.');
    rule.hasNoFix(end('pmtalint-disable-line bad-value'));
  });
});
