import { describe, it } from 'vitest';
import { SERVER, domain, pool, source, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('relay-open-source', { open: 'error', domains: 'error', wide: 'warning' });
const withInclude = testRule(
  'relay-open-source',
  { open: 'error', domains: 'error', wide: 'warning' },
  {
    others: { 'relay.conf': 'always-allow-relaying yes\n', 'closed.conf': source('0/0', 'smtp-service no') },
  },
);

const LISTENER = 'smtp-listener 0/0:25\n';
const open = (...lines: readonly string[]): string => LISTENER + source('0/0', 'always-allow-relaying ⟦yes⟧', ...lines);
const closed = (...lines: readonly string[]): string => LISTENER + source('0/0', 'always-allow-relaying yes', ...lines);

describe('relay-open-source', () => {
  it.each([
    ['for all', open()],
    ['in other capitals', 'SMTP-Listener 0/0:25\n<Source 0/0>\nAlways-Allow-Relaying ⟦YES⟧\n</Source>\n'],
    ['for all of IPv6', `smtp-listener [::]:25\n${source('::/0', 'always-allow-relaying ⟦yes⟧')}`],
    ['for half of the internet', LISTENER + source('128/1', 'always-allow-relaying ⟦true⟧')],
    ['at the top level', `${LISTENER}always-allow-relaying ⟦yes⟧\n`],
    ['with a login that may be had', open('allow-auth yes')],
    ['although a small network has to log in', open() + source('192.0.2.0/24', 'require-auth yes')],
    ['with a listener at one address', `smtp-listener 192.0.2.1:25\n${source('0/0', 'always-allow-relaying ⟦yes⟧')}`],
    [
      'through a listener whose source says nothing of it',
      `smtp-listener 192.0.2.1:25 source=in\n${source('in', 'log-data no')}${source('0/0', 'always-allow-relaying ⟦yes⟧')}`,
    ],
    ['where nothing listens but the default', SERVER + source('0/0', 'always-allow-relaying ⟦yes⟧')],
    [
      'with a list of patterns',
      `${LISTENER}<pattern-list p>\nmail-from /@a$/ virtual-mta=a\n</pattern-list>\n${vmta('a')}${source('0/0', 'pattern-list p', 'always-allow-relaying ⟦yes⟧')}`,
    ],
    ['through a pool', `${vmta('a')}${pool('p', 'virtual-mta a')}${open('default-virtual-mta p')}`],
    [
      'through one of two virtual MTAs',
      `${vmta('a', domain('*', 'type discard'))}${vmta('b')}${pool('p', 'virtual-mta a', 'virtual-mta b')}${open('default-virtual-mta p')}`,
    ],
  ])('finds a relay %s', (_, sample) => rule.finds(sample, ['open']));

  it.each([
    ['relay-domain *', 'relay-domain ⟦*⟧'],
    ['a relay-address that takes all', 'relay-address ⟦/.*/⟧'],
  ])('finds %s', (_, line) => rule.finds(`${LISTENER}${line}\n`, ['domains']));

  it.each([
    ['of IPv4', LISTENER + source('198.16/12', 'always-allow-relaying ⟦yes⟧')],
    ['of IPv6', `smtp-listener [2001:db8::1]:25\n${source('2001::/20', 'always-allow-relaying ⟦yes⟧')}`],
  ])('finds a wide network %s', (_, sample) => rule.finds(sample, ['wide']));

  it.each([
    ['smtp-service no', closed('smtp-service no')],
    ['a login', closed('require-auth yes')],
    ['an unknown virtual MTA', closed('default-virtual-mta nobody')],
    ['an own network', LISTENER + source('198.51.100.0/24', 'always-allow-relaying yes')],
    ['a private network', LISTENER + source('10/8', 'always-allow-relaying yes')],
    [
      'this machine',
      LISTENER + source('127.0.0.1', 'always-allow-relaying yes') + source('::1', 'always-allow-relaying yes'),
    ],
    ['a listener for this machine', `smtp-listener 127.0.0.1:25\n${source('0/0', 'always-allow-relaying yes')}`],
    ['a listener of a private network', `smtp-listener 10.0.0.1:25\n${source('0/0', 'always-allow-relaying yes')}`],
    [
      'a listener whose source closes it',
      `smtp-listener 0/0:25 source=in\n${source('in', 'require-auth yes')}${source('0/0', 'always-allow-relaying yes')}`,
    ],
    ['a sink', domain('*', 'type discard') + closed()],
    [
      'a virtual MTA that is a sink',
      `${vmta('sink', domain('*', 'type file', 'file-format newfile', 'file-destination /tmp/x'))}${closed('default-virtual-mta sink')}`,
    ],
    ['mail for this machine', domain('*', 'smtp-hosts [127.0.0.1]:2525') + closed()],
    ['named domains', `${LISTENER}relay-domain example.com\nrelay-address /@example\\.com$/\n`],
    ['a name of this host', `${LISTENER}host-name mail.example.com\n`],
    ['users', `${LISTENER}${source('{auth}', 'always-allow-relaying yes')}`],
    ['the pickup directory', `${LISTENER}${source('{pickup}', 'always-allow-relaying yes')}`],
    ['a value that is none', LISTENER + source('0/0', 'always-allow-relaying maybe')],
    ['a part without listeners', source('0/0', 'always-allow-relaying yes')],
    ['a listener that is wrong', `${SERVER}smtp-listener HERE\n${source('0/0', 'always-allow-relaying yes')}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('follows overrides', () => {
    rule.isSilent(closed() + source('0/0', 'always-allow-relaying no'));
    rule.finds(LISTENER + source('0/0', 'always-allow-relaying no') + source('0/0', 'always-allow-relaying ⟦yes⟧'), [
      'open',
    ]);
    rule.isSilent(
      closed() +
        source('0/1', 'require-auth yes') +
        source('128/1', 'require-auth yes') +
        source('::/1', 'require-auth yes') +
        source('8000::/1', 'require-auth yes'),
    );
  });

  it('reads included files', () => {
    withInclude.isSilent(`${closed()}include closed.conf\n`);
    withInclude.isSilent(`${closed()}include missing.conf\n`);
    withInclude.isSilent(`${LISTENER}${source('0/0', 'include relay.conf')}`);
  });

  it('points at the listener, and names a network', () => {
    rule.pointsAt(open(), [['smtp-listener 0/0:25', 'reached through this listener']]);
    rule.says(LISTENER + source('198.16/12', 'always-allow-relaying yes'), 'All of 198.16.0.0/12 may send mail');
    rule.hasNoFix(open());
  });
});
