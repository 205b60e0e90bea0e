import { describe, expect, it } from 'vitest';
import { SERVER, findingsOf, source, testRule } from '../expect-findings.ts';

const rule = testRule('postmaster-missing', { missing: 'info' });
const included = (text: string) => testRule('postmaster-missing', { missing: 'info' }, { others: { more: text } });

describe('postmaster-missing', () => {
  it.each([
    ['at the log file', '⟦log-file /var/log/pmta/log⟧\n<spool /var/spool/pmta>\n</spool>\n'],
    ['at the spool', '⟦<spool /var/spool/pmta>⟧\n</spool>\nlog-file /var/log/pmta/log\n'],
    ['in a larger configuration', `host-name mail.example.com\n⟦log-file /var/log/pmta/log⟧\n${source('0/0')}`],
  ])('tells it %s', (_, sample) => rule.finds(sample, ['missing']));

  it.each([
    ['one', `postmaster postmaster@example.com\n${SERVER}`],
    ['several', `${SERVER}postmaster a@example.com\npostmaster b@example.com\n`],
    ['one in capitals', `${SERVER}POSTMASTER a@example.com\n`],
    ['a wrong one, which is another matter', `${SERVER}postmaster nobody\n`],
    ['a part of a configuration', 'host-name mail.example.com\n'],
    ['an include that is out of reach', `${SERVER}include /etc/pmta/unknown\n`],
  ])('says nothing with %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    included('postmaster a@example.com\n').isSilent(`${SERVER}include more\n`);
    included('host-name mail.example.com\n').finds(
      '⟦log-file /var/log/pmta/log⟧\n<spool /var/spool/pmta>\n</spool>\ninclude more\n',
      ['missing'],
    );
  });

  it('is told once', () => {
    const found = findingsOf('postmaster-missing', SERVER).flatMap(({ diagnostics }) => diagnostics);
    expect(found.filter((finding) => finding.rule === 'postmaster-missing')).toHaveLength(1);
  });

  it('offers no fix', () => rule.hasNoFix(SERVER));
});
