/** Values that mean the same, and values that nearly do. */
import { describe, expect, it } from 'vitest';
import { assuming, block, text, verdict } from './compare-texts.ts';

describe('values', () => {
  it.each([
    ['domain *', 'dkim-sign yes', 'dkim-sign true', true],
    ['domain *', 'use-starttls no', 'use-starttls false', true],
    ['domain *', 'dkim-sign yes', 'dkim-sign no', false],
    ['domain *', 'bounce-after 60m', 'bounce-after 1h', true],
    ['domain *', 'bounce-after 1d12h', 'bounce-after 36h', true],
    ['domain *', 'bounce-after 60m', 'bounce-after 61m', false],
    ['domain *', 'retry-after 60m,2h', 'retry-after 1h,120m', true],
    ['domain *', 'retry-after 1h,2h', 'retry-after 2h,1h', false],
    ['domain *', 'max-msg-rate 60/m', 'max-msg-rate 60/min', true],
    ['domain *', 'max-msg-rate 60/m', 'max-msg-rate 1/s', false],
    ['domain *', 'max-msg-rate 60/m', 'max-msg-rate 3600/h', false],
    ['domain *', 'max-msg-rate 100/15m', 'max-msg-rate 100/900s', true],
    ['domain *', 'max-msg-rate 50/h', 'max-msg-per-hour 50', true],
    ['domain *', 'max-rcpt-per-message 9', 'max-rcpt-per-transaction 9', true],
    ['domain *', 'smtp-hosts mx.example.com', 'route MX.example.com.', true],
    ['domain *', 'smtp-hosts a.example.com,b.example.com', 'smtp-hosts a.example.com;b.example.com', false],
    ['domain *', 'source-ip-max-smtp-out 0/0 3', 'max-smtp-out-per-source-ip 3', true],
    ['domain *', 'source-ip-max-smtp-out 10/8 3', 'source-ip-max-smtp-out 10.0.0.0/8 3', true],
    ['domain *', 'max-cold-virtual-mta-msg 1/d,2/day', 'max-cold-virtual-mta-msg 1/day,2/d', true],
    ['domain *', 'queue-to "x.queue"', 'queue-to x.queue', true],
    ['source 0/0', 'max-message-size 1M', 'max-message-size 1024k', true],
    ['source 0/0', 'max-message-size 1M', 'max-message-size 1000k', false],
    ['acct-file /a.csv', 'records d,b', 'records delivery,bounce', true],
    ['acct-file /a.csv', 'records d,b', 'records d', false],
  ])('in <%s> %s and %s: %s', (tag, first, second, isSame) => {
    expect(verdict(text(block(tag, first)), text(block(tag, second))) === 'equal').toBe(isSame);
  });
});

describe('defaults', () => {
  it.each([
    ['domain *', 'max-smtp-out 20'],
    ['domain *', 'bounce-after 4d12h'],
    ['domain *', 'bounce-after 108h'],
    ['domain example.com', 'dkim-sign false'],
    ['domain example.com', 'max-msg-rate unlimited'],
    ['domain example.com', 'source-ip-max-smtp-out 10/8 unlimited'],
    ['domain example.com', 'queue-to ""'],
    ['source 192.0.2.1', 'smtp-service yes'],
    ['virtual-mta a', 'max-smtp-out unlimited'],
    ['acct-file /a.csv', 'records d,b'],
    ['smtp-user joe', 'authentication-method password'],
    ['spool /var/spool', 'priority 1'],
    ['bounce-processor', 'deliver-unmatched-email yes'],
  ])('in <%s> %s is as good as nothing', (tag, line) => {
    expect(verdict(text(block(tag, line)), text(block(tag)))).toBe('equal');
  });

  it.each([
    ['total-max-smtp-in 100', 'equal'],
    ['total-max-smtp-in 101', 'server: total-max-smtp-in 101 -> 100 (1 -> -)'],
    ['log-rotate 8', 'equal'],
  ])('on the top level %s: %s', (line, expected) => {
    expect(verdict(text(line), '')).toBe(expected);
  });

  it('of an older release are others', () => {
    const before = text('http-redirect-to-https no');
    expect(verdict(before, '')).toBe('server: http-redirect-to-https no -> true (1 -> -)');
    expect(verdict(before, '', { ...assuming({}), version: '4.5' })).toBe('equal');
  });
});

describe('names', () => {
  it.each([
    ['of settings', '<domain *>\nMax-SMTP-Out 3\n</domain>\n', '<domain *>\nmax-smtp-out 3\n</domain>\n'],
    ['of sections', '<DOMAIN *>\nmax-smtp-out 3\n</Domain>\n', '<domain *>\nmax-smtp-out 3\n</domain>\n'],
    [
      'of domains',
      '<domain Example.COM>\nmax-smtp-out 3\n</domain>\n',
      '<domain example.com>\nmax-smtp-out 3\n</domain>\n',
    ],
  ])('%s may be in any case', (_, before, after) => {
    expect(verdict(before, after)).toBe('equal');
  });

  it.each([
    ['a virtual MTA', text(block('virtual-mta a'), block('virtual-mta-pool p', 'virtual-mta a'))],
    ['what chooses it', text(block('virtual-mta A'), block('source 0/0', 'default-virtual-mta a'))],
    [
      'a pattern that chooses it',
      text('<pattern-list l>', '* virtual-mta=a', '</pattern-list>', block('source 0/0', 'pattern-list l')),
    ],
    ['a filter', text(block('virtual-mta A'), block('acct-file /a.csv', 'queue-filter */a'))],
    ['a user', text(block('smtp-user a', 'password b'))],
  ])('%s by the assumption', (_, before) => {
    const after = before.replaceAll(/\ba\b(?!\.csv)/g, 'A');
    expect(after).not.toBe(before);
    expect(verdict(before, after)).toBe('equal');
    expect(verdict(before, after, assuming({ 'name-case': 'kept' }))).not.toBe('equal');
  });

  it('of files keep theirs', () => {
    expect(verdict(text(block('acct-file /a.csv')), text(block('acct-file /A.csv')))).toBe(
      'acct-file /a.csv: /a.csv -> nothing (1 -> -)',
    );
  });
});

describe('lines that PowerMTA does not take', () => {
  it.each([
    'max-smtp-out many',
    'max-smtp-out',
    'max-message-rate 5/s',
    'always-allow-relaying yes',
    'text, nothing else',
  ])('%s does nothing', (line) => {
    expect(verdict(text(block('domain *', line)), text(block('domain *')))).toBe('equal');
  });
});
