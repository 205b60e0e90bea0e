import { describe, it } from 'vitest';
import { SERVER, acctFile, testRule } from '../expect-findings.ts';

const rule = testRule('acct-pipe-only', { program: 'warning' });
const withFiles = testRule('acct-pipe-only', { program: 'warning' }, { others: { more: acctFile('/a.csv') } });
const PIPE = '⟦<acct-file |/opt/read>⟧\n';

describe('acct-pipe-only', () => {
  it.each<[string, string, readonly string[]]>([
    ['all records', `${PIPE}</acct-file>\n`, ['program']],
    ['one type', `${PIPE}records d,b,t\n</acct-file>\n${acctFile('/a.csv')}`, ['program']],
    ['a command with arguments', '⟦<acct-file "|/opt/read --all">⟧\n</acct-file>\n', ['program']],
    [
      'each program',
      `${PIPE}records d\n</acct-file>\n⟦<acct-file |/opt/b>⟧\nrecords b\n</acct-file>\n`,
      ['program', 'program'],
    ],
  ])('finds %s', (_, sample, ids) => rule.finds(SERVER + sample, ids));

  it.each([
    ['a file beside the program', SERVER + acctFile('|/opt/read') + acctFile('/a.csv')],
    [
      'several files that take the types',
      SERVER + acctFile('|/opt/read', 'records d,t') + acctFile('/a.csv') + acctFile('/t.csv', 'records t'),
    ],
    [
      'a webhook beside it',
      SERVER + acctFile('|/opt/read') + acctFile('/a.json', 'http-webhook-url https://example.com/hook'),
    ],
    ['files only', SERVER + acctFile('/a.csv')],
    ['a part of a configuration', acctFile('|/opt/read')],
    ['an include that is out of reach', `${SERVER}include /etc/pmta/unknown\n${acctFile('|/opt/read')}`],
    ['a type that is none', SERVER + acctFile('|/opt/read', 'records all')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => withFiles.isSilent(`${SERVER}${acctFile('|/opt/read')}include more\n`));

  it('names the types', () => {
    rule.says(SERVER + acctFile('|/opt/read', 'records d,transient,tq') + acctFile('/a.csv'), 'The t, tq records');
  });

  it('offers no fix', () => rule.hasNoFix(SERVER + acctFile('|/opt/read')));
});
