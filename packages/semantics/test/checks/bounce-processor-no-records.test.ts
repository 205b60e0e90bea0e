import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { acctFile, section } from '../sample-sections.ts';

const rule = testRule('bounce-processor-no-records', { unrecorded: 'warning' });

const bounces = section('bounce-processor', section('address-list', 'domain bounces.example.com'));
const complaints = section('feedback-loop-processor', section('address-list', 'domain fbl.example.com'));
const mark = (text: string): string => text.replace(/^<.*>/, '⟦$&⟧');

describe('bounce-processor-no-records', () => {
  it.each([
    ['bounces without files', mark(bounces)],
    ['bounces with other records', mark(bounces) + acctFile('a.csv', 'records d,b,t,tq,r,f')],
    ['bounces with the records of the default', mark(bounces) + acctFile('a.csv')],
    ['complaints without files', mark(complaints)],
    ['complaints with other records', mark(complaints) + acctFile('a.csv', 'records rb,rs')],
  ])('finds %s', (_, sample) => rule.finds(sample + SERVER, ['unrecorded']));

  it('finds both', () => rule.finds(mark(bounces) + mark(complaints) + SERVER, ['unrecorded', 'unrecorded']));

  it.each([
    ['bounces with records of them', bounces + acctFile('a.csv', 'records d,b,rb')],
    ['bounces with records of their state', bounces + acctFile('a.csv', 'records rs')],
    ['complaints with records', acctFile('|/bin/a', 'records feedback-loop') + complaints],
    [
      'two processors with files of their own',
      bounces + complaints + acctFile('a.csv', 'records f') + acctFile('b.csv', 'records rb'),
    ],
    ['records of one of two lines', bounces + acctFile('a.csv', 'records r', 'records rb', 'records d')],
    ['records that are wrong', bounces + acctFile('a.csv', 'records bounces')],
    [
      'events that are uploaded',
      bounces + complaints + section('signals', 'api-key deadbeefdeadbeefdeadbeefdeadbeefdeadbeef'),
    ],
    ['no processors', acctFile('a.csv')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(bounces));

  it('names the records', () => {
    rule.says(bounces + SERVER, 'No accounting file takes the rb or rs records of <bounce-processor>.');
    rule.says(complaints + SERVER, 'Add f to records of an <acct-file>.');
    rule.hasNoFix(bounces + SERVER);
  });

  it('looks into included files', () => {
    const text = `${bounces}include more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toContain('bounce-processor-no-records');
    expect(rules(acctFile('a.csv', 'records rb'))).not.toContain('bounce-processor-no-records');
  });
});
