import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { domain, many, pool, section, source, vmta } from '../sample-sections.ts';

const rule = testRule('dkim-no-key', { none: 'error', some: 'warning' });

const key = 'domain-key s1,example.com,/etc/pmta/s1.pem\n';
const sign = 'dkim-sign yes';
const marked = `⟦${sign}⟧`;

describe('dkim-no-key', () => {
  it.each([
    ['for all', domain('*', marked)],
    ['in a virtual MTA', vmta('a', domain('*', marked))],
    ['where the message asks for it', domain('*', '⟦dkim-sign if-x-dkim-options-present⟧')],
    ['a second time', domain('*', 'dkim-sign no', '⟦second-dkim-sign yes⟧')],
    ['with keys in a list that nothing can choose', section('domain-key-list l', key) + domain('*', marked)],
    [
      'with a list that no message may name',
      section('domain-key-list l', key) + source('0/0', 'process-x-dkim-options no') + domain('*', marked),
    ],
    ['with options of messages, but without lists', source('0/0', 'process-x-dkim-options yes') + domain('*', marked)],
    ['with keys of messages that are not read', source('0/0', 'process-x-dkim-key yes') + domain('*', marked)],
  ])('finds mail that is signed %s without any key', (_, sample) => rule.finds(sample + SERVER, ['none']));

  it('tells it once in a file', () => {
    const sample = domain('*', marked) + domain('example.com', sign) + domain('example.org', sign) + SERVER;
    rule.finds(sample, ['none']);
    rule.says(sample, 'dkim-sign is on, but there is no domain-key line (and 2 more in this file).');
    rule.hasNoFix(sample);
  });

  it.each([
    ['a virtual MTA', vmta('a', key) + vmta('b') + domain('*', marked)],
    [
      'one that is not in the pool with keys',
      pool('p', 'virtual-mta a', key) + vmta('a') + vmta('b') + domain('*', marked),
    ],
    [
      'a virtual MTA with sections of its own',
      vmta('a', key) + vmta('b', domain('*', 'max-smtp-out 2')) + domain('*', marked),
    ],
    ['a virtual MTA that signs itself', vmta('a', key) + vmta('b', domain('*', marked))],
    [
      'a member in other letters',
      pool('p', 'virtual-mta A', 'virtual-mta B', domain('*', marked)) + vmta('a', key) + vmta('b'),
    ],
    [
      'the one for a part of the domains',
      vmta('a', key) + vmta('b') + domain('*.example.com', 'dkim-sign no') + domain('[*.]example.com', marked),
    ],
    [
      'a member of a pool that signs',
      pool('p', 'virtual-mta a', 'virtual-mta b', domain('*', marked)) + vmta('a', key) + vmta('b'),
    ],
  ])('finds %s without a key', (_, sample) => rule.finds(sample + SERVER, ['some']));

  it('tells of each virtual MTA once', () => {
    const sample = vmta('a', key) + vmta('b') + domain('*', marked) + domain('example.com', sign) + SERVER;
    rule.finds(sample, ['some']);
    rule.says(sample, 'dkim-sign is on, but virtual MTA b has no key.');
    rule.hasNoFix(sample);
  });

  it.each([
    ['a key of the top level', key + vmta('a') + domain('*', sign)],
    ['a key in one of two sections of the virtual MTA', vmta('a', key) + vmta('a') + domain('*', sign)],
    [
      'a key in one of two sections of the pool',
      pool('p', 'virtual-mta a', key) + pool('p') + vmta('a') + domain('*', sign),
    ],
    ['a key of the only virtual MTA', vmta('a', key) + domain('*', sign)],
    ['a key of the pool', pool('p', 'virtual-mta A', key) + vmta('a') + domain('*', sign)],
    ['a key that is wrong, which is said elsewhere', `domain-key s1\n${domain('*', sign)}`],
    ['no signatures', domain('*', 'dkim-sign no') + vmta('a', key) + vmta('b')],
    ['a virtual MTA that does not sign', vmta('a', key) + vmta('b', domain('*', 'dkim-sign no')) + domain('*', sign)],
    ['a virtual MTA that discards', vmta('a', key) + vmta('b', domain('*', 'type discard')) + domain('*', sign)],
    [
      'signatures for domains that are discarded',
      vmta('a', key) + vmta('b') + domain('example.com', sign, 'type discard'),
    ],
    ['signatures of another virtual MTA', vmta('a', key, domain('*', sign)) + vmta('b')],
    [
      'keys that messages bring',
      source('0/0', 'process-x-dkim-options yes', 'process-x-dkim-key yes') + domain('*', sign),
    ],
    [
      'keys that messages name',
      section('domain-key-list l', key) + source('0/0', 'process-x-dkim-options yes') + domain('*', sign),
    ],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => {
    rule.isSilent(domain('*', sign));
    rule.isSilent(`${domain('*', sign)}include keys.conf\n${SERVER}`);
  });

  it('looks for keys in included files', () => {
    const text = `${domain('*', sign)}<virtual-mta a>\ninclude keys.conf\n</virtual-mta>\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'keys.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toEqual(['dkim-no-key']);
    expect(rules(key)).toEqual([]);
  });

  it('does not take long for many virtual MTAs', () => {
    const vmtas = many(5_000, (index) => vmta(`v${index}`, domain('*', 'dkim-sign no')));
    const domains = many(1_000, (index) => domain(`d${index}.example.com`, sign));
    const found = findingsIn(vmta('a', key) + vmtas + domains + SERVER).filter(
      (finding) => finding.rule === 'dkim-no-key',
    );
    expect(found.length).toBeLessThanOrEqual(1_000);
  });
});
