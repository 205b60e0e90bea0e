import { describe, it } from 'vitest';
import { domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('rate-below-one-conn', { unreached: 'info' });
const few = ['max-connect-rate 10/m', 'max-msg-per-connection 5'];
const slow = ['smtp-out-rampup-interval 10s', 'max-msg-per-connection 5'];
const found = domain('*', 'max-msg-rate ⟦5000/h⟧', ...few);

describe('rate-below-one-conn', () => {
  it.each([
    ['of connections', found],
    ['one too many', domain('*', 'max-msg-rate ⟦3001/h⟧', ...few)],
    ['by pauses', domain('*', 'max-msg-rate ⟦1801/h⟧', ...slow)],
    ['in other units', domain('example.com', 'MAX-MSG-RATE ⟦100/m⟧', ...few)],
    ['over a day', domain('example.com', 'max-msg-rate ⟦100000/d⟧', ...few)],
    ['set apart', domain('*', ...few) + domain('example.com', 'max-msg-rate ⟦5000/h⟧')],
    ['in a virtual MTA', domain('*', ...few) + vmta('a', domain('*', 'max-msg-rate ⟦5000/h⟧'))],
    ['in a pool', vmta('a') + pool('p', 'virtual-mta a', domain('*', 'max-msg-rate ⟦5000/h⟧', ...few))],
    ['of a macro', 'domain-macro own example.com\n' + domain('$own', 'max-msg-rate ⟦5000/h⟧', ...few)],
  ])('finds a rate %s', (_, sample) => rule.finds(sample, ['unreached']));

  it.each([
    ['as much as the connections carry', domain('*', 'max-msg-rate 3000/h', ...few)],
    ['as much as the pauses allow', domain('*', 'max-msg-rate 1800/h', ...slow)],
    ['connections without an end', domain('*', 'max-msg-rate 5000/h', 'max-connect-rate 10/m')],
    [
      'connections that are no limit',
      domain('*', 'max-msg-rate 5000/h', 'max-connect-rate 10/m', 'max-msg-per-connection 0'),
    ],
    [
      'connections at any rate',
      domain('*', 'max-msg-rate 5000/h', 'max-connect-rate unlimited', 'max-msg-per-connection 5'),
    ],
    ['no pauses', domain('*', 'max-msg-rate 5000/h', 'smtp-out-rampup-interval 0s', 'max-msg-per-connection 5')],
    ['no limit of messages', domain('*', 'max-msg-rate unlimited', ...few)],
    ['none by its number', domain('*', 'max-msg-rate 0', ...few)],
    ['a value that is none', domain('*', 'max-msg-rate lots', ...few)],
    ['connections of another domain', domain('example.net', ...few) + domain('example.com', 'max-msg-rate 5000/h')],
    ['mail that is thrown away', domain('example.com', 'type discard', 'max-msg-rate 5000/h', ...few)],
    [
      'what each virtual MTA overrides',
      vmta('a', domain('*', 'max-msg-rate 100/h')) + domain('*', 'max-msg-rate 5000/h', ...few),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('takes the slower of both', () => {
    const both = domain('*', 'max-msg-rate 5000/h', ...few, 'smtp-out-rampup-interval 1m');
    rule.says(both, 'smtp-out-rampup-interval lets out 300 messages an hour.');
  });

  it('names the numbers, and points at what holds back', () => {
    rule.says(
      found,
      'Mail for one recipient each never reaches 5000/h: max-connect-rate lets out 3000 messages an hour.',
    );
    rule.says(found, 'Each connection carries 5 at most');
    rule.pointsAt(found, [
      ['max-connect-rate 10/m', 'connections are limited here'],
      ['max-msg-per-connection 5', 'messages over one connection'],
    ]);
    rule.hasNoFix(found);
  });

  it('looks into included files', () => {
    const others = { 'a.conf': domain('*', ...few) };
    const included = testRule('rate-below-one-conn', { unreached: 'info' }, { others });
    included.finds('include a.conf\n' + domain('example.com', 'max-msg-rate ⟦5000/h⟧'), ['unreached']);
  });
});
