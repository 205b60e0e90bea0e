import { describe, it } from 'vitest';
import { acctFile, source, testRule } from '../expect-findings.ts';

const rule = testRule('logs-world-readable', { log: 'info', accounting: 'info' });

describe('logs-world-readable', () => {
  it.each([
    ['yes', 'log-file-world-readable ⟦yes⟧\n'],
    ['true', 'LOG-FILE-World-Readable ⟦True⟧\n'],
    ['the last of two lines', 'log-file-world-readable no\nlog-file-world-readable ⟦yes⟧\n'],
  ])('finds a log: %s', (_, sample) => rule.finds(sample, ['log']));

  it.each([
    ['yes', acctFile('/var/log/pmta/acct.csv', 'records d', 'world-readable ⟦yes⟧')],
    ['the last of two lines', acctFile('/a.csv', 'world-readable no', 'world-readable ⟦yes⟧')],
  ])('finds accounting files: %s', (_, sample) => rule.finds(sample, ['accounting']));

  it('finds each file', () => {
    const one = acctFile('/a.csv', 'world-readable ⟦yes⟧');
    rule.finds(one + acctFile('/b.csv', 'world-readable ⟦true⟧'), ['accounting', 'accounting']);
    rule.finds(`log-file-world-readable ⟦yes⟧\n${one}`, ['log', 'accounting']);
  });

  it.each([
    ['no', `log-file-world-readable no\n${acctFile('/a.csv', 'world-readable no')}`],
    ['the default', `log-file /var/log/pmta/log\n${acctFile('/a.csv', 'records d')}`],
    [
      'lines that later ones take back',
      `log-file-world-readable yes\nlog-file-world-readable no\n${acctFile('/a.csv', 'world-readable yes', 'world-readable no')}`,
    ],
    ['values that are none', `log-file-world-readable all\n${acctFile('/a.csv', 'world-readable all')}`],
    ['a program, which has no file', acctFile('|/opt/collect', 'records d', 'world-readable yes')],
    ['lines at a wrong place', `world-readable yes\n${source('0/0', 'log-file-world-readable yes')}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('offers to turn it off, and names the file', () => {
    rule.mends('log-file-world-readable yes\n', 'log-file-world-readable no\n', false);
    rule.mends(acctFile('/a.csv', 'world-readable true'), acctFile('/a.csv', 'world-readable false'), false);
    rule.says(acctFile('/a.csv', 'world-readable yes'), 'may read the accounting files of /a.csv.');
  });
});
