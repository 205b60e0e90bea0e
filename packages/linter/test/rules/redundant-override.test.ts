import { describe, expect, it } from 'vitest';
import { defaultAssumptions } from '@pmtakit/semantics';
import { SERVER, domain, findingsOf, many, pool, testRule, vmta } from '../expect-findings.ts';

const severities = { inherited: 'info', default: 'info' } as const;
const id = 'redundant-override';
const rule = testRule('redundant-override', { inherited: 'info', default: 'info' });
const quiet = testRule(id, severities, { options: { defaults: false } });
const narrowFirst = testRule(id, severities, {
  model: { version: '5.0', assumptions: { ...defaultAssumptions, resolution: 'specificity-first' } },
});
const all = domain('*', 'max-smtp-out 5');

describe('redundant-override', () => {
  it.each<[string, string]>([
    ['a domain that repeats the wildcard', all + domain('example.com', '⟦max-smtp-out 5⟧')],
    ['one before it', domain('example.com', '⟦max-smtp-out 5⟧') + all],
    [
      'one below a narrower pattern',
      domain('*.example.com', 'max-smtp-out 5') + domain('a.example.com', '⟦max-smtp-out 5⟧'),
    ],
    ['a pattern', all + domain('[*.]example.com', '⟦max-smtp-out 5⟧')],
    ['a macro', `domain-macro m example.com,example.net\n${all}${domain('$m', '⟦max-smtp-out 5⟧')}`],
    ['another spelling', domain('*', 'retry-after 60m,2h') + domain('example.com', '⟦Retry-After 1h,120m⟧')],
    ['an old name', domain('*', 'smtp-hosts mx.example.net') + domain('example.com', '⟦route mx.example.net⟧')],
    ['a virtual MTA', all + vmta('a', domain('example.com', '⟦max-smtp-out 5⟧'))],
    ['the wildcard of a virtual MTA', all + vmta('a', domain('*', '⟦max-smtp-out 5⟧'))],
    [
      'a domain inside a virtual MTA',
      vmta('a', domain('*', 'max-smtp-out 5') + domain('example.com', '⟦max-smtp-out 5⟧')),
    ],
    ['a pool', all + pool('p', domain('*', '⟦max-smtp-out 5⟧'))],
    ['a member of a pool', vmta('a', domain('*', '⟦max-smtp-out 5⟧')) + pool('p', 'virtual-mta a', all)],
    [
      'a domain whose own section says the same',
      all + domain('example.com', '⟦max-smtp-out 5⟧') + vmta('a', domain('*', '⟦max-smtp-out 5⟧')),
    ],
  ])('finds %s', (_, sample) => {
    const count = sample.split('⟦').length - 1;
    rule.finds(
      SERVER + sample,
      Array.from({ length: count }, () => 'inherited'),
    );
  });

  it.each<[string, string]>([
    ['in the wildcard', domain('*', '⟦max-smtp-out 20⟧')],
    ['in a domain', domain('example.com', '⟦bounce-after 4d12h⟧')],
    ['in another spelling', domain('*', '⟦bounce-after 108h⟧')],
    ['in a virtual MTA', vmta('a', domain('*', '⟦use-starttls true⟧'))],
    ['in two layers', domain('*', '⟦max-smtp-out 20⟧') + vmta('a', domain('*', '⟦max-msg-rate unlimited⟧'))],
  ])('finds a default %s', (_, sample) => {
    rule.finds(
      SERVER + sample,
      Array.from({ length: sample.split('⟦').length - 1 }, () => 'default'),
    );
    quiet.isSilent(SERVER + sample.replaceAll(/[⟦⟧]/g, ''));
  });

  it.each([
    ['other values', all + domain('example.com', 'max-smtp-out 6')],
    [
      'a shield from a wider pattern',
      domain('*', 'max-smtp-out 5') +
        domain('[*.]example.com', 'max-smtp-out 6') +
        domain('a.example.com', 'max-smtp-out 5'),
    ],
    ['a shield from the wildcard', domain('*', 'max-smtp-out 5') + domain('example.com', 'max-smtp-out 20')],
    [
      'a shield of a virtual MTA from one domain',
      all + domain('example.com', 'max-smtp-out 6') + vmta('a', domain('*', 'max-smtp-out 5')),
    ],
    ['the same for a default', domain('example.com', 'max-smtp-out 6') + vmta('a', domain('*', 'max-smtp-out 20'))],
    [
      'a shield from a pool',
      all + vmta('a', domain('*', 'max-smtp-out 5')) + pool('p', 'virtual-mta a', domain('*', 'max-smtp-out 6')),
    ],
    [
      'a macro of which one domain differs',
      `domain-macro m example.com,a.example.net\n${all}${domain('$m', 'max-smtp-out 5')}${domain('*.example.net', 'max-smtp-out 6')}`,
    ],
    ['rates in other intervals', domain('*', 'max-msg-rate 60/h') + domain('example.com', 'max-msg-rate 1/m')],
    [
      'a limit of backoff mode beside the same of normal mode',
      domain('*', 'max-msg-rate 9/h', 'backoff-max-msg-rate 9/h'),
    ],
    ['limits of backoff mode that are not the default', domain('*', 'max-smtp-out 2', 'backoff-max-smtp-out 2')],
    [
      'limits of networks',
      domain('*', 'source-ip-max-smtp-out 10/8 5') + domain('example.com', 'source-ip-max-smtp-out 10/8 5'),
    ],
    ['a line that stands twice in its section', all + domain('example.com', 'max-smtp-out 5', 'max-smtp-out 5')],
    [
      'two sections of one pattern that differ',
      all + domain('example.com', 'max-smtp-out 6') + domain('example.com', 'max-smtp-out 5'),
    ],
    ['*.x beside [*.]x', all + domain('[*.]example.com', 'max-smtp-out 6') + domain('*.example.com', 'max-smtp-out 5')],
    ['text that clears nothing', domain('example.com', 'smtp-hosts ""')],
    [
      'lines of virtual MTAs as a whole',
      'smtp-source-host 192.0.2.1 a.example.com\n' + vmta('a', 'smtp-source-host 192.0.2.1 a.example.com'),
    ],
    ['wrong values', domain('*', 'max-smtp-out many') + domain('example.com', 'max-smtp-out many')],
    ['a configuration with a file missing', `${all}${domain('example.com', 'max-smtp-out 5')}include missing.conf\n`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(SERVER + sample));

  it('says nothing about a part of a configuration', () =>
    rule.isSilent(all + domain('example.com', 'max-smtp-out 5')));

  it('says nothing where another order of resolution is chosen', () => {
    narrowFirst.isSilent(SERVER + all + domain('example.com', 'max-smtp-out 5'));
  });

  it('removes what the model proves to change nothing', () => {
    rule.mends(
      SERVER + all + domain('example.com', 'max-smtp-out 5', 'max-msg-rate 9/h'),
      SERVER + all + domain('example.com', 'max-msg-rate 9/h'),
      true,
    );
    rule.mends(
      SERVER + domain('*', 'max-smtp-out 20', 'max-msg-rate 9/h'),
      SERVER + domain('*', 'max-msg-rate 9/h'),
      true,
    );
    rule.hasNoFix(SERVER + all + domain('example.com', 'max-smtp-out 5 # as they asked'));
  });

  it('only offers it where the order of resolution decides', () => {
    const sample =
      SERVER +
      all +
      domain('example.com', 'max-smtp-out 5', 'retry-after 5m') +
      vmta('a', domain('*', 'max-smtp-out 6'));
    rule.mends(sample, sample.replace('max-smtp-out 5\nretry', 'retry'), false);
    expect(findingsOf(id, sample)[0]?.diagnostics.find((one) => one.rule === id)?.assumptions).toEqual(['resolution']);
  });

  it('keeps files that others may include, and those that stand at two places', () => {
    const others = { 'a.conf': domain('example.com', 'max-smtp-out 5') };
    const main = `${SERVER}${all}include a.conf\n`;
    const [, included] = findingsOf(id, main, { others });
    expect(included?.diagnostics.map(({ rule: name, fix }) => [name, fix?.safe])).toEqual([[id, false]]);
    const twice = `${main}${vmta('a', domain('*', 'max-smtp-out 6'), 'include a.conf')}`;
    expect(findingsOf(id, twice, { others })[1]?.diagnostics).toEqual([]);
  });

  it('points at the line that says the same', () => {
    const sample = SERVER + all + domain('example.com', 'max-smtp-out 5');
    rule.pointsAt(sample, [['max-smtp-out 5', 'the same is set here']]);
    rule.says(sample, 'max-smtp-out 5 is what all queues of this section get without the line.');
    rule.says(SERVER + domain('*', 'max-smtp-out 20'), 'max-smtp-out 20 is the default of PowerMTA');
  });

  it('is fast with thousands of sections', () => {
    const sample =
      SERVER +
      all +
      many(500, (n) => domain(`d${n}.example.com`, 'max-smtp-out 6')) +
      many(500, (n) => vmta(`v${n}`, domain('*', 'max-smtp-out 5')));
    rule.isSilent(sample);
  });
});
