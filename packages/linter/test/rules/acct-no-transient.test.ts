import { describe, it } from 'vitest';
import { SERVER, acctFile, section, testRule } from '../expect-findings.ts';

const rule = testRule('acct-no-transient', { transient: 'warning', queue: 'info' });
const others = { more: acctFile('/t.csv', 'records t,tq'), types: 'records d,b,t,tq\n' };
const withFiles = testRule('acct-no-transient', { transient: 'warning', queue: 'info' }, { others });

const marked = (path: string, ...lines: readonly string[]): string =>
  acctFile(path, ...lines).replace(/^<acct-file .*>$/m, '⟦$&⟧');

describe('acct-no-transient', () => {
  it.each<[string, string, readonly string[]]>([
    ['results only', marked('/a.csv', 'records d,b'), ['transient']],
    ['the default', marked('/a.csv'), ['transient']],
    ['bounces only', marked('/a.csv', 'records b'), ['transient']],
    ['a program', marked('|/opt/read', 'records delivery,bounce'), ['transient']],
    ['the file with results among others', acctFile('/r.csv', 'records r') + marked('/a.csv'), ['transient']],
    ['tq alone', marked('/a.csv', 'records d,b,tq'), ['transient']],
    ['t without tq', acctFile('/a.csv') + marked('/t.csv', 'records t'), ['queue']],
    ['t without tq in one file', marked('/a.csv', 'records d,b,t'), ['queue']],
  ])('finds %s', (_, sample, ids) => rule.finds(SERVER + sample, ids));

  it.each([
    ['a file of its own', SERVER + acctFile('/a.csv') + acctFile('/t.csv', 'records t,tq')],
    ['all in one file', SERVER + acctFile('/a.csv', 'records d,b,t,tq')],
    ['long names', SERVER + acctFile('/a.csv', 'records bounce,transient,transient-queue')],
    ['a program that takes them', SERVER + acctFile('/a.csv') + acctFile('|/opt/read', 'records t,tq')],
    ['no accounting at all', SERVER],
    ['what comes in only', SERVER + acctFile('/r.csv', 'records r')],
    ['a part of a configuration', acctFile('/a.csv')],
    ['an include that is out of reach', `${SERVER}include /etc/pmta/unknown\n${acctFile('/a.csv')}`],
    ['a type that is none', SERVER + acctFile('/a.csv', 'records d,transients')],
    ['events that are uploaded', SERVER + section('signals') + acctFile('/a.csv')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.isSilent(`${SERVER}include more\n${acctFile('/a.csv')}`);
    withFiles.isSilent(SERVER + acctFile('/a.csv', 'include types'));
  });

  it('offers no fix', () => rule.hasNoFix(SERVER + acctFile('/a.csv')));
});
