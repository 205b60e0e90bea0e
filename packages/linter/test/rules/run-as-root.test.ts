import { describe, it } from 'vitest';
import { SERVER, source, testRule } from '../expect-findings.ts';

const rule = testRule('run-as-root', { on: 'warning', default: 'warning' });
const withInclude = testRule(
  'run-as-root',
  { on: 'warning', default: 'warning' },
  { others: { 'user.conf': 'run-as-root no\n' } },
);

const [LOG = '', ...REST] = SERVER.split('\n');
const whole = `⟦${LOG}⟧\n${REST.join('\n')}`;

describe('run-as-root', () => {
  it.each([
    ['yes', 'run-as-root ⟦yes⟧\n'],
    ['true', 'Run-As-Root ⟦TRUE⟧\n'],
    ['the last of two lines', 'run-as-root no\nrun-as-root ⟦yes⟧\n'],
    ['yes in a whole', `${SERVER}run-as-root ⟦yes⟧\n`],
  ])('finds %s', (_, sample) => rule.finds(sample, ['on']));

  it.each([
    ['nothing that is said', whole],
    ['a line that is wrong', `${whole}run-as-root never\n`],
    ['a line at a wrong place', `${whole}${source('0/0', 'run-as-root no')}`],
    ['a spool alone', '⟦<spool /var/spool/pmta>⟧\n</spool>\n'],
  ])('finds %s', (_, sample) => rule.finds(sample, ['default']));

  it.each([
    ['no', `${SERVER}run-as-root no\n`],
    ['a line that a later one takes back', 'run-as-root yes\nrun-as-root no\n'],
    ['a part', source('0/0', 'smtp-service no')],
    ['a configuration with a gap', `${SERVER}include missing.conf\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('reads included files', () => withInclude.isSilent(`${SERVER}include user.conf\n`));

  it('has no fix', () => {
    rule.hasNoFix('run-as-root yes\n');
    rule.says(SERVER, 'PowerMTA runs as root, because nothing says run-as-root no.');
  });
});
