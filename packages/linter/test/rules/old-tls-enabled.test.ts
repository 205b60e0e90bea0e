import { describe, it } from 'vitest';
import { defaultAssumptions } from '@pmtakit/semantics';
import { domain, many, section, testRule, vmta } from '../expect-findings.ts';

const rule = testRule('old-tls-enabled', { clients: 'warning', servers: 'info' });
const old = testRule(
  'old-tls-enabled',
  { clients: 'warning', servers: 'info' },
  { model: { version: '4.5', assumptions: defaultAssumptions } },
);

describe('old-tls-enabled', () => {
  it.each([
    ['SMTP', 'smtp-server-tls-allow-tlsv1 ⟦yes⟧\n'],
    ['the web monitor', 'http-tls-allow-tlsv1 ⟦true⟧\n'],
    ['a listener', section('smtp-listener 0/0:25', 'tls-allow-tlsv1 ⟦yes⟧')],
    ['the API', section('transmissions-api-listener 0/0:8443', 'tls-allow-tlsv1 ⟦yes⟧')],
    ['capitals', 'SMTP-Server-TLS-Allow-TLSv1 ⟦YES⟧\n'],
    ['the last of two lines', 'http-tls-allow-tlsv1 no\nhttp-tls-allow-tlsv1 ⟦yes⟧\n'],
  ])('finds what clients may use: %s', (_, sample) => rule.finds(sample, ['clients']));

  it.each([
    ['for all', domain('*', 'smtp-tls-allow-tlsv1 ⟦yes⟧')],
    ['for one', domain('example.com', 'smtp-tls-allow-tlsv1 ⟦true⟧')],
    ['for a macro', `domain-macro some example.com,example.net\n${domain('$some', 'smtp-tls-allow-tlsv1 ⟦yes⟧')}`],
    ['in a virtual MTA', vmta('a', domain('*', 'smtp-tls-allow-tlsv1 ⟦yes⟧'))],
  ])('finds what is used for other servers: %s', (_, sample) => rule.finds(sample, ['servers']));

  it('finds SSL 3 where the version still knows it', () => {
    old.finds('smtp-server-tls-allow-sslv3 ⟦yes⟧\n', ['clients']);
    old.finds(domain('*', 'smtp-tls-allow-sslv3 ⟦yes⟧'), ['servers']);
    old.says('http-tls-allow-sslv3 yes\n', 'SSL 3 is allowed for clients');
  });

  it.each([
    [
      'SSL 3, which later releases refuse',
      `smtp-server-tls-allow-sslv3 yes\n${domain('*', 'smtp-tls-allow-sslv3 yes')}`,
    ],
    ['no', `smtp-server-tls-allow-tlsv1 no\nhttp-tls-allow-tlsv1 no\n${domain('*', 'smtp-tls-allow-tlsv1 no')}`],
    ['later versions', 'smtp-server-tls-allow-tlsv1.1 yes\nsmtp-server-tls-allow-tlsv1.2 yes\n'],
    ['a line that a later one takes back', 'http-tls-allow-tlsv1 yes\nhttp-tls-allow-tlsv1 no\n'],
    ['a section that overrides it', vmta('a', domain('*', 'smtp-tls-allow-tlsv1 yes', 'smtp-tls-allow-tlsv1 no'))],
    ['a queue that sends nothing', domain('*', 'type discard', 'smtp-tls-allow-tlsv1 yes')],
    ['a server on this machine', domain('*', 'smtp-hosts [127.0.0.1]', 'smtp-tls-allow-tlsv1 yes')],
    ['a value that is none', 'http-tls-allow-tlsv1 maybe\n'],
    ['a listener that only this machine reaches', section('smtp-listener 127.0.0.1:25', 'tls-allow-tlsv1 yes')],
    ['one for IPv6', section('smtp-listener [::1]:25', 'tls-allow-tlsv1 yes')],
    ['a monitor that is off', 'http-mgmt-port 0\nhttp-tls-allow-tlsv1 yes\n'],
    ['a line at a wrong place', 'tls-allow-tlsv1 yes\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks at each section', () => {
    const sample = many(2, (index) => section(`smtp-listener 192.0.2.${index}:25`, 'tls-allow-tlsv1 ⟦yes⟧'));
    rule.finds(sample, ['clients', 'clients']);
  });

  it('offers to turn it off', () => {
    rule.mends('http-tls-allow-tlsv1 yes\n', 'http-tls-allow-tlsv1 no\n', false);
    rule.mends(domain('*', 'smtp-tls-allow-tlsv1 true'), domain('*', 'smtp-tls-allow-tlsv1 false'), false);
    rule.says(domain('*', 'smtp-tls-allow-tlsv1 yes'), 'TLS 1.0 is allowed for mail to other servers.');
  });
});
