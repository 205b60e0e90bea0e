import { describe, expect, it } from 'vitest';
import { SERVER, domain, findingsOf, many, pool, section, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('self-loop', { loop: 'error' });
const others = { more: 'smtp-listener 192.0.2.1:2525\n', hosts: 'smtp-hosts [192.0.2.1]:2525\n' };
const withFiles = testRule('self-loop', { loop: 'error' }, { others });

const LISTENER = 'smtp-listener 127.0.0.1:2525\n';
const on = (...text: readonly string[]): string => SERVER + LISTENER + text.join('');
const loop = domain('example.com', 'smtp-hosts ⟦[127.0.0.1]:2525⟧');
const plain = loop.replaceAll(/[⟦⟧]/g, '');

describe('self-loop', () => {
  it.each<[string, string]>([
    ['the loopback', on(loop)],
    ['its name', on(domain('example.com', 'smtp-hosts ⟦localhost:2525⟧'))],
    ['the name in capitals', on(domain('*', 'SMTP-HOSTS ⟦LocalHost:2525⟧'))],
    ['one host of several', on(domain('example.com', 'smtp-hosts mx.example.com,⟦[127.0.0.1]:2525⟧;mx.example.org'))],
    ['the old line', on(domain('example.com', 'route ⟦[127.0.0.1]:2525⟧'))],
    [
      'a listener for all addresses',
      `${SERVER}smtp-listener 0/0:25\n${domain('example.com', 'smtp-hosts ⟦[127.0.0.1]⟧')}`,
    ],
    [
      'the other spelling of that',
      `${SERVER}smtp-listener 0.0.0.0:26\n${domain('example.com', 'smtp-hosts ⟦127.0.0.1:26⟧')}`,
    ],
    ['the listener without a line', SERVER + domain('example.com', 'smtp-hosts ⟦127.0.0.1⟧')],
    ['the port of old versions', `${SERVER}smtp-port 26\n${domain('example.com', 'smtp-hosts ⟦127.0.0.1:26⟧')}`],
    ['another port for the domain', on(domain('example.com', 'default-smtp-port 2525', 'smtp-hosts ⟦127.0.0.1⟧'))],
    ['an IPv6 listener', `${SERVER}smtp-listener [::1]:25\n${domain('example.com', 'smtp-hosts ⟦[::1]:25⟧')}`],
    ['a section listener', `${SERVER}<smtp-listener 127.0.0.1:2525>\n</smtp-listener>\n${loop}`],
    [
      'an address of a listener',
      `${SERVER}smtp-listener 192.0.2.1:25\n${domain('example.com', 'smtp-hosts ⟦192.0.2.1⟧')}`,
    ],
    ['a macro', on('domain-macro own example.com,example.org\n', domain('$own', 'smtp-hosts ⟦[127.0.0.1]:2525⟧'))],
    [
      'an address that mail leaves from',
      `${SERVER}smtp-listener 0/0:25\n${vmta('a', 'smtp-source-host 192.0.2.9 a.example.com')}${domain('example.com', 'smtp-hosts ⟦192.0.2.9⟧')}`,
    ],
    ['a virtual MTA that the source chooses', on(vmta('a', loop), source('0/0', 'default-virtual-mta a'))],
    [
      'each member of a pool',
      on(vmta('a', plain), pool('p', 'virtual-mta a'), loop, source('0/0', 'default-virtual-mta p')).replace(
        'smtp-hosts [127.0.0.1]:2525',
        'max-smtp-out 5',
      ),
    ],
    ['any virtual MTA', on(vmta('a'), vmta('b'), loop, source('0/0', 'process-x-virtual-mta yes'))],
  ])('finds mail for %s', (_, sample) => rule.finds(sample, ['loop']));

  it('finds it in each section', () => {
    rule.finds(on(loop, domain('example.org', 'smtp-hosts ⟦[127.0.0.1]:2525⟧')), ['loop', 'loop']);
  });

  it.each<[string, string]>([
    ['another port', on(domain('example.com', 'smtp-hosts [127.0.0.1]:2526'))],
    ['another address', on(domain('example.com', 'smtp-hosts 192.0.2.80:2525'))],
    [
      'an address of a listener for another',
      `${SERVER}smtp-listener 192.0.2.1:25\n${domain('example.com', 'smtp-hosts 127.0.0.1')}`,
    ],
    [
      'a network of which nobody knows the own addresses',
      `${SERVER}smtp-listener 192.0.2.0/24:25\n${domain('example.com', 'smtp-hosts 192.0.2.5')}`,
    ],
    ['a name', on(domain('example.com', 'smtp-hosts mail.example.com:2525'))],
    ['mail servers that are looked up', on(domain('example.com', 'smtp-hosts lookup-mx:example.org'))],
    ['mail that is thrown away', on(domain('example.com', 'smtp-hosts [127.0.0.1]:2525', 'type discard'))],
    [
      'mail that moves to another queue',
      on(domain('example.com', 'smtp-hosts [127.0.0.1]:2525', 'queue-to example.org')),
    ],
    [
      'a line that a later one takes back',
      on(domain('example.com', 'smtp-hosts 127.0.0.1:2525', 'smtp-hosts 192.0.2.80')),
    ],
    ['a section that another virtual MTA has', on(vmta('a', plain), vmta('b'), source('0/0', 'default-virtual-mta b'))],
    ['a virtual MTA that nothing chooses', on(vmta('a', plain))],
    ['a source that chooses by address', on(vmta('a', plain), source('0/0', 'default-virtual-mta by-smtp-source-ip'))],
    [
      'a header that may choose',
      on(vmta('a', plain), source('0/0', 'process-x-virtual-mta yes', 'default-virtual-mta a')),
    ],
    [
      'a list that may choose',
      on(
        vmta('a', plain),
        section('pattern-list l', 'mail-from /x/ virtual-mta=a'),
        source('0/0', 'pattern-list l', 'default-virtual-mta a'),
      ),
    ],
    ['an alias', on('alias a@example.com b@example.org\n', plain)],
    ['a bounce processor', on(section('bounce-processor'), plain)],
    [
      'a virtual MTA that is rerouted',
      on(vmta('b'), domain('example.com', 'smtp-hosts 127.0.0.1:2525', 'reroute-to-virtual-mta b')),
    ],
    ['the dummy server', on('dummy-smtp-port 2526\n', domain('*', 'smtp-hosts [127.0.0.1]:2526'))],
    ['a part of a configuration', LISTENER + plain],
    ['an include that is out of reach', `${on(plain)}include /etc/pmta/unknown\n`],
    ['a wrong host', on(domain('example.com', 'smtp-hosts 127..1:2525'))],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('knows included files', () => {
    withFiles.finds(`${SERVER}include more\n${domain('example.com', 'smtp-hosts ⟦192.0.2.1:2525⟧')}`, ['loop']);
    const sample = `${SERVER}include more\n${domain('example.com', 'include hosts')}`;
    const results = findingsOf('self-loop', sample, { others });
    const found = results.map(({ source, diagnostics }) => [
      source.path,
      diagnostics.filter((one) => one.rule === 'self-loop').map(({ span }) => source.text.slice(span.start, span.end)),
    ]);
    expect(found).toContainEqual(['hosts', ['[192.0.2.1]:2525']]);
  });

  it('names the domain and points at the listener', () => {
    rule.says(on(plain), 'Mail for example.com is sent to [127.0.0.1]:2525,');
    rule.says(on(domain('*', 'smtp-hosts localhost:2525')), 'Mail for all domains is sent');
    rule.says(on(domain('*.example.com', 'smtp-hosts localhost:2525')), 'Mail for *.example.com is sent');
    rule.pointsAt(on(plain), [['smtp-listener 127.0.0.1:2525', 'this listener']]);
    rule.pointsAt(SERVER + domain('example.com', 'smtp-hosts 127.0.0.1'), []);
  });

  it('does not guess where very many virtual MTAs differ', () => {
    const own = many(60, (index) => vmta(`v${index}`, domain('example.org', 'max-smtp-out 5')));
    rule.isSilent(on(own, plain, source('0/0', 'process-x-virtual-mta yes')));
  });

  it('offers no fix', () => rule.hasNoFix(on(plain)));

  it('tells what it rests on', () => {
    const assumed = (text: string) =>
      findingsOf('self-loop', text)[0]?.diagnostics.flatMap(({ rule: id, assumptions = [] }) =>
        id === 'self-loop' ? assumptions : [],
      );
    expect(assumed(on(plain))).toEqual([]);
    expect(assumed(on(domain('example.com', 'smtp-hosts a.example.net', 'smtp-hosts [127.0.0.1]:2525')))).toEqual([
      'repeated-lines',
    ]);
  });
});
