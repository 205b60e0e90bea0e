/** Every kind of thing that can differ, with where it is written. */
import { describe, expect, it } from 'vitest';
import { type Texts, allDifferences, block, text, verdict } from './compare-texts.ts';

const domain = (name: string, ...lines: readonly string[]): string => block(`domain ${name}`, ...lines);
const vmta = (name: string, ...lines: readonly string[]): string => block(`virtual-mta ${name}`, ...lines);

interface Case {
  readonly name: string;
  readonly before: Texts;
  readonly after: Texts;
  readonly differences: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'a queue of the top level',
    before: text(domain('*', 'max-smtp-out 2'), domain('example.com', 'max-smtp-out 3')),
    after: text(domain('*', 'max-smtp-out 4'), domain('example.com', 'max-smtp-out 3')),
    differences: ['no-such-name.invalid/{default}: max-smtp-out 2 -> 4 (2 -> 2)'],
  },
  {
    name: 'a queue of a virtual MTA',
    before: text(vmta('a', domain('example.com', 'max-smtp-out 3'))),
    after: text(vmta('a', domain('example.net', 'max-smtp-out 3'))),
    differences: ['example.com/a: max-smtp-out 3 -> 20 (3 -> -)', 'example.net/a: max-smtp-out 20 -> 3 (- -> 3)'],
  },
  {
    name: 'a queue of the members of a pool',
    before: text(vmta('a'), block('virtual-mta-pool p', 'virtual-mta a', domain('*', 'max-smtp-out 3'))),
    after: text(vmta('a'), block('virtual-mta-pool p', 'virtual-mta a')),
    differences: ['no-such-name.invalid/a: max-smtp-out 3 -> 20 (6 -> -)'],
  },
  {
    name: 'queues of address literals',
    before: text(domain('[192.0.2.0/24]', 'max-smtp-out 3'), domain('[192.0.2.0/25]', 'max-smtp-out 4')),
    after: text(domain('[192.0.2.0/24]', 'max-smtp-out 5'), domain('[192.0.2.0/25]', 'max-smtp-out 4')),
    differences: ['[192.0.2.128]/{default}: max-smtp-out 3 -> 5 (2 -> 2)'],
  },
  {
    name: 'queues of address literals, in a network of a virtual MTA and outside of one of the top level',
    before: text(
      domain('[192.0.2.0/25]', 'max-smtp-out 3'),
      vmta('a', domain('[192.0.2.0/24]', 'retry-after 5m', 'max-smtp-out 20')),
    ),
    after: text(domain('[192.0.2.0/25]', 'max-smtp-out 3'), vmta('a', domain('[192.0.2.0/24]', 'retry-after 5m'))),
    differences: ['[192.0.2.0]/a: max-smtp-out 20 -> 3 (7 -> 2)'],
  },
  {
    name: 'a virtual MTA',
    before: text(vmta('a', 'smtp-source-host 192.0.2.1 a.example.com', 'smtp-source-host 192.0.2.2 b.example.com')),
    after: text(vmta('a', 'smtp-source-host 192.0.2.1 a.example.com')),
    differences: [
      'virtual-mta a: smtp-source-host 192.0.2.1 a.example.com, 192.0.2.2 b.example.com -> 192.0.2.1 a.example.com (3 -> 2)',
    ],
  },
  {
    name: 'a virtual MTA with another name',
    before: text(vmta('a'), vmta('b')),
    after: text(vmta('a'), vmta('c')),
    differences: ['virtual-mta b: b -> nothing (3 -> -)', 'virtual-mta c: nothing -> c (- -> 3)'],
  },
  {
    name: 'a limit that a pool gives its members',
    before: text(vmta('a'), block('virtual-mta-pool p', 'virtual-mta a', 'max-smtp-out 5')),
    after: text(vmta('a'), block('virtual-mta-pool p', 'virtual-mta a', 'max-smtp-out 6')),
    differences: ['virtual-mta a: max-smtp-out 5 -> 6 (5 -> 5)'],
  },
  {
    name: 'a pool with another name',
    before: text(vmta('a'), block('virtual-mta-pool p', 'virtual-mta a')),
    after: text(vmta('a'), block('virtual-mta-pool q', 'virtual-mta a')),
    differences: ['pool p: p -> nothing (3 -> -)', 'pool q: nothing -> q (- -> 3)'],
  },
  {
    name: 'a pool with another member',
    before: text(vmta('a'), vmta('b'), block('virtual-mta-pool p', 'virtual-mta a', 'virtual-mta b')),
    after: text(vmta('a'), vmta('b'), block('virtual-mta-pool p', 'virtual-mta a')),
    differences: ['pool p: virtual-mta a, b -> a (5 -> 5)'],
  },
  {
    name: 'clients of a network',
    before: text(block('source 192.0.2.0/24', 'smtp-service no'), block('source 192.0.2.128/25', 'smtp-service yes')),
    after: text(block('source 192.0.2.0/24', 'smtp-service no')),
    differences: ['source 192.0.2.128: smtp-service yes -> no (5 -> 2)'],
  },
  {
    name: 'all clients, of both kinds of address',
    before: text(block('source 0/0', 'smtp-service no')),
    after: '',
    differences: [
      'source 0.0.0.0: smtp-service no -> true (2 -> -)',
      'source 0:0:0:0:0:0:0:0: smtp-service no -> true (2 -> -)',
    ],
  },
  {
    name: 'what holds for clients by the top level',
    before: text('always-allow-relaying yes'),
    after: '',
    differences: [
      'server: always-allow-relaying yes -> false (1 -> -)',
      'source 0.0.0.0: always-allow-relaying yes -> false (1 -> -)',
      'source 0:0:0:0:0:0:0:0: always-allow-relaying yes -> false (1 -> -)',
      'source pickup: always-allow-relaying yes -> false (1 -> -)',
    ],
  },
  {
    name: 'a user whose section names another source',
    before: text(block('source a', 'process-x-job yes'), block('source b'), block('smtp-user joe', 'source a')),
    after: text(block('source a', 'process-x-job yes'), block('source b'), block('smtp-user joe', 'source b')),
    differences: ['source joe 0.0.0.0: process-x-job yes -> false (2 -> -)'],
  },
  {
    name: 'a listener, also for a user there',
    before: text('smtp-listener 192.0.2.1:25 source=a', block('source a', 'process-x-job yes')),
    after: text('smtp-listener 192.0.2.1:25', block('source a', 'process-x-job yes')),
    differences: ['source [192.0.2.1]:25 0.0.0.0: process-x-job yes -> false (3 -> -)'],
  },
  {
    name: 'a listener that another one is in',
    before: text('smtp-listener 0/0:25 source=a', 'smtp-listener 0.0.0.0/1:25', block('source a', 'process-x-job yes')),
    after: text('smtp-listener 0/0:25', 'smtp-listener 0.0.0.0/1:25', block('source a', 'process-x-job yes')),
    differences: ['source [128.0.0.0]:25 0.0.0.0: process-x-job yes -> false (4 -> -)'],
  },
  {
    name: 'a listener',
    before: text('smtp-listener 192.0.2.1:25'),
    after: text('smtp-listener 192.0.2.1:587'),
    differences: ['server: smtp-listener 192.0.2.1:25 -> 192.0.2.1:587 (1 -> 1)'],
  },
  {
    name: 'an accounting file',
    before: text(block('acct-file /a.csv', 'move-to /done'), block('acct-file /b.csv')),
    after: text(block('acct-file /a.csv', 'move-to /gone'), block('acct-file /c.csv')),
    differences: [
      'acct-file /a.csv: move-to /done -> /gone (2 -> 2)',
      'acct-file /b.csv: /b.csv -> nothing (4 -> -)',
      'acct-file /c.csv: nothing -> /c.csv (- -> 4)',
    ],
  },
  {
    name: 'an accounting file, by the fields of each type of record',
    before: text(block('acct-file /a.csv', 'record-fields d rcpt', 'record-fields b rcpt')),
    after: text(block('acct-file /a.csv', 'record-fields d orig', 'record-fields b rcpt')),
    differences: ['acct-file /a.csv: record-fields d rcpt, b rcpt -> d orig, b rcpt (2 -> 2)'],
  },
  {
    name: 'the second of two accounting files of one name',
    before: text(block('acct-file /a.csv', 'records d'), block('acct-file /a.csv', 'records b')),
    after: text(block('acct-file /a.csv', 'records d'), block('acct-file /a.csv', 'records t')),
    differences: ['acct-file /a.csv: records b -> t (5 -> 5)'],
  },
  {
    name: 'the server',
    before: text('total-max-smtp-out 5', 'name-server 192.0.2.53', 'domain-macro m example.com'),
    after: text('total-max-smtp-out 6', 'name-server 192.0.2.54'),
    differences: [
      'server: name-server 192.0.2.53 -> 192.0.2.54 (2 -> 2)',
      'server: total-max-smtp-out 5 -> 6 (1 -> 1)',
    ],
  },
  {
    name: 'a section that is there once only',
    before: text(block('smtp-user joe', 'password a')),
    after: text(block('smtp-user ann', 'password a')),
    differences: ['<smtp-user joe>: joe -> nothing (1 -> -)', '<smtp-user ann>: nothing -> ann (- -> 1)'],
  },
  {
    name: 'a setting of a section',
    before: text(block('spool /a', 'priority 5'), block('dns', 'precached-max-domains 10')),
    after: text(block('dns', 'precached-max-domains 11'), block('spool /a', 'priority 6')),
    differences: ['<spool /a>: priority 5 -> 6 (2 -> 5)', '<dns>: precached-max-domains 10 -> 11 (5 -> 2)'],
  },
  {
    name: 'what stands in a section of a section',
    before: text(block('bounce-processor', 'deliver-unmatched-email no', block('address-list', 'domain example.com'))),
    after: text(block('bounce-processor', 'deliver-unmatched-email no', block('address-list', 'domain example.net'))),
    differences: ['<bounce-processor>: <address-list> -> <address-list> (3 -> 3)'],
  },
  {
    name: 'messages that come in over HTTP',
    before: text(block('source {transmissions-api}', 'smtp-service yes', 'max-message-size 1M')),
    after: text(block('source {transmissions-api}', 'max-message-size 1M')),
    differences: ['<source {transmissions-api}>: smtp-service yes -> max-message-size 1M (2 -> 2)'],
  },
  {
    name: 'a bounce category',
    before: text(block('bounce-category-patterns', '/spam/ spam-related', '// other')),
    after: text(block('bounce-category-patterns', '/spam/ policy-related', '// other')),
    differences: ['<bounce-category-patterns>: (pattern entry) /spam/ spam-related -> /spam/ policy-related (2 -> 2)'],
  },
];

describe('differences', () => {
  it.each(cases)('of $name', ({ before, after, differences }) => {
    expect(allDifferences(before, after)).toEqual(differences);
    expect(verdict(before, after)).toBe(differences[0]);
    expect(verdict(before, before)).toBe('equal');
    expect(verdict(after, after)).toBe('equal');
  });
});

describe('clients that get the virtual MTA which sends from the address they connect to', () => {
  const by = block('source 0/0', 'default-virtual-mta by-smtp-source-ip');
  const host = 'smtp-source-host 192.0.2.1 a.example.com';

  it.each([
    ['the line of the virtual MTA counts', [vmta('a', host), host], [vmta('a'), host], false],
    ['the order of virtual MTAs counts', [vmta('a', host), vmta('b', host)], [vmta('b', host), vmta('a', host)], false],
    ['nothing else does', [vmta('a', host, 'max-smtp-out 5')], [vmta('a', 'max-smtp-out 5', host)], true],
  ])('%s', (_, before, after, isSame) => {
    expect(verdict(text(...before, by), text(...after, by)) === 'equal').toBe(isSame);
    expect(verdict(text(...before), text(...after))).toBe('equal');
  });
});
