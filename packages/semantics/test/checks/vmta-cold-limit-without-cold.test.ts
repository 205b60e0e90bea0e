import { describe, expect, it } from 'vitest';
import { SERVER, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('vmta-cold-limit-without-cold', { unused: 'warning' });

const limit = (line = 'max-cold-virtual-mta-msg 50/d'): string => `<domain *>\n${line}\n</domain>\n`;
const vmta = (name: string, inner: string): string => `<virtual-mta ${name}>\n${inner}</virtual-mta>\n`;
const pool = (member: string, inner: string): string =>
  `<virtual-mta-pool p>\nvirtual-mta ${member}\n${inner}</virtual-mta-pool>\n`;
const cold = 'cold-virtual-mta c\n';
const marked = limit('⟦max-cold-virtual-mta-msg 50/d⟧');

describe('vmta-cold-limit-without-cold', () => {
  it.each([
    ['at the top level', marked],
    ['for one domain', marked.replace('*', 'a.example')],
    ['of several days', limit('⟦max-cold-virtual-mta-msg 0/d,10/d⟧')],
    ['in a virtual MTA', vmta('v', marked)],
    ['in a virtual MTA beside one with a cold one', vmta('v', marked) + vmta('w', cold) + vmta('c', '')],
    ['in a pool', pool('v', marked) + vmta('v', '')],
    ['in a cold virtual MTA itself', vmta('v', cold) + vmta('c', marked)],
    ['at the top level, with virtual MTAs', marked + vmta('v', '') + vmta('w', '')],
  ])('finds a number %s', (_, sample) => rule.finds(sample + SERVER, ['unused']));

  it('finds each line', () => {
    rule.finds(vmta('v', marked + marked.replace('*', 'a.example')) + SERVER, ['unused', 'unused']);
  });

  it.each([
    ['a cold virtual MTA', vmta('v', cold + limit()) + vmta('c', '')],
    ['a cold virtual MTA behind the number', vmta('v', limit() + cold) + vmta('c', '')],
    ['a cold one anywhere, for a number of the top level', limit() + vmta('v', cold) + vmta('c', '')],
    ['a cold one of a pool, for a number of the top level', limit() + pool('v', cold) + vmta('v', '') + vmta('c', '')],
    ['a cold one of the pool', pool('v', cold) + vmta('v', limit()) + vmta('c', '')],
    ['a cold one of the pool, in the pool', pool('v', cold + limit()) + vmta('v', '') + vmta('c', '')],
    ['a cold one of a member', pool('v', limit()) + vmta('v', cold) + vmta('c', '')],
    ['the old form', vmta('v', `auto-cold-virtual-mta 192.0.2.1 a.example\n${limit()}`)],
    ['another definition of the same name', vmta('v', limit()) + vmta('v', cold) + vmta('c', '')],
  ])('takes %s', (_, sample) => rule.isSilent(sample + SERVER));

  it.each([
    ['the number 0', vmta('v', limit('max-cold-virtual-mta-msg 0/d'))],
    ['a number that is wrong', vmta('v', limit('max-cold-virtual-mta-msg 50/h'))],
    ['another limit', vmta('v', limit('max-msg-rate 50/d'))],
    ['a line at a wrong place', vmta('v', 'max-cold-virtual-mta-msg 50/d\n')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(vmta('v', limit())));

  it('says whose number it is and what to write', () => {
    const sample = vmta('v', limit('⟦max-cold-virtual-mta-msg 50/d,100/d⟧')) + SERVER;
    rule.says(sample, 'max-cold-virtual-mta-msg has no effect, because v has no cold virtual MTA.\n');
    rule.says(sample, 'write max-msg-rate 100/d for a limit');
    rule.says(marked + SERVER, 'because no virtual MTA has a cold one.\n');
    rule.says(pool('v', marked) + vmta('v', '') + SERVER, 'because p has no cold virtual MTA.\n');
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const config = `include more\n${vmta('c', '')}${SERVER}`;
    expect(findingsInFiles('vmta-cold-limit-without-cold', { config, more: vmta('v', limit()) })).toEqual([
      'more unused max-cold-virtual-mta-msg 50/d',
    ]);
    expect(findingsInFiles('vmta-cold-limit-without-cold', { config, more: vmta('v', cold + limit()) })).toEqual([]);
  });
});
