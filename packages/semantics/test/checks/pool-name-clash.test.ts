import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles, findingsUnder } from '../findings-under.ts';

const rule = testRule('pool-name-clash', { pool: 'error', virtualMta: 'error', capitals: 'warning' });

const vmta = (name: string): string => `<virtual-mta ${name}>\n</virtual-mta>\n`;
const pool = (name: string): string => `<virtual-mta-pool ${name}>\nvirtual-mta {default}\n</virtual-mta-pool>\n`;

describe('pool-name-clash', () => {
  it.each([
    ['behind the virtual MTA', vmta('mail') + pool('⟦mail⟧')],
    ['far behind it', `${vmta('mail')}run-as-root no\n${vmta('news')}${pool('⟦mail⟧')}`],
    ['in quotes', vmta('"all mail"') + pool('⟦"all mail"⟧')],
    ['once, when the pool is defined twice', vmta('mail') + pool('⟦mail⟧') + pool('mail')],
  ])('finds a pool %s', (_, sample) => rule.finds(sample, ['pool']));

  it('finds a virtual MTA behind the pool', () => {
    rule.finds(pool('mail') + vmta('⟦mail⟧'), ['virtualMta']);
    rule.finds(pool('mail') + vmta('⟦mail⟧') + vmta('mail'), ['virtualMta']);
  });

  it.each([
    ['a pool', vmta('mail') + pool('⟦Mail⟧')],
    ['a virtual MTA', pool('MAIL') + vmta('⟦mail⟧')],
  ])('warns of %s whose name differs in capitals only', (_, sample) => rule.finds(sample, ['capitals']));

  it.each([
    ['other names', vmta('mail1') + vmta('mail2') + pool('mail')],
    ['a pool without virtual MTAs', pool('mail')],
    ['two pools, of which another rule tells', pool('mail') + pool('mail')],
    ['two virtual MTAs, of which another rule tells', vmta('mail') + vmta('mail')],
    ['names of other things', `<source mail>\n</source>\n<smtp-user mail>\n</smtp-user>\n${pool('mail')}`],
    ['a member of the same name', '<virtual-mta-pool mail>\nvirtual-mta mail\n</virtual-mta-pool>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the first of both', () => {
    rule.pointsAt(vmta('mail') + pool('⟦mail⟧'), [['mail', 'the virtual MTA']]);
    rule.pointsAt(pool('mail') + vmta('⟦mail⟧'), [['mail', 'the pool']]);
    rule.says(vmta('mail') + pool('Mail'), 'Mail and mail differ in capitals only.');
    rule.hasNoFix(vmta('mail') + pool('⟦mail⟧'));
  });

  it('sees other files', () => {
    const [finding] = findingsIn(`include vmtas.conf\n${pool('mail')}`, { 'vmtas.conf': vmta('mail') });
    expect(finding?.messageId).toBe('pool');
    expect(finding?.related?.[0]?.source?.path).toBe('vmtas.conf');
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'by the order in which files are read',
      { config: 'include pools\ninclude vmtas\n', pools: pool('mail'), vmtas: vmta('mail') },
      ['vmtas virtualMta mail', '-> pools mail'],
    ],
    [
      'by the order of the names of files',
      { config: 'include *.conf\n', '1.conf': vmta('mail'), '2.conf': pool('mail') },
      ['2.conf pool mail', '-> 1.conf mail'],
    ],
    [
      'once for a file that is included twice',
      { config: `include a\ninclude a\n`, a: vmta('mail') + pool('mail') },
      ['a pool mail', '-> a mail'],
    ],
  ])('tells which comes first %s', (_, texts, found) => {
    expect(findingsInFiles('pool-name-clash', texts)).toEqual(found);
  });

  it.each<[string, string[]]>([
    [vmta('mail') + pool('Mail'), []],
    [vmta('mail') + pool('mail'), ['pool mail']],
  ])('tells names apart by capitals, when that is assumed: %j', (text, found) => {
    expect(findingsUnder({ 'name-case': 'kept' }, 'pool-name-clash', text)).toEqual(found);
  });
});
