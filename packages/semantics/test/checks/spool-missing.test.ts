import { describe, expect, it } from 'vitest';
import { Model, loadProject, memoryFiles, validateProject } from '../../src/index.ts';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';

const rule = testRule('spool-missing', { spool: 'error', log: 'error' });

const SPOOL = '<spool /var/spool/pmta>\n</spool>\n';
const LOG = 'log-file /var/log/pmta/log\n';

/** What takes or sends mail. */
const mails = [
  ['a source', '<source 0/0>\n</source>\n'],
  ['a listener', 'smtp-listener 0/0:25\n'],
  ['a section of a listener', '<smtp-listener 0/0:25>\n</smtp-listener>\n'],
  ['a domain', '<domain *>\n</domain>\n'],
  ['a virtual MTA', '<virtual-mta a>\n</virtual-mta>\n'],
] as const;

describe('spool-missing', () => {
  it.each(mails)('finds that the spool is missing beside %s', (_, mail) => {
    rule.finds(`${mail}⟦log-file /var/log/pmta/log⟧ # b\n`, ['spool']);
    rule.isSilent(mail + LOG + SPOOL);
  });

  it.each(mails)('finds that the log file is missing beside %s', (_, mail) => {
    rule.finds(`${mail}⟦<spool /var/spool/pmta>⟧\n</spool>\n`, ['log']);
    rule.finds(`⟦spool /var/spool/pmta⟧\n${mail}`, ['log']);
  });

  it.each([
    ['both', SERVER + mails[0][1]],
    ['the old form of a spool', `spool /var/spool/pmta\n${LOG}${mails[0][1]}`],
    ['two spools', SPOOL + SPOOL + LOG + mails[0][1]],
    ['a spool of which only the path is wrong', `<spool>\n</spool>\n${LOG}${mails[0][1]}`],
  ])('takes %s', (_, sample) => rule.isSilent(sample));

  it.each([
    ['a part with the log alone', `${LOG}<acct-file /var/log/pmta/acct.csv>\n</acct-file>\n`],
    ['a part with the spool alone', SPOOL],
    ['a part with neither', mails.map(([, mail]) => mail).join('')],
    ['a configuration with an include out of reach', `${LOG}${mails[0][1]}include /x\n`],
    ['nothing', ''],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const text = `${LOG}${mails[0][1]}include more.conf\n`;
    const ids = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map(({ messageId }) => messageId);
    expect(ids(SPOOL)).toEqual([]);
    expect(ids('')).toEqual(['spool']);
  });

  it('finds both where a file is known to be the main one', () => {
    const ids = (text: string): string[] => {
      const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
      const found = validateProject(new Model(project), { isWhole: true }).get(project.main) ?? [];
      return found.map(({ rule: id, messageId, span }) => `${id} ${messageId} ${span.start}-${span.end}`);
    };
    expect(ids('run-as-root no\n')).toEqual(['spool-missing spool 0-0', 'spool-missing log 0-0']);
    expect(ids(SERVER)).toEqual([]);
  });

  it('says what to add', () => {
    rule.says(mails[0][1] + LOG, 'Add <spool DIRECTORY> and </spool>.');
    rule.says(mails[0][1] + SPOOL, 'Add `log-file PATH`, with an absolute path.');
    rule.hasNoFix(mails[0][1] + LOG);
  });
});
