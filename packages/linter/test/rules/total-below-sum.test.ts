import { describe, it } from 'vitest';
import { SERVER, domain, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('total-below-sum', { server: 'info', vmta: 'info' });
const total = 'total-max-smtp-out 100\n';

describe('total-below-sum', () => {
  it.each([
    ['a domain', total + domain('example.com', 'max-smtp-out ⟦101⟧')],
    ['all domains', total + domain('*', 'max-smtp-out ⟦200⟧')],
    ['a macro', 'domain-macro own example.com,example.net\n' + total + domain('$own', 'max-smtp-out ⟦200⟧')],
    ['a domain of a virtual MTA', total + vmta('a', domain('*', 'max-smtp-out ⟦200⟧'))],
    ['a virtual MTA', total + vmta('a', 'Max-SMTP-Out ⟦850⟧')],
    ['a pool', total + vmta('a') + pool('p', 'virtual-mta a', 'max-smtp-out ⟦850⟧')],
    ['a domain of a pool', total + vmta('a') + pool('p', 'virtual-mta a', domain('*', 'max-smtp-out ⟦101⟧'))],
  ])('finds a number for %s that the server has not', (_, sample) => rule.finds(sample, ['server']));

  it('finds a number that a virtual MTA has not', () => {
    rule.finds(vmta('a', 'max-smtp-out 10', domain('*', 'max-smtp-out ⟦20⟧')), ['vmta']);
    rule.finds(total + vmta('a', 'max-smtp-out 10', domain('*', 'max-smtp-out ⟦200⟧')), ['vmta']);
    rule.finds(total + vmta('a', 'max-smtp-out ⟦150⟧', domain('*', 'max-smtp-out ⟦200⟧')), ['server', 'server']);
    rule.finds(vmta('a', domain('*', 'max-smtp-out ⟦20⟧')) + pool('p', 'virtual-mta a', 'max-smtp-out 5'), ['vmta']);
    rule.isSilent(vmta('a', 'max-smtp-out 20', domain('*', 'max-smtp-out 20')));
    rule.isSilent(vmta('a', 'max-smtp-out 10') + domain('*', 'max-smtp-out 20'));
    rule.isSilent(vmta('a', 'max-smtp-out 10') + vmta('b', domain('*', 'max-smtp-out 20')));
  });

  it('knows the default of the server where all is known', () => {
    rule.finds(SERVER + domain('example.com', 'max-smtp-out ⟦1201⟧'), ['server']);
    rule.isSilent(SERVER + domain('example.com', 'max-smtp-out 1200'));
    rule.isSilent(domain('example.com', 'max-smtp-out 1201'));
  });

  it.each([
    ['as many', total + domain('*', 'max-smtp-out 100')],
    ['a value that is none', total + domain('*', 'max-smtp-out 1OO')],
    ['a line that does not count', total + domain('*', 'max-smtp-out 500', 'max-smtp-out 5')],
    ['a word', total + vmta('a', 'max-smtp-out unlimited')],
    ['mail that is thrown away', total + domain('example.com', 'type discard', 'max-smtp-out 500')],
    ['a total that is higher', `total-max-smtp-out 900\n${vmta('a', 'max-smtp-out 850')}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const others = { 'a.conf': 'total-max-smtp-out 100\n' };
    const included = testRule('total-below-sum', { server: 'info', vmta: 'info' }, { others });
    included.finds('include a.conf\n' + domain('*', 'max-smtp-out ⟦101⟧'), ['server']);
  });

  it('names the numbers, and points at the limit', () => {
    rule.says(
      total + domain('*', 'max-smtp-out 300'),
      'A max-smtp-out of 300 is never reached: the whole server opens 100',
    );
    rule.pointsAt(total + domain('*', 'max-smtp-out 300'), [['total-max-smtp-out 100', 'limited here']]);
    const inside = vmta('a', 'max-smtp-out 10', domain('*', 'max-smtp-out 20'));
    rule.says(inside, 'virtual MTA a opens 10 connections at most');
    rule.pointsAt(inside, [['max-smtp-out 10', 'limited here']]);
    rule.hasNoFix(inside);
  });
});
