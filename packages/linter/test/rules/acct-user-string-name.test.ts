import { describe, it } from 'vitest';
import { acctFile, testRule } from '../expect-findings.ts';

const rule = testRule('acct-user-string-name', { literal: 'info' });
const one = (text: string): string => acctFile('/a.csv', `user-string ${text}`);
const others = { more: 'user-string mta-1\n' };
const withFiles = testRule('acct-user-string-name', { literal: 'info' }, { others });

describe('acct-user-string-name', () => {
  it.each([
    ['a header', '⟦from⟧'],
    ['a header in capitals', '⟦Subject⟧'],
    ['a header in quotes', '⟦"Message-ID"⟧'],
    ['a header as a field', '⟦header_X-Customer⟧'],
    ['a header of a report', '⟦arf_Source-IP⟧'],
    ['an accounting field', '⟦jobId⟧'],
    ['an accounting field in small letters', '⟦dlvsourceip⟧'],
  ])('finds %s', (_, text) => rule.finds(one(text), ['literal']));

  it('finds it in each section', () => {
    const sample = acctFile('/a.csv', 'user-string ⟦to⟧') + acctFile('|/opt/read', 'USER-STRING ⟦vmta⟧');
    rule.finds(sample, ['literal', 'literal']);
  });

  it.each([
    ['the name of a server', 'mta-1'],
    ['text with such a word in it', '"sent from example.com"'],
    ['a longer word', 'from-server-1'],
    ['a header of your own, which may be a text as well', 'X-Cluster-7'],
    ['no text', ''],
  ])('says nothing about %s', (_, text) => rule.isSilent(one(text)));

  it.each([
    ['no line', acctFile('/a.csv')],
    ['a field in record-fields', acctFile('/a.csv', 'record-fields d *,header_From')],
    ['a line that a later one takes back', acctFile('/a.csv', 'user-string from', 'user-string mta-1')],
    ['a line at a wrong place', 'user-string from\n'],
    ['the property name of every object', one('constructor')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names the text without quotes', () => rule.says(one('"From"'), 'the text "From",'));
  it('offers no fix', () => rule.hasNoFix(one('from')));

  it('knows included files', () => {
    withFiles.isSilent(acctFile('/a.csv', 'user-string from', 'include more'));
    withFiles.finds(acctFile('/a.csv', 'include more', 'user-string ⟦from⟧'), ['literal']);
  });
});
