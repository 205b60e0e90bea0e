import { describe, expect, it } from 'vitest';
import { findingsInFiles } from '../findings-under.ts';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { domain, many, pool, vmta } from '../sample-sections.ts';

const rule = testRule('require-without-use-tls', { ignored: 'error' });

const must = 'require-starttls yes';
const marked = `⟦${must}⟧`;
const off = 'use-starttls no';

describe('require-without-use-tls', () => {
  it.each([
    ['in one section', domain('example.com', marked, off)],
    ['in any order', domain('example.com', 'use-starttls false', '⟦require-starttls true⟧')],
    ['with a wider section', domain('*', off) + domain('example.com', marked)],
    ['with patterns in each other', domain('[*.]example.com', off) + domain('*.example.com', marked)],
    [
      'of domains of a macro',
      `domain-macro m example.org,example.com\n${domain('example.com', off)}${domain('$m', marked)}`,
    ],
    ['in a virtual MTA', vmta('a', domain('*', marked, off))],
    ['with the top level', domain('*', off) + vmta('a', domain('*', marked))],
    ['with a pool', pool('p', 'virtual-mta a', domain('*', off)) + vmta('a', domain('example.com', marked))],
    ['in a pool', pool('p', 'virtual-mta a', domain('*', off), domain('example.com', marked))],
    ['where a virtual MTA switches it off for all', vmta('a', domain('*', off)) + domain('example.com', marked)],
    [
      'where a pool switches it off for all',
      pool('p', 'virtual-mta a', domain('*', off)) + domain('example.com', marked),
    ],
    [
      'where a member of the pool does',
      pool('p', 'virtual-mta a', domain('example.com', marked)) + vmta('a', domain('*', off)),
    ],
    [
      'where the second of two virtual MTAs does',
      vmta('a', domain('*', off), domain('example.com', 'use-starttls yes')) +
        vmta('b', domain('*', off)) +
        domain('example.com', marked),
    ],
    ['twice', vmta('a', domain('*', marked, off)) + vmta('b', domain('*', marked, off))],
  ])('finds both %s', (_, sample) => {
    rule.finds(
      sample + SERVER,
      [...sample.matchAll(/⟦/g)].map(() => 'ignored'),
    );
  });

  it.each([
    ['TLS by default', domain('*', must)],
    ['TLS', domain('*', must, 'use-starttls yes')],
    ['no TLS where none is required', domain('*', off, 'require-starttls no')],
    ['an exception for a domain', domain('*', must) + domain('example.com', off)],
    ['an exception of a virtual MTA', domain('*', must) + vmta('a', domain('*', off))],
    ['an exception of a pool', domain('example.com', must) + pool('p', 'virtual-mta a', domain('example.com', off))],
    ['other domains', domain('example.com', off) + domain('example.org', must)],
    ['other virtual MTAs', vmta('a', domain('*', off)) + vmta('b', domain('*', must))],
    [
      'a virtual MTA that requires nothing',
      domain('example.com', must) + vmta('a', domain('*', off, 'require-starttls no')),
    ],
    [
      'a virtual MTA that uses it after all',
      domain('*', off) + vmta('a', domain('example.com', must, 'use-starttls yes')),
    ],
    [
      'a line that is overridden',
      domain('*', off) + domain('example.com', 'require-starttls yes', 'require-starttls no'),
    ],
    ['a pool without members', pool('p', domain('*', must, off))],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('says nothing in a part of a configuration', () => rule.isSilent(domain('*', must, off)));

  it('names the virtual MTA that switches TLS off', () => {
    rule.says(
      vmta('slow', domain('*', off)) + domain('example.com', must) + SERVER,
      'for the same mail of virtual MTA slow.',
    );
    rule.says(pool('p', 'virtual-mta a', domain('*', off)) + domain('example.com', must) + SERVER, 'mail of pool p.');
    rule.says(domain('*', must, off) + SERVER, 'for the same mail.\nThe mail goes out in clear.');
  });

  it('points at the line that switches TLS off', () => {
    const sample = domain('*', off) + domain('example.com', must) + SERVER;
    rule.pointsAt(sample, [[off, 'switched off here']]);
    rule.hasNoFix(sample);
  });

  it('points into other files', () => {
    const texts = {
      config: `${domain('a.example.com', must)}include off.conf\n${SERVER}`,
      'off.conf': domain('*', off),
    };
    expect(findingsInFiles('require-without-use-tls', texts)).toEqual([`config ignored ${must}`, `-> off.conf ${off}`]);
  });

  it('does not take long for many sections', () => {
    const vmtas = many(3_000, (index) => vmta(`v${index}`, domain('*', off), domain('example.com', must)));
    const domains = many(3_000, (index) => domain(`d${index}.example.com`, must));
    const found = findingsIn(vmtas + domains + SERVER).filter((finding) => finding.rule === 'require-without-use-tls');
    expect(found).toHaveLength(6_000);
  });
});
