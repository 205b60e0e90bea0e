import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const severities = { short: 'info', provider: 'info' } as const;
const rule = testRule('backoff-normal-after-too-short', { short: 'info', provider: 'info' });
const other = testRule('backoff-normal-after-too-short', severities, { options: { shortest: '2h' } });
const macro = 'domain-macro large gmail.com,yahoo.com\n';

describe('backoff-normal-after-too-short', () => {
  it.each([
    ['for all domains', domain('*', 'backoff-to-normal-after ⟦10m⟧')],
    ['a second too short', domain('*', 'backoff-to-normal-after ⟦29m59s⟧')],
    ['in another case', domain('gmail.com', 'BackOff-To-Normal-After ⟦5m⟧')],
    ['in a virtual MTA', vmta('a', domain('*', 'backoff-to-normal-after ⟦10m⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', 'backoff-to-normal-after ⟦10m⟧'))],
  ])('finds a time %s', (_, sample) => rule.finds(sample, ['short']));

  it.each([
    ['for its domain', domain('yahoo.com', 'backoff-to-normal-after ⟦1h⟧')],
    ['for one of its domains', domain('yahoo.co.uk', 'backoff-to-normal-after ⟦10m⟧')],
    ['for a macro', macro + domain('$large', 'backoff-to-normal-after ⟦1h⟧')],
    ['for its queue', domain('yahoo.com', 'queue-to y.queue') + domain('y.queue', 'backoff-to-normal-after ⟦3h59m⟧')],
  ])('finds a time that is shorter than a provider asks for, %s', (_, sample) => rule.finds(sample, ['provider']));

  it.each([
    ['half an hour', domain('*', 'backoff-to-normal-after 30m')],
    ['never', domain('yahoo.com', 'backoff-to-normal-after never')],
    ['the default', domain('yahoo.com', 'max-smtp-out 5')],
    ['what the provider asks for', domain('yahoo.com', 'backoff-to-normal-after 4h')],
    ['a provider that asks for nothing', domain('gmail.com', 'backoff-to-normal-after 1h')],
    ['a number without a unit', domain('*', 'backoff-to-normal-after 60')],
    ['a time that is none', domain('*', 'backoff-to-normal-after soon')],
    ['the delivery', domain('*', 'backoff-to-normal-after-delivery yes')],
    ['what a later line corrects', domain('*', 'backoff-to-normal-after 1m', 'backoff-to-normal-after 1h')],
    ['mail that is thrown away', domain('example.com', 'type discard', 'backoff-to-normal-after 1m')],
    [
      'what each virtual MTA overrides',
      vmta('a', domain('*', 'backoff-to-normal-after 1h')) + domain('*', 'backoff-to-normal-after 1m'),
    ],
    [
      'what a literal section overrides',
      macro + domain('$large', 'backoff-to-normal-after 1h') + domain('yahoo.com', 'backoff-to-normal-after 4h'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes another limit', () => {
    other.finds(domain('*', 'backoff-to-normal-after ⟦1h⟧'), ['short']);
    other.isSilent(domain('*', 'backoff-to-normal-after 2h'));
  });

  it('names the times, the provider and the date', () => {
    rule.says(domain('*', 'backoff-to-normal-after 10m'), 'This queue leaves backoff mode after 10m');
    const sample = macro + domain('$large', 'backoff-to-normal-after 1h');
    rule.says(sample, 'The queue yahoo.com leaves backoff mode after 1h, and Yahoo asks to wait 4h.');
    rule.says(sample, '(known as of 20');
    rule.hasNoFix(sample);
  });

  it('looks into included files', () => {
    const others = { 'a.conf': 'backoff-to-normal-after 4h\n' };
    const included = testRule('backoff-normal-after-too-short', severities, { others });
    included.isSilent(domain('yahoo.com', 'backoff-to-normal-after 1h', 'include a.conf'));
  });
});
