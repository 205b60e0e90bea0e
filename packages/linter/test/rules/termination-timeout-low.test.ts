import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('termination-timeout-low', { end: 'warning', data: 'warning' });

describe('termination-timeout-low', () => {
  it.each([
    ['minutes', domain('*', 'smtp-data-termination-timeout ⟦2m⟧')],
    ['a second less than ten minutes', domain('example.com', 'smtp-data-termination-timeout ⟦9m59s⟧')],
    ['minutes in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', 'smtp-data-termination-timeout ⟦5m⟧'))],
    [
      'minutes against the top level',
      domain('*', 'smtp-data-termination-timeout 10m') + domain('example.com', 'smtp-data-termination-timeout ⟦5m⟧'),
    ],
    ['minutes in a virtual MTA', vmta('a', domain('*', 'smtp-data-termination-timeout ⟦5m⟧'))],
  ])('finds %s for the answer', (_, sample) => rule.finds(sample, ['end']));

  it.each([
    ['a minute', domain('*', 'data-send-timeout ⟦1m⟧')],
    ['a second less than three minutes', domain('*', 'Data-Send-Timeout ⟦2m59s⟧')],
    ['a minute by a macro', `domain-macro m example.com,example.net\n${domain('$m', 'data-send-timeout ⟦60s⟧')}`],
  ])('finds %s for the data', (_, sample) => rule.finds(sample, ['data']));

  it('finds both', () => {
    rule.finds(domain('*', 'smtp-data-termination-timeout ⟦1m⟧', 'data-send-timeout ⟦1m⟧'), ['end', 'data']);
  });

  it.each([
    ['ten and three minutes', domain('*', 'smtp-data-termination-timeout 10m', 'data-send-timeout 3m')],
    ['more', domain('*', 'smtp-data-termination-timeout 1h', 'data-send-timeout 5m')],
    ['no time at all', domain('*', 'smtp-data-termination-timeout 0', 'data-send-timeout 0')],
    ['numbers without a unit', domain('*', 'smtp-data-termination-timeout 300', 'data-send-timeout 60')],
    ['what a later line corrects', domain('*', 'data-send-timeout 1m', 'data-send-timeout 3m')],
    ['mail that is thrown away', domain('*', 'type discard', 'data-send-timeout 1m')],
    ['the defaults', domain('*', 'max-smtp-out 5')],
    ['times that are none', domain('*', 'smtp-data-termination-timeout soon', 'data-send-timeout x')],
    ['other timeouts', domain('*', 'connect-timeout 30s', 'smtp-greeting-timeout 1m')],
    [
      'a line that every virtual MTA overrides',
      domain('*', 'data-send-timeout 1m') + vmta('a', domain('*', 'data-send-timeout 3m')),
    ],
    ['a server on this machine', domain('example.com', 'smtp-hosts [127.0.0.1]:26', 'data-send-timeout 1m')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    const others = { short: 'data-send-timeout 1m\n', long: 'data-send-timeout 3m\n' };
    const included = testRule('termination-timeout-low', { end: 'warning', data: 'warning' }, { others });
    included.isSilent(domain('*', 'data-send-timeout 1m', 'include long'));
    included.finds(domain('*', 'include long', 'data-send-timeout ⟦1m⟧'), ['data']);
  });

  it('names the time', () => {
    rule.says(domain('*', 'smtp-data-termination-timeout 2m # short'), 'is waited for no longer than 2m.');
    rule.says(domain('*', 'data-send-timeout 1m'), 'stands still for 1m while');
  });
});
