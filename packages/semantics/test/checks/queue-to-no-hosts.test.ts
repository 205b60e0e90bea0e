import { describe, expect, it } from 'vitest';
import { SERVER, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('queue-to-no-hosts', { noHosts: 'error' });

const move = (target: string): string => `<domain a.example>\nqueue-to ${target}\n</domain>\n`;
const vmta = (name: string, inner: string): string => `<virtual-mta ${name}>\n${inner}</virtual-mta>\n`;

describe('queue-to-no-hosts', () => {
  it.each([
    ['with limits only', `${move('a.queue')}⟦<domain a.queue>⟧\nmax-smtp-out 5\n</domain>\n`],
    ['without lines', `${move('a.queue')}⟦<domain a.queue>⟧\n</domain>\n`],
    ['before the line that names it', `⟦<domain a.queue>⟧\n</domain>\n${move('a.queue')}`],
    [
      'with hosts that are taken back',
      `<domain *>\nsmtp-hosts x.example\n</domain>\n${move('a.queue')}⟦<domain a.queue>⟧\nsmtp-hosts ""\n</domain>\n`,
    ],
    ['of a name without a dot', `${move('bulk')}⟦<domain bulk>⟧\n</domain>\n`],
    ['of a virtual MTA', vmta('v', `${move('a.queue')}⟦<domain a.queue>⟧\n</domain>\n`)],
    ['of a macro', `domain-macro m a.queue\n${move('a.queue')}⟦<domain $m>⟧\n</domain>\n`],
    ['that is sent by SMTP', `${move('a.queue')}⟦<domain a.queue>⟧\ntype smtp\n</domain>\n`],
  ])('finds a section %s', (_, sample) => rule.finds(sample + SERVER, ['noHosts']));

  it('finds one section once, however many domains lead there', () => {
    const moves = move('a.queue') + move('a.queue').replace('a.example', 'b.example');
    rule.finds(`${moves}⟦<domain a.queue>⟧\n</domain>\n${SERVER}`, ['noHosts']);
  });

  it.each([
    ['hosts', `${move('a.queue')}<domain a.queue>\nsmtp-hosts x.example\n</domain>\n`],
    ['hosts of another domain', `${move('a.queue')}<domain a.queue>\nsmtp-hosts lookup-mx:x.example\n</domain>\n`],
    ['hosts by their old name', `${move('a.queue')}<domain a.queue>\nroute x.example\n</domain>\n`],
    [
      'hosts of a wider pattern',
      `<domain *.queue>\nsmtp-hosts x.example\n</domain>\n${move('a.queue')}<domain a.queue>\n</domain>\n`,
    ],
    [
      'hosts in a virtual MTA',
      `${move('a.queue')}<domain a.queue>\n</domain>\n${vmta('v', '<domain a.queue>\nsmtp-hosts x.example\n</domain>\n')}`,
    ],
    ['mail that goes to a program', `${move('a.queue')}<domain a.queue>\ntype pipe\ncommand "/bin/x"\n</domain>\n`],
    ['a domain of the internet', `${move('b.example')}<domain b.example>\n</domain>\n`],
    ['a queue without a section', move('a.queue')],
    ['a section that nothing leads to', '<domain a.queue>\n</domain>\n'],
    [
      'a rollup with servers',
      `<mx-rollup-list>\nmx mx.example.com a.rollup\n</mx-rollup-list>\n${move('a.rollup')}<domain a.rollup>\n</domain>\n`,
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () =>
    rule.isSilent(`${move('a.queue')}<domain a.queue>\n</domain>\n`));

  it('names the queue and points at the line that leads there', () => {
    const sample = `${move('a.queue')}⟦<domain a.queue>⟧\n</domain>\n${SERVER}`;
    rule.says(sample, 'The queue a.queue has no smtp-hosts, and its name is no domain of the internet.\n');
    rule.pointsAt(sample, [['queue-to a.queue', 'mail is moved by this line']]);
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const config = `${move('a.queue')}include more\n${SERVER}`;
    expect(findingsInFiles('queue-to-no-hosts', { config, more: '<domain a.queue>\n</domain>\n' })).toEqual([
      'more noHosts <domain a.queue>',
      '-> config queue-to a.queue',
    ]);
  });
});
