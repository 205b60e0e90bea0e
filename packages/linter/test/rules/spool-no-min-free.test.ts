import { describe, it } from 'vitest';
import { testRule } from '../expect-findings.ts';

const rule = testRule('spool-no-min-free', { none: 'info', zero: 'info' });
const others = { more: 'min-free-space 2G\n', empty: '# nothing\n' };
const withFiles = testRule('spool-no-min-free', { none: 'info', zero: 'info' }, { others });
const LOG = 'log-file /var/log/pmta/log\n';

describe('spool-no-min-free', () => {
  it.each<[string, string, readonly string[]]>([
    ['without the line', `${LOG}⟦<spool /var/spool/pmta>⟧\n</spool>\n`, ['none']],
    ['with 0', `${LOG}<spool /var/spool/pmta>\nmin-free-space ⟦0⟧\n</spool>\n`, ['zero']],
    ['with 0 of something', `${LOG}<SPOOL /var/spool/pmta>\nMIN-FREE-SPACE ⟦0M⟧\n</SPOOL>\n`, ['zero']],
    ['as a line', `${LOG}⟦spool /var/spool/pmta⟧\n`, ['none']],
    ['beside a good one', `${LOG}<spool /a>\nmin-free-space 1G\n</spool>\n⟦<spool /b>⟧\n</spool>\n`, ['none']],
    ['of two without it', `${LOG}⟦<spool /a>⟧\n</spool>\n⟦<spool /b>⟧\n</spool>\n`, ['none', 'none']],
    [
      'with 0 beside one without the line',
      `${LOG}<spool /a>\nmin-free-space ⟦0⟧\n</spool>\n⟦spool /b⟧\n`,
      ['zero', 'none'],
    ],
    ['with other lines', `${LOG}⟦<spool /a>⟧\ndelete-file-holders no\n</spool>\n`, ['none']],
    ['with the old line at 0', `${LOG}spool-min-free-space 0\n⟦<spool /a>⟧\n</spool>\n`, ['none']],
  ])('finds a spool %s', (_, sample, ids) => rule.finds(sample, ids));

  it.each([
    ['a spool with a size', `${LOG}<spool /a>\nmin-free-space 500M\n</spool>\n`],
    ['the line of old versions', `${LOG}spool-min-free-space 500\n<spool /a>\n</spool>\n`],
    ['the same beside a spool line', `${LOG}spool-min-free-space 500\nspool /a\n`],
    ['a wrong size', `${LOG}<spool /a>\nmin-free-space much\n</spool>\n`],
    [
      'two lines, of which nobody knows which one counts',
      `${LOG}<spool /a>\nmin-free-space 0\nmin-free-space 1G\n</spool>\n`,
    ],
    ['an include that is out of reach', `${LOG}<spool /a>\ninclude /etc/pmta/unknown\n</spool>\n`],
    ['a configuration without a spool', LOG],
    ['a part of a configuration', '<virtual-mta a>\n</virtual-mta>\n<domain *>\n</domain>\n'],
    ['a size in a unit of its own', `${LOG}<spool /a>\nmin-free-space 1b\n</spool>\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.isSilent(`${LOG}<spool /a>\ninclude more\n</spool>\n`);
    withFiles.finds(`${LOG}⟦<spool /a>⟧\ninclude empty\n</spool>\n`, ['none']);
  });

  it('names the size', () => rule.says(`${LOG}<spool /a>\nmin-free-space 0\n</spool>\n`, 'min-free-space 0 '));
  it('says where the size goes', () => {
    rule.says(`${LOG}spool /a\n`, 'in a <spool> section for it.');
  });
  it('offers no fix', () => rule.hasNoFix(`${LOG}<spool /a>\n</spool>\n`));
});
