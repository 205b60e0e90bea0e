import { describe, expect, it } from 'vitest';
import { testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('queue-to-chain', { chain: 'warning' });

const move = (domain: string, target: string): string => `<domain ${domain}>\nqueue-to ${target}\n</domain>\n`;
const vmta = (name: string, inner: string): string => `<virtual-mta ${name}>\n${inner}</virtual-mta>\n`;

describe('queue-to-chain', () => {
  it.each([
    ['a domain', move('a.example', '⟦b.example⟧') + move('b.example', 'c.example')],
    ['a domain that stands before', move('b.queue', 'c.queue') + move('a.example', '⟦b.queue⟧')],
    ['a name in quotes', move('a.example', '⟦"b.queue"⟧') + move('b.queue', 'c.queue')],
    ['a name in capitals', move('a.example', '⟦B.Queue⟧') + move('b.queue', 'c.queue')],
    ['a member of a macro', `domain-macro m x,b.queue\n${move('a.example', '⟦b.queue⟧')}${move('$m', 'c.queue')}`],
    ['a domain of a virtual MTA', move('a.example', '⟦b.queue⟧') + vmta('v', move('b.queue', 'c.queue'))],
    ['a domain outside of its virtual MTA', vmta('v', move('a.example', '⟦b.queue⟧')) + move('b.queue', 'c.queue')],
    ['a domain of the same virtual MTA', vmta('v', move('a.example', '⟦b.queue⟧') + move('b.queue', 'c.queue'))],
  ])('finds a queue-to to %s that leads on', (_, sample) => rule.finds(sample, ['chain']));

  it('finds both lines of a circle', () => {
    rule.finds(move('a.queue', '⟦b.queue⟧') + move('b.queue', '⟦a.queue⟧'), ['chain', 'chain']);
  });

  it('finds each step of a long way', () => {
    const sample = move('a.queue', '⟦b.queue⟧') + move('b.queue', '⟦c.queue⟧') + move('c.queue', 'd.queue');
    rule.finds(sample, ['chain', 'chain']);
  });

  it.each([
    ['a target without queue-to', `${move('a.example', 'b.queue')}<domain b.queue>\nsmtp-hosts x.example\n</domain>\n`],
    ['two domains with one target', move('a.example', 'c.queue') + move('b.example', 'c.queue')],
    ['a queue that leads to itself', move('a.queue', 'a.queue')],
    ['a target that leads to itself', move('a.example', 'b.queue') + move('b.queue', 'b.queue')],
    ['a queue for all domains', move('*', 'all.queue')],
    ['a target that only a wider pattern takes', move('a.example', 'b.queue') + move('*.queue', 'c.queue')],
    ['a target that takes it back', move('a.example', 'b.queue') + move('b.queue', '""')],
    ['two virtual MTAs', vmta('v', move('a.example', 'b.queue')) + vmta('w', move('b.queue', 'c.queue'))],
    ['a line that is wrong', `${move('a.example', 'b.queue')}<domain b.queue>\nqueue-to\n</domain>\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names both queues and points at the second line', () => {
    const sample = move('a.example', '⟦b.queue⟧') + move('b.queue', 'c.queue');
    rule.says(sample, 'The queue b.queue has a queue-to of its own, to c.queue.\n');
    rule.pointsAt(sample, [['queue-to c.queue', 'leads on from there']]);
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const texts = { config: `${move('a.example', 'b.queue')}include more\n`, more: move('b.queue', 'c.queue') };
    expect(findingsInFiles('queue-to-chain', texts)).toEqual(['config chain b.queue', '-> more queue-to c.queue']);
  });
});
