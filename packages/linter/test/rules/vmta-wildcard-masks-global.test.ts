import { describe, it } from 'vitest';
import { defaultAssumptions } from '@pmtakit/semantics';
import { domain, many, pool, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('vmta-wildcard-masks-global', { masked: 'warning' });
const narrowFirst = testRule(
  'vmta-wildcard-masks-global',
  { masked: 'warning' },
  { model: { version: '5.0', assumptions: { ...defaultAssumptions, resolution: 'specificity-first' } } },
);
const strict = domain('example.com', 'max-msg-rate 10/h');
const wide = vmta('a', domain('*', 'max-msg-rate ⟦100/h⟧'));
const quiet = vmta('a', domain('*', 'max-msg-rate 100/h'));

describe('vmta-wildcard-masks-global', () => {
  it.each([
    ['a rate', strict + wide],
    ['a rate before the strict one', wide + strict],
    ['no limit', strict + vmta('a', domain('*', 'max-msg-rate ⟦unlimited⟧'))],
    ['a number of connections', domain('example.com', 'max-smtp-out 2') + vmta('a', domain('*', 'max-smtp-out ⟦20⟧'))],
    [
      'connections in a time',
      domain('example.com', 'max-connect-rate 1/m') + vmta('a', domain('*', 'max-connect-rate ⟦2/m⟧')),
    ],
    [
      'bytes',
      domain('example.com', 'max-data-volume-rate 1m/h') + vmta('a', domain('*', 'max-data-volume-rate ⟦1g/h⟧')),
    ],
    [
      'messages without end',
      domain('example.com', 'max-msg-per-connection 5') + vmta('a', domain('*', 'max-msg-per-connection ⟦0⟧')),
    ],
    ['another unit', domain('example.com', 'max-msg-rate 1/m') + vmta('a', domain('*', 'max-msg-rate ⟦61/h⟧'))],
    ['an old name', domain('example.com', 'max-msg-per-hour 10') + vmta('a', domain('*', 'max-msg-per-hour ⟦100⟧'))],
    ['domains of a macro', `domain-macro m example.com,example.net\n${domain('$m', 'max-msg-rate 10/h')}${wide}`],
    ['a domain with all below it', domain('[*.]example.com', 'max-msg-rate 10/h') + wide],
    ['a narrower pattern', strict + vmta('a', domain('*.com', 'max-msg-rate ⟦100/h⟧'))],
    ['a pool', strict + vmta('a') + pool('p', 'virtual-mta a', domain('*', 'max-msg-rate ⟦100/h⟧'))],
    ['capitals', domain('Example.COM', 'Max-Msg-Rate 10/h') + wide],
  ])('finds %s that sets aside a stricter limit', (_, sample) => rule.finds(sample, ['masked']));

  it('finds each virtual MTA, and each line once', () => {
    const two =
      domain('example.com', 'max-msg-rate 10/h', 'max-smtp-out 1') + domain('example.net', 'max-msg-rate 10/h');
    rule.finds(two + vmta('a', domain('*', 'max-msg-rate ⟦100/h⟧', 'max-smtp-out ⟦5⟧')), ['masked', 'masked']);
    rule.finds(strict + wide + vmta('b', domain('*', 'max-msg-rate ⟦50/h⟧')), ['masked', 'masked']);
  });

  it.each([
    ['a stricter limit', strict + vmta('a', domain('*', 'max-msg-rate 5/h'))],
    ['the same limit', strict + vmta('a', domain('*', 'max-msg-rate 10/h'))],
    ['a limit that no domain has', strict + vmta('a', domain('*', 'max-smtp-out 100'))],
    ['a limit in place of one for all', domain('*', 'max-msg-rate 10/h') + quiet],
    ['a limit for the domain itself', strict + vmta('a', domain('example.com', 'max-msg-rate 100/h'))],
    [
      'one that is repeated for the domain',
      strict + vmta('a', domain('*', 'max-msg-rate 100/h'), domain('example.com', 'max-msg-rate 10/h')),
    ],
    [
      'one that a macro repeats',
      `domain-macro m example.com\n${strict}${vmta('a', domain('*', 'max-msg-rate 100/h'), domain('$m', 'max-msg-rate 10/h'))}`,
    ],
    [
      'a pool whose only member knows better',
      strict +
        vmta('a', domain('*', 'max-msg-rate 1/h')) +
        pool('p', 'virtual-mta a', domain('*', 'max-msg-rate 100/h')),
    ],
    ['patterns that never meet', strict + vmta('a', domain('*.net', 'max-msg-rate 100/h'))],
    ['mail that is thrown away', domain('example.com', 'max-msg-rate 10/h', 'type discard') + quiet],
    ['mail in another queue', domain('example.com', 'max-msg-rate 10/h', 'queue-to other.queue') + quiet],
    ['wrong values', domain('example.com', 'max-msg-rate ten') + quiet],
    [
      'the limit of a line that a later one takes back',
      domain('example.com', 'max-msg-rate 10/h', 'max-msg-rate 200/h') + quiet,
    ],
    [
      'a virtual MTA with lines that are not known',
      strict + vmta('a', domain('*', 'max-msg-rate 100/h'), 'include missing.conf'),
    ],
    ['sections of the top level alone', strict + domain('*', 'max-msg-rate 100/h')],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('says nothing where the narrower pattern is taken to win', () => narrowFirst.isSilent(strict + quiet));

  it('knows included files', () => {
    const others = { 'domains.conf': strict };
    testRule('vmta-wildcard-masks-global', { masked: 'warning' }, { others }).finds(`include domains.conf\n${wide}`, [
      'masked',
    ]);
  });

  it('names the strictest limit, and points at three', () => {
    const all = many(5, (n) => domain(`d${n}.example.com`, `max-msg-rate ${9 - n}/h`));
    rule.says(all + quiet, 'max-msg-rate 100/h of virtual MTA a also counts for d4.example.com, instead of 5/h.');
    rule.pointsAt(
      all + quiet,
      [5, 6, 7].map((rate) => [`max-msg-rate ${rate}/h`, 'the limit that is set aside']),
    );
    rule.says(
      strict + vmta('a') + pool('p', 'virtual-mta a', domain('*', 'max-msg-rate 100/h')),
      'of pool p also counts',
    );
    rule.hasNoFix(all + quiet);
  });

  it('is fast with thousands of virtual MTAs and domains', () => {
    const strictOnes = many(300, (n) => domain(`d${n}.example.com`, 'max-msg-rate 10/h'));
    const own = many(300, (n) => domain(`d${n}.example.com`, 'max-msg-rate 10/h'));
    rule.isSilent(
      strictOnes +
        vmta('a', domain('*', 'max-msg-rate 100/h'), own) +
        many(500, (n) => vmta(`v${n}`, domain('*', 'max-msg-rate 9/h'))),
    );
  });
});
