import { describe, it } from 'vitest';
import { domain, pool, section, testRule, vmta } from '../expect-findings.ts';

const severities = { fast: 'warning', sooner: 'info' } as const;
const rule = testRule('retry-too-fast', { fast: 'warning', sooner: 'info' });
const asked = testRule('retry-too-fast', severities, { options: { 'as-providers-ask': true } });
const patient = testRule('retry-too-fast', severities, { options: { shortest: '1h' } });
const macro = 'domain-macro google gmail.com,googlemail.com\n';

describe('retry-too-fast', () => {
  it.each([
    ['for all domains', domain('*', 'retry-after ⟦1m⟧')],
    ['for a provider', domain('gmail.com', 'Retry-After ⟦1s⟧')],
    ['in another case', domain('GMail.com', 'retry-after ⟦30s⟧')],
    ['for a macro', macro + domain('$google', 'retry-after ⟦4m59s⟧')],
    ['at the end of a list', domain('*', 'retry-after ⟦10m,5m,1m⟧')],
    ['in backoff mode', domain('*', 'backoff-retry-after ⟦10s⟧')],
    ['in backoff mode alone, at the end', domain('*', 'retry-after 10m', 'backoff-retry-after ⟦10m,1m⟧')],
    ['in a virtual MTA', vmta('a', domain('*', 'retry-after ⟦2m⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', 'retry-after ⟦2m⟧'))],
    [
      'of a queue',
      domain('gmail.com', 'queue-to g.queue') + domain('g.queue', 'smtp-hosts lookup-mx:gmail.com', 'retry-after ⟦1m⟧'),
    ],
    [
      'of a rollup',
      section('mx-rollup-list', 'mx *.google.com google.rollup') + domain('google.rollup', 'retry-after ⟦1m⟧'),
    ],
    ['for one of several domains', 'domain-macro some example.com,gmail.com\n' + domain('$some', 'retry-after ⟦1m⟧')],
  ])('finds a time %s', (_, sample) => rule.finds(sample, ['fast']));

  it.each([
    ['five minutes', domain('*', 'retry-after 5m')],
    ['a list that grows', domain('*', 'retry-after 30s,1m,5m,10m')],
    ['the default', domain('*', 'max-smtp-out 5')],
    ['a number without a unit', domain('*', 'retry-after 10')],
    ['one without a unit in a list', domain('*', 'retry-after 10m,20')],
    ['a time that is none', domain('*', 'retry-after soon')],
    ['other domains', domain('example.com', 'retry-after 1m')],
    ['subdomains', domain('*.gmail.com', 'retry-after 1m')],
    ['what backoff-retry-shorter tells', domain('*', 'retry-after 10m', 'backoff-retry-after 1m')],
    [
      'backoff mode of mail that leaves for another virtual MTA',
      vmta('b') + vmta('a', domain('*', 'backoff-retry-after 1m', 'backoff-reroute-to-virtual-mta b')),
    ],
    ['mail for a relay', domain('*', 'smtp-hosts relay.example.com', 'retry-after 1m')],
    ['mail of a provider for a relay', domain('gmail.com', 'smtp-hosts relay.example.com', 'retry-after 1m')],
    ['mail for this machine', domain('*', 'smtp-hosts [127.0.0.1]:2525', 'retry-after 1m')],
    ['mail that is thrown away', domain('gmail.com', 'type discard', 'retry-after 1m')],
    ['mail that is moved', domain('gmail.com', 'queue-to g.queue', 'retry-after 1m')],
    ['what a later line corrects', domain('*', 'retry-after 1m', 'retry-after 10m')],
    [
      'what each virtual MTA overrides',
      vmta('a', domain('*', 'retry-after 10m')) + domain('gmail.com', 'retry-after 1m'),
    ],
    [
      'what a literal section overrides',
      macro +
        domain('$google', 'retry-after 1m') +
        domain('gmail.com', 'retry-after 1h') +
        domain('googlemail.com', 'retry-after 1h'),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes another limit', () => {
    patient.finds(domain('*', 'retry-after ⟦30m⟧'), ['fast']);
    patient.isSilent(domain('*', 'retry-after 1h'));
  });

  it('tells what a provider asks for, when it is asked to', () => {
    rule.isSilent(domain('yahoo.com', 'retry-after 10m'));
    asked.finds(domain('yahoo.com', 'retry-after ⟦10m⟧'), ['sooner']);
    asked.finds(domain('yahoo.fr', 'retry-after ⟦10m,8h⟧'), ['sooner']);
    asked.finds(domain('yahoo.com', 'retry-after ⟦1m⟧'), ['fast']);
    asked.isSilent(domain('yahoo.com', 'retry-after 4h'));
    asked.isSilent(domain('gmail.com', 'retry-after 10m'));
    asked.isSilent(domain('*', 'retry-after 10m'));
    asked.says(domain('yahoo.com', 'retry-after 10m'), 'is tried again after 10m, and Yahoo asks to wait 4h.');
    asked.says(domain('yahoo.com', 'retry-after 10m'), '(known as of 20');
  });

  it('names the time', () => {
    rule.says(
      domain('*', 'retry-after 10m,1m'),
      'Mail to all domains is tried again every 1m while no connection succeeds.',
    );
    rule.says(
      domain('gmail.com', 'retry-after 5s'),
      'Mail to gmail.com is tried again every 5s while no connection succeeds.',
    );
    rule.hasNoFix(domain('*', 'retry-after 1m'));
  });

  it('looks into included files', () => {
    const others = { 'a.conf': 'retry-after 30m\n' };
    testRule('retry-too-fast', severities, { others }).isSilent(domain('*', 'retry-after 1m', 'include a.conf'));
  });
});
