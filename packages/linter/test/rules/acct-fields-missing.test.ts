import { describe, it } from 'vitest';
import { SERVER, acctFile, testRule } from '../expect-findings.ts';

const rule = testRule('acct-fields-missing', { missing: 'warning' });
const few = testRule('acct-fields-missing', { missing: 'warning' }, { options: { fields: ['jobId', 'DSNdiag'] } });
const others = { fields: 'record-fields b rcpt\n' };
const withFiles = testRule('acct-fields-missing', { missing: 'warning' }, { others });

const of = (...lines: readonly string[]): string => SERVER + acctFile('/a.csv', ...lines);
const ALL = 'timeLogged,timeQueued,rcpt,dsnStatus,dsnDiag,bounceCat,dlvSourceIp,vmta,queue';

describe('acct-fields-missing', () => {
  it.each<[string, string, readonly string[]]>([
    ['one field', of('record-fields ⟦d *,!vmta⟧'), ['missing']],
    ['fields that are not listed', of('record-fields ⟦b timeLogged,rcpt⟧'), ['missing']],
    ['a list of exceptions only', of('record-fields ⟦d !dsnDiag⟧'), ['missing']],
    ['fields in small letters', of('RECORD-FIELDS ⟦b *,!dsndiag⟧'), ['missing']],
    ['both types', of('record-fields ⟦d rcpt⟧', 'record-fields ⟦b rcpt⟧'), ['missing', 'missing']],
    ['attempts', of('records t', 'record-fields ⟦transient *,!dlvSourceIp⟧'), ['missing']],
    [
      'all files',
      `${of('record-fields ⟦d *,!vmta⟧')}${acctFile('/b.csv', 'record-fields d *,!vmta,!orig')}`,
      ['missing'],
    ],
    ['records for a program', SERVER + acctFile('|/opt/read', 'record-fields ⟦b rcpt⟧'), ['missing']],
  ])('finds what %s lack', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['the default', of()],
    ['all fields', of('record-fields d *', 'record-fields b *,header_X-Job')],
    ['fields that nobody needs', of('record-fields d *,!orcpt,!envId')],
    ['all that is needed', of(`record-fields d ${ALL}`, `record-fields b ${ALL}`)],
    ['deliveries without a bounce category', of('record-fields d *,!bounceCat')],
    ['bounces without a source address', of('record-fields b *,!dlvSourceIp')],
    ['records of queues', of('records tq', 'record-fields tq timeLogged')],
    ['what comes in', of('records r', 'record-fields r timeLogged')],
    ['types that the file does not hold', of('records d', 'record-fields b timeLogged')],
    ['another file that holds everything', of('record-fields d rcpt') + acctFile('/b.csv')],
    [
      'two files that hold it together',
      of(`record-fields d ${ALL.replace(',vmta', '')}`) + acctFile('/b.csv', 'record-fields d vmta'),
    ],
    ['lines of which nobody knows which one counts', of('record-fields d rcpt', 'record-fields d *')],
    ['a field that is none', of('record-fields d rcpt,nothing')],
    ['a part of a configuration', acctFile('/a.csv', 'record-fields d rcpt')],
    ['an include that is out of reach', of('record-fields d rcpt', 'include /etc/pmta/unknown')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the type and the fields', () => {
    rule.says(of('record-fields b *,!vmta,!queue'), 'The b records of no file hold vmta, queue.');
  });

  it('takes other fields', () => {
    few.isSilent(of('record-fields d jobId,dsnDiag'));
    few.finds(of('record-fields ⟦d rcpt,dsnDiag⟧'), ['missing']);
  });

  it('knows included files', () => {
    withFiles.isSilent(SERVER + acctFile('/a.csv', 'include fields') + acctFile('/b.csv'));
  });

  it('offers no fix', () => rule.hasNoFix(of('record-fields d rcpt')));
});
