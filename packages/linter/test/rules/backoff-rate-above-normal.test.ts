import { describe, expect, it } from 'vitest';
import { SERVER, domain, findingsOf, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('backoff-rate-above-normal', { faster: 'error', connections: 'warning' });

describe('backoff-rate-above-normal', () => {
  it.each([
    ['of another unit', domain('*', 'max-msg-rate 250/h', 'backoff-max-msg-rate ⟦100/m⟧')],
    ['a little higher', domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate ⟦61/h⟧')],
    ['of several minutes', domain('*', 'max-msg-rate 500/h', 'backoff-max-msg-rate ⟦100/10m⟧')],
    [
      'below what the whole virtual MTA may send',
      vmta('a', 'max-smtp-msg-rate 500/h', domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate ⟦90/h⟧')),
    ],
    ['without end', domain('*', 'max-msg-rate 500/h', 'backoff-max-msg-rate ⟦unlimited⟧')],
    ['by old names', domain('*', 'max-msg-per-hour 60', 'backoff-max-msg-per-hour ⟦120⟧')],
    ['of connections', domain('*', 'max-connect-rate 1/m', 'backoff-max-connect-rate ⟦1/s⟧')],
    ['of data', domain('*', 'max-data-volume-rate 1M/h', 'backoff-max-data-volume-rate ⟦1M/m⟧')],
    [
      'against a wider section',
      domain('*', 'max-msg-rate 60/h') + domain('example.com', 'backoff-max-msg-rate ⟦90/h⟧'),
    ],
    ['in a wider section', domain('*', 'backoff-max-msg-rate ⟦90/h⟧') + domain('example.com', 'max-msg-rate 60/h')],
    ['in a virtual MTA', domain('*', 'max-msg-rate 60/h') + vmta('a', domain('*', 'backoff-max-msg-rate ⟦90/h⟧'))],
    [
      'through a macro',
      `domain-macro m example.com,example.net\n${domain('$m', 'max-msg-rate 60/h', 'backoff-max-msg-rate ⟦90/h⟧')}`,
    ],
    [
      'that a narrower section makes right',
      domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate ⟦90/h⟧') + domain('example.com', 'max-msg-rate 90/h'),
    ],
  ])('finds a rate %s', (_, sample) => rule.finds(sample, ['faster']));

  it.each([
    ['beside it', domain('*', 'max-smtp-out 2', 'backoff-max-smtp-out ⟦5⟧')],
    ['of a wider section', domain('*', 'max-smtp-out 2') + domain('example.com', 'backoff-max-smtp-out ⟦3⟧')],
    ['by default', SERVER + domain('*', 'backoff-max-smtp-out ⟦21⟧')],
  ])('finds more connections than %s', (_, sample) => rule.finds(sample, ['connections']));

  it('tells a line once, whatever it is compared with', () => {
    const normal = ['example.com', 'example.net'].map((name) => domain(name, 'max-msg-rate 60/h')).join('');
    rule.finds(domain('*', 'backoff-max-msg-rate ⟦90/h⟧') + normal, ['faster']);
  });

  it.each([
    ['a rate of 0, which is told by rate-zero', domain('*', 'max-msg-rate 500/h', 'backoff-max-msg-rate 0')],
    ['a lower rate', domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate 30/h')],
    ['the same rate in other words', domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate 1/m')],
    ['no limit in normal mode', domain('*', 'max-msg-rate unlimited', 'backoff-max-msg-rate 1000/s')],
    ['no limit by default', SERVER + domain('*', 'backoff-max-msg-rate 1000/s')],
    ['the default, which follows', domain('*', 'max-msg-rate 60/h')],
    ['fewer connections', domain('*', 'max-smtp-out 5', 'backoff-max-smtp-out 2')],
    ['the default number of connections in a part', domain('*', 'backoff-max-smtp-out 21')],
    ['limits of different things', domain('*', 'max-connect-rate 1/m', 'backoff-max-msg-rate 10/m')],
    ['a rate that is none', domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate 90/w')],
    [
      'a normal rate that every virtual MTA overrides',
      domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate 90/h') + vmta('a', domain('*', 'max-msg-rate 100/h')),
    ],
    [
      'limits that another virtual MTA makes moot',
      vmta('b') +
        vmta('a', domain('*', 'backoff-reroute-to-virtual-mta b', 'max-msg-rate 60/h', 'backoff-max-msg-rate 90/h')),
    ],
    [
      'a rate that the whole virtual MTA never reaches',
      vmta('a', 'max-smtp-msg-rate 50/h', domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate 90/h')),
    ],
    [
      'connections that the whole virtual MTA never opens',
      vmta('a', 'max-smtp-out 2', domain('*', 'max-smtp-out 2', 'backoff-max-smtp-out 5')),
    ],
    [
      'connections that the whole server never opens',
      'total-max-smtp-out 2\n' + domain('*', 'max-smtp-out 2', 'backoff-max-smtp-out 5'),
    ],
    ['mail that is thrown away', domain('*', 'type discard', 'max-msg-rate 60/h', 'backoff-max-msg-rate 90/h')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('names both limits, and points at the other one', () => {
    const sample = domain('*', 'max-msg-rate 250/h', 'backoff-max-msg-rate 100/m');
    rule.says(sample, 'backoff-max-msg-rate 100/m is more than max-msg-rate 250/h:');
    rule.pointsAt(sample, [['max-msg-rate 250/h', 'the limit of normal mode']]);
    rule.says(SERVER + domain('*', 'backoff-max-smtp-out 30'), 'backoff-max-smtp-out 30 is more than max-smtp-out 20:');
  });

  it('knows included files', () => {
    const others = { slow: 'backoff-max-msg-rate 30/h\n', fast: 'max-msg-rate 60/h\n' };
    const severities = { faster: 'error', connections: 'warning' } as const;
    const included = testRule('backoff-rate-above-normal', severities, { others });
    included.finds(domain('*', 'include fast', 'backoff-max-msg-rate ⟦90/h⟧'), ['faster']);
    included.isSilent(domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate 90/h', 'include slow'));
  });

  it('tells what it rests on', () => {
    const wide = vmta('a', domain('*', 'max-msg-rate 60/h', 'backoff-max-msg-rate 90/h'));
    const assumed = (text: string) =>
      findingsOf('backoff-rate-above-normal', text)[0]?.diagnostics.map(({ assumptions }) => assumptions);
    expect(assumed(wide)).toEqual([undefined]);
    expect(assumed(domain('*', 'max-msg-rate 60/h', 'max-msg-rate 50/h', 'backoff-max-msg-rate 90/h'))).toContainEqual([
      'repeated-lines',
    ]);
  });
});
