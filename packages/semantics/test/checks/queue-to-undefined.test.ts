import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('queue-to-undefined', { undefined: 'error' });

const move = (target: string): string => `<domain a.example>\nqueue-to ${target}\n</domain>\n`;
const vmta = (name: string, inner: string): string => `<virtual-mta ${name}>\n${inner}</virtual-mta>\n`;

describe('queue-to-undefined', () => {
  it.each([
    ['a queue', move('⟦a.queue⟧')],
    ['a queue in quotes', move('⟦"a.queue"⟧')],
    ['a queue in capitals', move('⟦A.Queue⟧')],
    ['a rollup', move('⟦a.rollup⟧')],
    ['a name without a dot', move('⟦bulk⟧')],
    ['a name of a private network', move('⟦relay.internal⟧')],
    ['a queue beside another', `${move('⟦a.queue⟧')}<domain b.queue>\nsmtp-hosts x.example\n</domain>\n`],
    ['a queue that only a pattern takes', `${move('⟦a.queue⟧')}<domain *.queue>\nmax-smtp-out 5\n</domain>\n`],
    ['a queue of another virtual MTA', vmta('v', move('⟦a.queue⟧')) + vmta('w', '<domain a.queue>\n</domain>\n')],
    ['a queue whose hosts are taken back', `<domain *>\nsmtp-hosts ""\n</domain>\n${move('⟦a.queue⟧')}`],
  ])('finds %s', (_, sample) => rule.finds(sample + SERVER, ['undefined']));

  it('finds it in each line', () => {
    rule.finds(`${move('⟦a.queue⟧')}${move('⟦a.queue⟧').replace('a.example', 'b.example')}${SERVER}`, [
      'undefined',
      'undefined',
    ]);
  });

  it.each([
    ['a queue with a section', `${move('a.queue')}<domain a.queue>\nsmtp-hosts x.example\n</domain>\n`],
    ['a queue with an empty section', `${move('a.queue')}<domain A.QUEUE>\n</domain>\n`],
    ['a member of a macro', `domain-macro m a.queue\n${move('a.queue')}<domain $m>\n</domain>\n`],
    ['a queue of a virtual MTA', move('a.queue') + vmta('v', '<domain a.queue>\n</domain>\n')],
    ['a queue outside of its virtual MTA', `${vmta('v', move('a.queue'))}<domain a.queue>\n</domain>\n`],
    [
      'a queue of a pool',
      vmta('v', move('a.queue')) +
        '<virtual-mta-pool p>\nvirtual-mta v\n<domain a.queue>\n</domain>\n</virtual-mta-pool>\n',
    ],
    ['hosts for everything', `<domain *>\nsmtp-hosts x.example\n</domain>\n${move('a.queue')}`],
    ['hosts by their old name', `<domain *.queue>\nroute x.example\n</domain>\n${move('a.queue')}`],
    ['mail that is thrown away', `<domain *.queue>\ntype discard\n</domain>\n${move('a.queue')}`],
    ['a domain of the internet', move('gmail.example.com')],
    ['a domain that only all domains have settings for', `<domain *>\nmax-smtp-out 5\n</domain>\n${move('b.example')}`],
    ['a name that PowerMTA knows', move('{sparkpost}')],
    ['a rollup with servers', `<mx-rollup-list>\nmx mx.example.com a.rollup\n</mx-rollup-list>\n${move('a.rollup')}`],
    ['a value that is taken back', move('""')],
    ['a value that is missing', '<domain a.example>\nqueue-to\n</domain>\n'],
    ['a line at a wrong place', 'queue-to a.queue\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(move('a.queue')));

  it('says nothing while an include is out of reach', () => rule.isSilent(`${move('a.queue')}include more\n${SERVER}`));

  it('offers a name that is much like it', () => {
    const sample = `${move('⟦gmial.queue⟧')}<domain gmail.queue>\nsmtp-hosts x.example\n</domain>\n${SERVER}`;
    rule.says(sample, 'No <domain gmial.queue> defines this queue.\n');
    rule.says(sample, ' Did you mean gmail.queue?');
    rule.hasNoFix(sample);
  });

  it('offers no domain and no pattern', () => {
    const others = '<domain a.queu.example>\n</domain>\n<domain *.queue>\n</domain>\n';
    rule.finds(`${move('⟦a.queue⟧')}${others}${SERVER}`, ['undefined']);
    const found = findingsIn(`${move('a.queue')}${others}${SERVER}`);
    expect(found.map(({ message }) => message).join('\n')).not.toContain('Did you mean');
  });

  it('looks into included files', () => {
    const config = `${move('a.queue')}include more\n${SERVER}`;
    expect(findingsInFiles('queue-to-undefined', { config, more: '' })).toEqual(['config undefined a.queue']);
    expect(findingsInFiles('queue-to-undefined', { config, more: '<domain a.queue>\n</domain>\n' })).toEqual([]);
  });
});
