import { describe, it } from 'vitest';
import { domain, source, testRule } from '../expect-findings.ts';

const rule = testRule('relay-open-listener', { open: 'error' });

const FEED = source('feed', 'always-allow-relaying ⟦yes⟧');
const QUIET = source('feed', 'always-allow-relaying yes');

describe('relay-open-listener', () => {
  it.each([
    ['at one address', `smtp-listener 192.0.2.1:2525 source=feed\n${FEED}`],
    ['at all addresses', `smtp-listener 0/0:2525 source=feed\n${FEED}`],
    ['at an address of IPv6', `smtp-listener [2001:db8::1]:25 source=feed\n${FEED}`],
    ['as a section', `<smtp-listener 192.0.2.1:25>\nsource feed\n</smtp-listener>\n${FEED}`],
    ['with a source in other capitals', `smtp-listener 192.0.2.1:25 source=FEED\n${FEED}`],
    ['although others have to log in', `smtp-listener 0/0:25 source=feed\n${FEED}${source('0/0', 'require-auth no')}`],
    ['beside a closed one', `smtp-listener 127.0.0.1:25\nsmtp-listener 192.0.2.1:25 source=feed\n${FEED}`],
    ['twice, told once', `smtp-listener 192.0.2.1:25 source=feed\nsmtp-listener 192.0.2.2:25 source=feed\n${FEED}`],
  ])('finds a listener %s', (_, sample) => rule.finds(sample, ['open']));

  it.each([
    ['a listener for this machine', `smtp-listener 127.0.0.1:25 source=feed\n${QUIET}`],
    ['a listener for this machine by IPv6', `smtp-listener [::1]:25 source=feed\n${QUIET}`],
    ['a private address', `smtp-listener 192.168.1.1:25 source=feed\n${QUIET}`],
    ['a private address of IPv6', `smtp-listener [fd00::1]:25 source=feed\n${QUIET}`],
    ['a login', `smtp-listener 0/0:25 source=feed\n${source('feed', 'always-allow-relaying yes', 'require-auth yes')}`],
    ['a login for all', `smtp-listener 0/0:25 source=feed\n${QUIET}${source('0/0', 'require-auth yes')}`],
    ['no service', `smtp-listener 0/0:25 source=feed\n${QUIET}${source('0/0', 'smtp-service no')}`],
    ['a source of users', `smtp-listener 0/0:25\n${QUIET}<smtp-user a>\npassword x\nsource feed\n</smtp-user>\n`],
    ['a source that nothing refers to', `smtp-listener 0/0:25\n${QUIET}`],
    ['a source that is missing', 'smtp-listener 0/0:25 source=feed\n'],
    ['a sink', `smtp-listener 0/0:25 source=feed\n${QUIET}${domain('*', 'type discard')}`],
    [
      'what is set for all',
      `smtp-listener 0/0:25 source=feed\n${source('feed', 'log-data no')}${source('0/0', 'always-allow-relaying yes')}`,
    ],
    ['a value that is none', `smtp-listener 0/0:25 source=feed\n${source('feed', 'always-allow-relaying y')}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('lets the later of two sections count', () => {
    rule.isSilent(`smtp-listener 0/0:25 source=feed\n${QUIET}${source('feed', 'always-allow-relaying no')}`);
  });

  it('names the source and points at the listener', () => {
    const sample = `smtp-listener 192.0.2.1:2525 source=feed\n${FEED}`;
    rule.says(sample, 'Whoever reaches the listener of source feed may send');
    rule.pointsAt(sample, [['smtp-listener 192.0.2.1:2525 source=feed', 'this listener']]);
    rule.hasNoFix(sample);
  });
});
