import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/records/fields.ts';
import { type RecordLayout, layoutOf, wholeLayout } from '../../src/records/layout.ts';
import { modelOf } from '../harness.ts';

function layoutWith(...lines: readonly string[]): RecordLayout {
  return layoutIn(['<acct-file acct.csv>', ...lines, '</acct-file>'].join('\n'));
}

function layoutIn(text: string): RecordLayout {
  const model = modelOf(`${text}\n`);
  const [file] = model.acctFiles;
  if (!file) throw new Error('no acct-file');
  return layoutOf(model, file);
}

const d = fieldsOf('d', '5.0');

describe('the fields of records', () => {
  it('are those of the documentation, in its order', () => {
    expect(d.slice(0, 4)).toEqual(['timeLogged', 'timeQueued', 'totalSecondsQueued', 'orig']);
    expect(d.slice(-6)).toEqual(['queue', 'vmtaPool', 'userString', 'dlvTlsProtocol', 'dlvTlsCipher', 'rcvSmtpUser']);
  });

  it('have the time of the first attempt since 5.5', () => {
    expect(fieldsOf('t', '5.5').slice(0, 3)).toEqual(['timeLogged', 'timeQueued', 'timeFirstAttempt']);
    expect(fieldsOf('d', '4.5')).toEqual(d);
  });
});

describe('columns', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['all fields unless said', [], ['type', ...d]],
    ['as listed', ['record-fields d rcpt,queue', 'record-fields b rcpt,queue'], ['type', 'rcpt', 'queue']],
    [
      'those of one type behind those of another',
      ['record-fields d jobId', 'records d,tq'],
      ['type', 'jobId', ...fieldsOf('tq', '5.0')],
    ],
    ['type once and in front', ['records d', 'record-fields d rcpt,type,rcpt'], ['type', 'rcpt']],
    [
      '* without some',
      ['records d', 'record-fields d *,!orig,!header_x'],
      ['type', ...d.filter((name) => name !== 'orig')],
    ],
    ['nothing but !field', ['records d', 'record-fields d !orig'], ['type', ...d.filter((name) => name !== 'orig')]],
    [
      'some before the others',
      ['records d', 'record-fields d jobId,*,!rcpt,header_Subject'],
      ['type', 'jobId', ...d.filter((name) => name !== 'jobId' && name !== 'rcpt'), 'header_Subject'],
    ],
    ['of the last of two lines', ['records d', 'record-fields d rcpt', 'record-fields d orig'], ['type', 'orig']],
    ['without a line that PowerMTA refuses', ['records d', 'record-fields d rcptt'], ['type', ...d]],
    [
      'of records that no simulation has',
      ['records f', 'record-fields f userAgent,arf_X'],
      ['type', 'userAgent', 'arf_X'],
    ],
    ['d and b where records is wrong', ['records x', 'record-fields b rcpt', 'record-fields d rcpt'], ['type', 'rcpt']],
  ];

  it.each(cases)('%s', (_, lines, columns) => {
    expect(layoutWith(...lines).columns).toEqual(columns);
  });

  it('of a file of our own are those of all its types', () => {
    expect(wholeLayout(['tq']).columns).toEqual(['type', ...fieldsOf('tq', '5.5')]);
    expect(wholeLayout().columns).toEqual(['type', ...fieldsOf('d', '5.5'), 'rcvSourceIp', 'rcvDestinationIp']);
  });
});

describe('which queues a file takes', () => {
  const filters: readonly (readonly [string, string, boolean])[] = [
    ['example.com', 'example.com/{default}', true],
    ['example.com', 'example.com/v', false],
    ['example.com/V', 'example.com/v', true],
    ['*.example.com/*', 'a.example.com/v', true],
    ['*.example.com/*', 'example.com/v', false],
    ['[*.]example.com/*', 'example.com/v', true],
    ['!a.com/*,*/*', 'a.com/v', false],
    ['!a.com/*,*/*', 'b.com/v', true],
    ['*/*,!a.com/*', 'a.com/v', true],
    ['!a.com/*', 'b.com/v', false],
    ['$big/*', 'big.example/v', true],
    ['*.$big/*', 'in.large.example/v', true],
    ['$big/*', 'small.example/v', false],
    ['$none/*', 'big.example/v', false],
  ];

  it.each(filters)('%s, %s: %s', (filter, name, taken) => {
    const macro = 'domain-macro big big.example,large.example';
    const { takes } = layoutIn(`${macro}\n<acct-file a>\nqueue-filter ${filter}\n</acct-file>`);
    const [domain = '', virtualMta = ''] = name.split('/');
    expect(takes({ domain, virtualMta }, 'd')).toBe(taken);
  });

  it('is also said by disable-acct-records', () => {
    const { takes } = layoutIn('<acct-file a>\n</acct-file>\n<domain a.com>\ndisable-acct-records d,tq\n</domain>');
    const of = (domain: string) =>
      (['d', 'b', 't', 'tq'] as const).map((type) => takes({ domain, virtualMta: 'v' }, type));
    expect(of('a.com')).toEqual([false, true, true, false]);
    expect(of('b.com')).toEqual([true, true, true, true]);
  });
});

describe('notes', () => {
  it.each([
    [['records d,rb,f'], ['nothing is reported back in a simulation: no rb, f records']],
    [['privacy-policy redact'], ['privacy-policy is not applied']],
    [['http-webhook-url https://example.com/'], ['written as a file, not sent to the http-webhook-url']],
    [['records d,b,t,tq,r', 'privacy-policy retain', 'iso-times no'], []],
  ])('%j', (lines, notes) => {
    expect(layoutWith(...lines).notes).toEqual(notes);
  });
});
