import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('reroute-loop', { loop: 'error', itself: 'warning' });

const to = (target: string, tag = '*'): string => `<domain ${tag}>\nreroute-to-virtual-mta ${target}\n</domain>\n`;
const backoffTo = (target: string, tag = '*'): string => to(target, tag).replace('reroute', 'backoff-reroute');
const vmta = (name: string, inner = ''): string => `<virtual-mta ${name}>\n${inner}</virtual-mta>\n`;
const pool = (name: string, members: string, inner = ''): string =>
  `<virtual-mta-pool ${name}>\n${members.replaceAll(/\w+/g, 'virtual-mta $&\n')}${inner}</virtual-mta-pool>\n`;
const mark = (text: string): string => text.replace(/^\S*reroute.*$/m, '⟦$&⟧');

describe('reroute-loop', () => {
  it.each([
    ['two virtual MTAs', vmta('a', mark(to('b'))) + vmta('b', to('a'))],
    ['three virtual MTAs', vmta('a', mark(to('b'))) + vmta('b', to('c')) + vmta('c', to('a'))],
    ['names in capitals', vmta('a', mark(to('B'))) + vmta('b', to('A'))],
    ['one domain', vmta('a', mark(to('b', 'x.example'))) + vmta('b', to('a', 'x.example'))],
    ['a domain and all domains', vmta('a', mark(to('b', 'x.example'))) + vmta('b', to('a'))],
    ['a domain and a pattern', vmta('a', mark(to('b', '*.x.example'))) + vmta('b', to('a', 'y.x.example'))],
    ['backoff mode', vmta('a', mark(backoffTo('b'))) + vmta('b', backoffTo('a'))],
    ['backoff mode on one side', vmta('a', mark(to('b'))) + vmta('b', backoffTo('a'))],
    ['the top level', mark(to('a')) + vmta('a', to('{default}'))],
    ['the top level and two virtual MTAs', mark(to('a', 'x.example')) + vmta('a', to('b')) + vmta('b')],
    ['a virtual MTA that leads into it', vmta('z', to('a')) + vmta('a', mark(to('b'))) + vmta('b', to('a'))],
    ['a pool of one', vmta('a', mark(to('p'))) + pool('p', 'b') + vmta('b', to('a'))],
    [
      'a pool whose members all lead back',
      vmta('a', mark(to('p'))) + pool('p', 'b c') + vmta('b', to('a')) + vmta('c', to('a')),
    ],
    ['sections of a pool', vmta('a', mark(to('p'))) + vmta('b') + vmta('c') + pool('p', 'b c', to('a'))],
    ['a macro', `domain-macro m x,y\n${vmta('a', mark(to('b', '$m')))}${vmta('b', to('a'))}`],
  ])('finds a circle of %s', (_, sample) => rule.finds(sample, ['loop']));

  it('finds two circles', () => {
    const pair = (a: string, b: string): string => vmta(a, mark(to(b))) + vmta(b, to(a));
    rule.finds(pair('a', 'b') + pair('c', 'd'), ['loop', 'loop']);
  });

  it.each([
    ['a way that ends', vmta('a', to('b')) + vmta('b', to('c')) + vmta('c')],
    ['different domains', vmta('a', to('b', 'x.example')) + vmta('b', to('a', 'y.example'))],
    ['a narrower section that leads elsewhere', vmta('a', to('b')) + vmta('b', to('a') + to('c', '*')) + vmta('c')],
    [
      'a line that takes it back',
      vmta('a', to('b', 'x.example')) + vmta('b', to('a') + to('""', 'x.example') + to('c', '*')) + vmta('c'),
    ],
    ['one target for all', to('a') + vmta('a') + vmta('b')],
    ['a pool that has a way out', vmta('a', to('p')) + pool('p', 'b c') + vmta('b', to('a')) + vmta('c')],
    ['the own pool in backoff mode', vmta('a') + vmta('b') + pool('p', 'a b', backoffTo('p'))],
    ['backoff mode where no mail comes', vmta('a', to('c') + backoffTo('b')) + vmta('b', to('a')) + vmta('c')],
    ['a target that is not defined', vmta('a', to('b')) + vmta('c', to('a'))],
    ['an empty pool', vmta('a', to('p')) + pool('p', '')],
    ['a line that is wrong', vmta('a', to('b')) + vmta('b', to('a b'))],
    ['lines at a wrong place', 'reroute-to-virtual-mta a\n<virtual-mta a>\nreroute-to-virtual-mta a\n</virtual-mta>\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it.each([
    ['all its mail', vmta('a', mark(to('a')))],
    ['mail for a domain', vmta('a', mark(to('a', 'x.example')))],
    ['mail in backoff mode', vmta('a', mark(backoffTo('A')))],
  ])('finds a virtual MTA that reroutes %s to itself', (_, sample) => rule.finds(sample, ['itself']));

  it.each([
    ['a wider reroute that is taken back so', to('b') + vmta('a', to('a')) + vmta('b')],
    ['a reroute for all domains that is taken back so', vmta('a', to('b') + to('a', 'x.example')) + vmta('b')],
    [
      'a reroute for one of several domains that is taken back so',
      `domain-macro m x.example,y.example\n${to('b', 'x.example')}${vmta('a', to('a', '$m'))}${vmta('b')}`,
    ],
    ['a pool whose members lead to one of them', vmta('a') + vmta('b') + pool('p', 'a b', to('a'))],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says the way round and points at the other lines', () => {
    const sample = vmta('a', to('b')) + vmta('b', backoffTo('c')) + vmta('c', to('a'));
    rule.says(sample, 'Reroutes lead mail in a circle: a - b - c - a.\n');
    rule.pointsAt(sample, [
      ['backoff-reroute-to-virtual-mta c', 'leads on'],
      ['reroute-to-virtual-mta a', 'leads on'],
    ]);
    rule.hasNoFix(sample);
    rule.says(vmta('a', to('a')), 'The mail of a is rerouted to a itself.\n');
  });

  it('looks into included files', () => {
    const texts = { config: `${vmta('a', to('b'))}include more\n`, more: vmta('b', to('a')) };
    expect(findingsInFiles('reroute-loop', texts)).toEqual([
      'config loop reroute-to-virtual-mta b',
      '-> more reroute-to-virtual-mta a',
    ]);
  });

  it('finds a circle just when following the lines does not end', () => {
    const targets = fc.array(fc.option(fc.nat(5), { nil: undefined }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(targets, (next) => {
        const text = next
          .map((target, index) => vmta(`v${index}`, target === undefined ? '' : to(`v${target}`)))
          .join('');
        const found = findingsIn(text).filter(({ messageId }) => messageId === 'loop');
        expect(found.length > 0).toBe(next.some((_, index) => isOnCircle(next, index)));
      }),
    );
  });

  it('comes to an end for a long way and for many targets', () => {
    const size = 2_000;
    const ring = Array.from({ length: size }, (_, index) => vmta(`v${index}`, to(`v${(index + 1) % size}`)));
    expect(findingsIn(ring.join('')).filter(({ messageId }) => messageId === 'loop')).toHaveLength(1);
    rule.isSilent(Array.from({ length: size }, (_, index) => vmta(`v${index}`, to('hub'))).join('') + vmta('hub'));
  });
});

/** Whether the way from a virtual MTA comes back to it. One to itself is none. */
function isOnCircle(next: readonly (number | undefined)[], start: number): boolean {
  let at: number | undefined = start;
  for (let step = 0; step < next.length; step++) {
    const target: number | undefined = at === undefined ? undefined : next[at];
    if (target === undefined || target === at) return false;
    at = target;
    if (at === start) return true;
  }
  return false;
}
