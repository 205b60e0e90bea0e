import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { testRule } from '../expect-findings.ts';
import { domain, pool, vmta } from '../sample-sections.ts';

const rule = testRule('backoff-reroute-masks', { moot: 'warning' });

const reroute = 'backoff-reroute-to-virtual-mta slow';
const slow = vmta('slow');

describe('backoff-reroute-masks', () => {
  it.each([
    'backoff-max-msg-rate 60/h',
    'backoff-max-connect-rate 2/m',
    'backoff-max-data-volume-rate 1m/h',
    'backoff-max-smtp-out 1',
    'backoff-retry-after 2h',
  ])('finds %s beside it', (line) => {
    rule.finds(slow + vmta('a', domain('*', reroute, `⟦${line}⟧`)), ['moot']);
    rule.finds(slow + vmta('a', domain('*', `⟦${line}⟧`, reroute)), ['moot']);
  });

  it('finds all, also where mail moves to a pool', () => {
    const lines = [reroute, '⟦backoff-max-smtp-out 1⟧', '⟦backoff-retry-after 2h⟧'];
    rule.finds(pool('slow', 'virtual-mta b') + vmta('b') + vmta('a', domain('example.com', ...lines)), [
      'moot',
      'moot',
    ]);
  });

  it.each([
    [
      'other settings',
      slow + vmta('a', domain('*', reroute, 'backoff-to-normal-after 1h', 'backoff-notify a@example.com')),
    ],
    [
      'a reroute that is taken back',
      slow + vmta('a', domain('*', 'backoff-reroute-to-virtual-mta ""', 'backoff-retry-after 2h')),
    ],
    ['sections that differ', slow + vmta('a', domain('example.com', reroute), domain('*', 'backoff-retry-after 2h'))],
    ['a reroute to itself', vmta('slow', domain('*', reroute, 'backoff-retry-after 2h'))],
    [
      'a reroute to its own pool',
      pool('slow', 'virtual-mta b', 'virtual-mta A') + vmta('a', domain('*', reroute, 'backoff-retry-after 2h')),
    ],
    ['a target that is not defined', vmta('a', domain('*', reroute, 'backoff-retry-after 2h'))],
    ['the top level, whose limits hold for the target too', slow + domain('*', reroute, 'backoff-retry-after 2h')],
    [
      'pools, whose members may be the target',
      slow + pool('p', 'virtual-mta slow', domain('*', reroute, 'backoff-retry-after 2h')),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('points at the reroute', () => {
    const sample = slow + vmta('a', domain('*', reroute, 'backoff-retry-after 2h'));
    rule.pointsAt(sample, [[reroute, 'moved away here']]);
    rule.says(sample, 'In backoff mode the mail moves to slow at once');
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const texts = {
      config: slow + vmta('a', domain('*', 'include more.conf', 'backoff-retry-after 2h')),
      'more.conf': `${reroute}\n`,
    };
    expect(findingsInFiles('backoff-reroute-masks', texts)).toEqual([
      'config moot backoff-retry-after 2h',
      `-> more.conf ${reroute}`,
    ]);
  });
});
