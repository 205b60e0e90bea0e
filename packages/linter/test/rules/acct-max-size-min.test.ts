import { describe, it } from 'vitest';
import { acctFile, testRule } from '../expect-findings.ts';

const rule = testRule('acct-max-size-min', { small: 'error', webhook: 'error' });
const others = { hook: 'http-webhook-url https://example.com/hook\n' };
const withFiles = testRule('acct-max-size-min', { small: 'error', webhook: 'error' }, { others });
const HOOK = 'http-webhook-url https://example.com/hook';

describe('acct-max-size-min', () => {
  it.each<[string, string, readonly string[]]>([
    ['half a megabyte', acctFile('/a.csv', 'max-size ⟦500K⟧'), ['small']],
    ['a byte less than a megabyte', acctFile('/a.csv', 'max-size ⟦1048575b⟧'), ['small']],
    ['a thousand kilobytes', acctFile('/a.csv', 'MAX-SIZE ⟦1000k⟧'), ['small']],
    ['the last of two lines', acctFile('/a.csv', 'max-size 10M', 'max-size ⟦1K⟧'), ['small']],
    ['too little for a webhook', acctFile('/a.json', HOOK, 'max-size ⟦49K⟧'), ['webhook']],
    ['too much for a webhook', acctFile('/a.json', 'max-size ⟦11M⟧', HOOK), ['webhook']],
  ])('finds %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['the default', acctFile('/a.csv')],
    ['the default of a webhook', acctFile('/a.json', HOOK)],
    ['exactly a megabyte', acctFile('/a.csv', 'max-size 1M')],
    ['the same in kilobytes', acctFile('/a.csv', 'max-size 1024K')],
    ['a large file', acctFile('/a.csv', 'max-size 20G')],
    ['the bounds of a webhook', acctFile('/a.json', HOOK, 'max-size 50K') + acctFile('/b.json', HOOK, 'max-size 10M')],
    ['a program', acctFile('|/opt/read', 'max-size 10K')],
    ['a wrong size', acctFile('/a.csv', 'max-size small')],
    ['an include that is out of reach', acctFile('/a.csv', 'max-size 500K', 'include /etc/pmta/unknown')],
    ['a line that a later one takes back', acctFile('/a.csv', 'max-size 1K', 'max-size 10M')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.isSilent(acctFile('/a.json', 'max-size 500K', 'include hook'));
    withFiles.finds(acctFile('/a.json', 'max-size ⟦20M⟧', 'include hook'), ['webhook']);
  });

  it('names the size', () => rule.says(acctFile('/a.csv', 'max-size 500K'), '500K is below'));

  it('offers the least size of a file', () => {
    rule.mends(acctFile('/a.csv', 'max-size ⟦500K⟧'), acctFile('/a.csv', 'max-size 1M'), false);
    rule.hasNoFix(acctFile('/a.json', HOOK, 'max-size 20K'));
  });
});
