/** The ways to take repetition out of a configuration, each with one that keeps the meaning and one that nearly does. */
import { describe, expect, it } from 'vitest';
import { type Texts, assuming, block, text, verdict } from './compare-texts.ts';

interface Technique {
  readonly name: string;
  readonly before: Texts;
  /** Does the same. */
  readonly after: Texts;
  /** Does not, and how that shows. */
  readonly near: Texts;
  readonly witness: string;
}

const user = (name: string, source?: string): string =>
  block(`smtp-user ${name}`, 'password secret', ...(source === undefined ? [] : [`source ${source}`]));
const vmta = (name: string, ...lines: readonly string[]): string => block(`virtual-mta ${name}`, ...lines);
const pool = (name: string, ...lines: readonly string[]): string => block(`virtual-mta-pool ${name}`, ...lines);
const domain = (name: string, ...lines: readonly string[]): string => block(`domain ${name}`, ...lines);
const source = (name: string, ...lines: readonly string[]): string => block(`source ${name}`, ...lines);

const techniques: readonly Technique[] = [
  {
    name: 'D1: a setting equal to what it would inherit',
    before: text(domain('*', 'max-smtp-out 5'), domain('example.com', 'max-smtp-out 5', 'retry-after 10m')),
    after: text(domain('*', 'max-smtp-out 5'), domain('example.com')),
    near: text(domain('*', 'retry-after 10m'), domain('example.com', 'max-smtp-out 5')),
    witness: 'no-such-name.invalid/{default}: max-smtp-out 5 -> 20 (2 -> -)',
  },
  {
    name: 'D1: a setting between the one it inherits and one that inherits it',
    before: text(domain('*', 'max-smtp-out 5'), domain('*.example.com', 'max-smtp-out 5')),
    after: text(domain('*', 'max-smtp-out 5')),
    near: text(domain('*', 'max-smtp-out 5'), domain('*.example.com', 'max-smtp-out 6')),
    witness: 'no-such-name.example.com/{default}: max-smtp-out 5 -> 6 (5 -> 5)',
  },
  {
    name: 'D2: a setting of all sections moved to *',
    before: text(domain('example.com', 'max-smtp-out 20'), domain('example.net', 'max-smtp-out 20')),
    after: text(domain('*', 'max-smtp-out 20')),
    near: text(domain('*', 'max-smtp-out 2'), domain('example.com', 'max-smtp-out 20')),
    witness: 'no-such-name.invalid/{default}: max-smtp-out 20 -> 2 (- -> 2)',
  },
  {
    name: 'D3: settings of sources moved to 0/0',
    before: text(
      source('192.0.2.0/24', 'add-date-header yes', 'always-allow-relaying yes'),
      source('0/0', 'add-date-header true'),
    ),
    after: text(source('192.0.2.0/24', 'always-allow-relaying yes'), source('0/0', 'add-date-header yes')),
    near: text(source('0/0', 'add-date-header yes', 'always-allow-relaying yes')),
    witness: 'source 0.0.0.0: always-allow-relaying false -> yes (- -> 3)',
  },
  {
    name: 'D3: the pickup directory is in no network',
    before: text(source('{pickup}', 'add-date-header yes'), source('0/0', 'add-date-header yes')),
    after: text(source('0/0', 'add-date-header yes'), source('{pickup}', 'add-date-header yes')),
    near: text(source('0/0', 'add-date-header yes')),
    witness: 'source pickup: add-date-header yes -> false (2 -> -)',
  },
  {
    name: 'D4: one section for the sources of several users',
    before: text(
      source('joe', 'process-x-job yes'),
      source('ann', 'process-x-job yes'),
      user('joe', 'joe'),
      user('ann', 'ann'),
    ),
    after: text(source('both', 'process-x-job yes'), user('joe', 'both'), user('ann', 'both')),
    near: text(source('{auth}', 'process-x-job yes'), source('ann'), user('joe'), user('ann', 'ann')),
    witness: 'source ann 0.0.0.0: process-x-job yes -> false (5 -> -)',
  },
  {
    name: 'D5: equal sections merged into one of a macro',
    before: text(
      domain('example.com', 'max-msg-rate 5/s'),
      domain('example.net', 'max-msg-rate 5/s'),
      domain('example.org', 'max-msg-rate 6/s'),
    ),
    after: text(
      'domain-macro isps example.com,example.net',
      domain('$isps', 'max-msg-rate 5/s'),
      domain('example.org', 'max-msg-rate 6/s'),
    ),
    near: text('domain-macro isps example.com,example.net,example.org', domain('$isps', 'max-msg-rate 5/s')),
    witness: 'example.org/{default}: max-msg-rate 6/s -> 5/s (8 -> 3)',
  },
  {
    name: 'D6: the section of a macro split into what is shared and what is not',
    before: text(
      domain('example.com', 'max-msg-rate 5/s', 'max-smtp-out 2'),
      domain('example.net', 'max-msg-rate 5/s', 'max-smtp-out 3'),
    ),
    after: text(
      'domain-macro isps example.com,example.net',
      domain('$isps', 'max-msg-rate 5/s', 'max-smtp-out 2'),
      domain('example.net', 'max-smtp-out 3'),
    ),
    near: text('domain-macro isps example.com,example.net', domain('$isps', 'max-msg-rate 5/s', 'max-smtp-out 2')),
    witness: 'example.net/{default}: max-smtp-out 3 -> 2 (7 -> 4)',
  },
  {
    name: 'D7: sections that all members of a pool have, moved to the pool',
    before: text(
      vmta('a', domain('*', 'max-smtp-out 2')),
      vmta('b', domain('*', 'max-smtp-out 2')),
      pool('p', 'virtual-mta a', 'virtual-mta b'),
    ),
    after: text(vmta('a'), vmta('b'), pool('p', 'virtual-mta a', 'virtual-mta b', domain('*', 'max-smtp-out 2'))),
    near: text(vmta('a'), vmta('b'), pool('p', 'virtual-mta a', 'virtual-mta b', domain('*', 'max-smtp-out 3'))),
    witness: 'no-such-name.invalid/a: max-smtp-out 2 -> 3 (3 -> 9)',
  },
  {
    name: 'D7: a member that lacks the section gains it',
    before: text(
      vmta('a', domain('*', 'max-smtp-out 2')),
      vmta('b', domain('*', 'max-smtp-out 20')),
      pool('p', 'virtual-mta a', 'virtual-mta b'),
    ),
    after: text(vmta('a', domain('*', 'max-smtp-out 2')), vmta('b'), pool('p', 'virtual-mta a', 'virtual-mta b')),
    near: text(vmta('a'), vmta('b'), pool('p', 'virtual-mta a', 'virtual-mta b', domain('*', 'max-smtp-out 2'))),
    witness: 'no-such-name.invalid/b: max-smtp-out 20 -> 2 (8 -> 9)',
  },
  {
    name: 'D8: sections of virtual MTAs moved to the top level',
    before: text(vmta('a', domain('*', 'max-smtp-out 2')), domain('*', 'max-smtp-out 2')),
    after: text(vmta('a'), domain('*', 'max-smtp-out 2')),
    near: text(vmta('a', domain('*', 'max-smtp-out 2'))),
    witness: 'no-such-name.invalid/{default}: max-smtp-out 2 -> 20 (7 -> -)',
  },
  {
    name: 'D9: keys and limits moved to the pool',
    before: text(
      vmta('a', 'domain-key s1,example.com,/k1', 'max-smtp-out 5'),
      vmta('b', 'domain-key s1,example.com,/k1', 'max-smtp-out 5'),
      pool('p', 'virtual-mta a', 'virtual-mta b', 'domain-key s2,*,/k2'),
    ),
    after: text(
      vmta('a'),
      vmta('b'),
      pool(
        'p',
        'virtual-mta a',
        'virtual-mta b',
        'domain-key s1,example.com,/k1',
        'domain-key s2,*,/k2',
        'max-smtp-out 5',
      ),
    ),
    near: text(
      vmta('a'),
      vmta('b'),
      pool(
        'p',
        'virtual-mta a',
        'virtual-mta b',
        'domain-key s2,*,/k2',
        'domain-key s1,example.com,/k1',
        'max-smtp-out 5',
      ),
    ),
    witness: 'virtual-mta a: domain-key s1,example.com,/k1, s2,*,/k2 -> s2,*,/k2, s1,example.com,/k1 (2 -> 8)',
  },
  {
    name: 'D10: one queue for several domains is never the same',
    before: text(
      domain('example.com', 'queue-to big.queue'),
      domain('big.queue', 'smtp-hosts [192.0.2.1]', 'max-smtp-out 5'),
      domain('example.net', 'smtp-hosts [192.0.2.1]', 'max-smtp-out 5'),
    ),
    after: text(
      domain('example.net', 'max-smtp-out 5', 'smtp-hosts [192.0.2.1]'),
      domain('example.com', 'queue-to big.queue'),
      domain('big.queue', 'smtp-hosts [192.0.2.1]', 'max-smtp-out 5'),
    ),
    near: text(
      domain('example.com', 'queue-to big.queue'),
      domain('example.net', 'queue-to big.queue', 'smtp-hosts [192.0.2.1]', 'max-smtp-out 5'),
      domain('big.queue', 'smtp-hosts [192.0.2.1]', 'max-smtp-out 5'),
    ),
    witness: 'example.net/{default}: queue-to nothing -> big.queue (- -> 5)',
  },
  {
    name: 'D10: neither are queues that are rolled up',
    before: text(domain('all.rollup', 'max-smtp-out 5'), block('mx-rollup-list', 'mx mx.example.com all.rollup')),
    after: text(block('mx-rollup-list', 'mx mx.example.com all.rollup'), domain('all.rollup', 'max-smtp-out 5')),
    near: text(
      domain('all.rollup', 'max-smtp-out 5'),
      block('mx-rollup-list', 'mx mx.example.com all.rollup', 'mx mx.example.net net.rollup'),
    ),
    witness: '<mx-rollup-list>: mx nothing -> mx.example.net net.rollup (- -> 6)',
  },
  {
    name: 'D11: lines moved to a file that is included',
    before: text(
      domain('*', 'max-smtp-out 2', 'retry-after 5m'),
      'http-access 192.0.2.1 admin',
      'http-access 0/0 none',
    ),
    after: {
      config: text(domain('*', 'include limits', 'retry-after 5m'), 'include access'),
      limits: 'max-smtp-out 2\n',
      access: 'http-access 192.0.2.1 admin\nhttp-access 0/0 none\n',
    },
    near: {
      config: text(domain('*', 'include limits', 'retry-after 5m'), 'http-access 0/0 none', 'include access'),
      limits: 'max-smtp-out 2\n',
      access: 'http-access 192.0.2.1 admin\n',
    },
    witness: 'server: http-access 192.0.2.1 admin, 0/0 none -> 0/0 none, 192.0.2.1 admin (5 -> 5)',
  },
  {
    name: 'D12: one list of replies for several equal ones',
    before: text(
      block('smtp-pattern-list a', 'reply /busy/ mode=backoff', 'reply /spam/ bounce-queue'),
      block('smtp-pattern-list b', 'reply /busy/ mode=backoff', 'reply /spam/ bounce-queue'),
      domain('example.com', 'smtp-pattern-list a'),
      domain('example.net', 'smtp-pattern-list b'),
    ),
    after: text(
      block('smtp-pattern-list all', 'reply /busy/ mode=backoff', 'reply /spam/ bounce-queue'),
      domain('example.com', 'smtp-pattern-list all'),
      domain('example.net', 'smtp-pattern-list all'),
    ),
    near: text(
      block('smtp-pattern-list all', 'reply /spam/ bounce-queue', 'reply /busy/ mode=backoff'),
      domain('example.com', 'smtp-pattern-list all'),
      domain('example.net', 'smtp-pattern-list all'),
    ),
    witness: 'example.com/{default}: smtp-pattern-list a -> all (10 -> 6)',
  },
  {
    name: 'D13: sections of one pattern merged',
    before: text(domain('*', 'max-smtp-out 2'), domain('*', 'retry-after 5m', 'max-smtp-out 2')),
    after: text(domain('*', 'retry-after 5m', 'max-smtp-out 2')),
    near: text(domain('*', 'max-smtp-out 2')),
    witness: 'no-such-name.invalid/{default}: retry-after 5m -> 10m (5 -> -)',
  },
  {
    name: 'D14: lines of lists behind one that takes the same',
    before: text(
      block(
        'pattern-list by-sender',
        'mail-from /@example\\.com$/ virtual-mta=a',
        'rcpt-to /@example\\.net$/ virtual-mta=b',
        'mail-from /@example\\.com$/ virtual-mta=b',
      ),
      source('0/0', 'pattern-list by-sender'),
    ),
    after: text(
      block(
        'pattern-list by-sender',
        'mail-from /@example\\.com$/ virtual-mta=a',
        'rcpt-to /@example\\.net$/ virtual-mta=b',
      ),
      source('0/0', 'pattern-list by-sender'),
    ),
    near: text(
      block(
        'pattern-list by-sender',
        'rcpt-to /@example\\.net$/ virtual-mta=b',
        'mail-from /@example\\.com$/ virtual-mta=b',
      ),
      source('0/0', 'pattern-list by-sender'),
    ),
    witness: 'source 0.0.0.0: pattern-list by-sender -> by-sender (7 -> 6)',
  },
  {
    name: 'D15: things that nothing refers to',
    before: text(
      'domain-macro none example.com',
      block('smtp-pattern-list none', 'reply /busy/ mode=backoff'),
      block('pattern-list none', 'rcpt-to /x/ virtual-mta=a'),
      block('source-group none', 'max-smtp-in 5'),
      block('proxy none', 'server 192.0.2.1:80'),
      source('none', 'always-allow-relaying yes'),
      vmta('a'),
    ),
    after: text(vmta('a')),
    near: text('domain-macro none example.com'),
    witness: 'virtual-mta a: a -> nothing (17 -> -)',
  },
  {
    name: 'D16: spelling',
    before: text(domain('*', 'dkim-sign yes', 'bounce-after 2d', 'max-msg-rate 60/m')),
    after: text(domain('*', 'DKIM-Sign true', 'bounce-after 48h', 'max-msg-rate 60/min')),
    near: text(domain('*', 'dkim-sign yes', 'bounce-after 2d', 'max-msg-rate 1/s')),
    witness: 'no-such-name.invalid/{default}: max-msg-rate 60/m -> 1/s (4 -> 4)',
  },
  {
    name: 'D17: the order of sections, but not of the members of a pool',
    before: text(
      'domain-macro isps example.com',
      domain('$isps', 'max-smtp-out 2'),
      domain('*', 'max-smtp-out 3'),
      vmta('a'),
      vmta('b'),
      pool('p', 'virtual-mta a', 'virtual-mta b'),
      user('joe'),
      user('ann'),
    ),
    after: text(
      user('ann'),
      user('joe'),
      pool('p', 'virtual-mta a', 'virtual-mta b'),
      vmta('b'),
      vmta('a'),
      domain('*', 'max-smtp-out 3'),
      domain('$isps', 'max-smtp-out 2'),
      'domain-macro isps example.com',
    ),
    near: text(
      domain('*', 'max-smtp-out 3'),
      'domain-macro isps example.com',
      domain('$isps', 'max-smtp-out 2'),
      vmta('a'),
      vmta('b'),
      pool('p', 'virtual-mta b', 'virtual-mta a'),
      user('joe'),
      user('ann'),
    ),
    witness: 'pool p: virtual-mta a, b -> b, a (12 -> 12)',
  },
  {
    name: 'D18: limits for source addresses collected into networks',
    before: text(
      domain('*', ...['0', '1', '2', '3'].map((last) => `source-ip-max-smtp-out 192.0.2.${last} 5`)),
      domain('example.com', 'source-ip-max-msg-rate 0/0 unlimited'),
    ),
    after: text(domain('*', 'source-ip-max-smtp-out 192.0.2.0/30 5')),
    near: text(domain('*', 'source-ip-max-smtp-out 192.0.2.0/29 5')),
    witness:
      'no-such-name.invalid/{default}: source-ip-max-smtp-out 192.0.2.0 5, 192.0.2.1 5, 192.0.2.2 5, 192.0.2.3 5 -> 192.0.2.0/29 5 (2 -> 2)',
  },
];

describe('techniques', () => {
  it.each(techniques)('$name: equal', ({ before, after }) => {
    expect(verdict(before, after)).toBe('equal');
    expect(verdict(after, before)).toBe('equal');
  });

  it.each(techniques)('$name: nearly', ({ before, near, witness }) => {
    expect(verdict(before, near)).toBe(witness);
    expect(verdict(near, before)).not.toBe('equal');
  });
});

describe('techniques that rest on assumptions', () => {
  it('D3: in 4.x the first section counts, not the narrowest', () => {
    const before = text(source('192.0.2.0/24', 'max-message-size 2M'), source('0/0', 'max-message-size 1M'));
    const after = text(source('0/0', 'max-message-size 1M'), source('192.0.2.0/24', 'max-message-size 2M'));
    expect(verdict(before, after)).toBe('equal');
    expect(verdict(before, after, assuming({ 'source-order': 'first-match' }))).toBe(
      'source 192.0.2.0: max-message-size 2M -> 1M (2 -> 2)',
    );
  });

  it('D4: defaults of {auth} hold for users with a source of their own, or do not', () => {
    const before = text(source('{auth}', 'process-x-job yes'), source('own', 'process-x-job yes'), user('joe', 'own'));
    const after = text(source('{auth}', 'process-x-job yes'), source('own'), user('joe', 'own'));
    expect(verdict(before, after)).toBe('source joe 0.0.0.0: process-x-job yes -> false (5 -> -)');
    expect(verdict(before, after, assuming({ 'auth-defaults': 'below-own-source' }))).toBe('equal');
  });

  it('D6: what a domain gets of its macro when it is named itself', () => {
    const technique = techniques.find(({ name }) => name.startsWith('D6'));
    const options = assuming({ 'literal-over-macro': 'replace' });
    expect(verdict(technique?.before ?? '', technique?.after ?? '', options)).toBe(
      'example.net/{default}: max-msg-rate 5/s -> unlimited (6 -> -)',
    );
  });

  it('D13: which of two sections counts', () => {
    const before = text(domain('*', 'max-smtp-out 2'), domain('*', 'max-smtp-out 3'));
    const later = text(domain('*', 'max-smtp-out 3'));
    expect(verdict(before, later)).toBe('equal');
    expect(verdict(before, later, assuming({ 'duplicate-blocks': 'merge-earlier-wins' }))).toBe(
      'no-such-name.invalid/{default}: max-smtp-out 2 -> 3 (2 -> 2)',
    );
  });
});
