import { describe, it } from 'vitest';
import { acctFile, testRule } from '../expect-findings.ts';

const rule = testRule('acct-delete-never', { never: 'warning' });
const others = { moved: 'move-to /var/log/done\n', deleted: 'delete-after never\n' };
const withFiles = testRule('acct-delete-never', { never: 'warning' }, { others });

describe('acct-delete-never', () => {
  it.each<[string, string, readonly string[]]>([
    ['alone', acctFile('/a.csv', 'delete-after ⟦never⟧'), ['never']],
    ['in capitals', acctFile('/a.csv', 'DELETE-AFTER ⟦Never⟧'), ['never']],
    ['beside other lines', acctFile('/a.csv', 'records d,b', 'max-size 10M', 'delete-after ⟦never⟧'), ['never']],
    ['as the last of two lines', acctFile('/a.csv', 'delete-after 8d', 'delete-after ⟦never⟧'), ['never']],
    [
      'in each section',
      acctFile('/a.csv', 'delete-after ⟦never⟧') + acctFile('/b.csv', 'delete-after ⟦never⟧'),
      ['never', 'never'],
    ],
  ])('finds it %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['the default', acctFile('/a.csv')],
    ['a number of days', acctFile('/a.csv', 'delete-after 30d')],
    ['files that are moved away', acctFile('/a.csv', 'move-to /done', 'delete-after never')],
    ['a line that a later one takes back', acctFile('/a.csv', 'delete-after never', 'delete-after 8d')],
    ['a program', acctFile('|/opt/read', 'delete-after never')],
    ['a webhook', acctFile('/a.json', 'http-webhook-url https://example.com/hook', 'delete-after never')],
    ['an include that is out of reach', acctFile('/a.csv', 'delete-after never', 'include /etc/pmta/unknown')],
    ['another move-to', acctFile('/a.csv', 'delete-after never', 'move-to')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.isSilent(acctFile('/a.csv', 'delete-after never', 'include moved'));
    withFiles.finds(acctFile('/a.csv', 'delete-after ⟦never⟧', '# include moved'), ['never']);
    withFiles.isSilent(acctFile('/a.csv', 'include deleted', 'move-to /done'));
  });

  it('offers no fix', () => rule.hasNoFix(acctFile('/a.csv', 'delete-after never')));
});
