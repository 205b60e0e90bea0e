import { describe, it } from 'vitest';
import { acctFile, testRule } from '../expect-findings.ts';

const rule = testRule('acct-transient-in-main', { mixed: 'info' });
const others = { more: 'records d,b,t\n' };
const withFiles = testRule('acct-transient-in-main', { mixed: 'info' }, { others });

describe('acct-transient-in-main', () => {
  it.each([
    ['t among d and b', acctFile('/a.csv', 'records ⟦d,b,t⟧')],
    ['tq beside d', acctFile('/a.csv', 'records ⟦tq,d⟧')],
    ['both beside b', acctFile('/a.csv', 'records ⟦b,t,tq⟧')],
    ['long names in any case', acctFile('/a.csv', 'RECORDS ⟦Delivery,Transient-Queue⟧')],
    ['other types too', acctFile('/a.csv', 'records ⟦d,b,t,r⟧')],
  ])('finds %s', (_, sample) => rule.finds(sample, ['mixed']));

  it.each([
    ['results only', acctFile('/a.csv', 'records d,b')],
    ['the default', acctFile('/a.csv')],
    ['attempts only', acctFile('/a.csv', 'records t,tq')],
    ['attempts with what comes in', acctFile('/a.csv', 'records t,tq,r,f')],
    ['a file for each', acctFile('/a.csv', 'records d,b') + acctFile('/b.csv', 'records t,tq')],
    ['a program, which can tell them apart', acctFile('|/opt/read', 'records d,b,t')],
    ['a webhook', acctFile('/a.json', 'http-webhook-url https://example.com/hook', 'records d,b,t')],
    ['a type that is none', acctFile('/a.csv', 'records d,t,sent')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the types', () => {
    rule.says(
      acctFile('/a.csv', 'records delivery,bounce,transient,tq'),
      'The t and tq records share a file with the d and b',
    );
  });

  it('offers no fix', () => rule.hasNoFix(acctFile('/a.csv', 'records d,b,t')));

  it('tells lines of included files there', () => withFiles.isSilent(acctFile('/a.csv', 'include more')));

  it('finds it in each section', () => {
    const sample = acctFile('/a.csv', 'records ⟦d,t⟧') + acctFile('/b.csv', 'records ⟦b,tq⟧');
    rule.finds(sample, ['mixed', 'mixed']);
  });
});
