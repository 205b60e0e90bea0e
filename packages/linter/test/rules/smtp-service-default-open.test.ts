import { describe, it } from 'vitest';
import { SERVER, section, source, testRule } from '../expect-findings.ts';

const rule = testRule('smtp-service-default-open', { open: 'warning' });

const OPEN = `${SERVER}⟦smtp-listener 0/0:25⟧\n`;
const SILENT = `${SERVER}smtp-listener 0/0:25\n`;

describe('smtp-service-default-open', () => {
  it.each([
    ['without sources', OPEN],
    ['with a network of its own', OPEN + source('192.0.2.0/24', 'always-allow-relaying yes', 'smtp-service yes')],
    ['at one address', `${SERVER}⟦smtp-listener 192.0.2.1:25⟧\n`],
    ['as a section', `${SERVER}⟦<smtp-listener 192.0.2.1:25>⟧\n</smtp-listener>\n`],
    ['where only some are closed out', OPEN + source('192.0.2.0/24', 'smtp-service no')],
    ['with a line that is wrong', OPEN + source('0/0', 'smtp-service never')],
  ])('finds a listener %s', (_, sample) => rule.finds(sample, ['open']));

  it.each([
    ['a closed one', SILENT + source('0/0', 'smtp-service no')],
    ['one that is open on purpose', SILENT + source('0/0', 'smtp-service yes')],
    ['an open relay, which is told', SILENT + source('0/0', 'always-allow-relaying yes')],
    ['a listener for this machine', `${SERVER}smtp-listener 127.0.0.1:25\nsmtp-listener [::1]:25\n`],
    ['a listener with braces, which is none', `${SERVER}smtp-listener 0.0.0.0:25 {\n}\n`],
    ['a private address', `${SERVER}smtp-listener 10.0.0.1:25\n`],
    ['the listener that is there by default', SERVER],
    ['domains that mail comes in for', `${SILENT}relay-domain example.com\n`],
    ['addresses that mail comes in for', `${SILENT}relay-address a@example.com\n`],
    ['users', SILENT + section('smtp-user a', 'password mossy-lantern')],
    ['bounces', SILENT + section('bounce-processor', 'deliver-unmatched-email no')],
    ['complaints', SILENT + section('feedback-loop-processor')],
    ['a part', 'smtp-listener 0/0:25\n'],
    ['a configuration with a gap', `${SILENT}include missing.conf\n`],
    ['a listener with a closed source', `${SERVER}smtp-listener 0/0:25 source=in\n${source('in', 'smtp-service no')}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('has no fix', () => rule.hasNoFix(OPEN));
  it('says what is wrong', () =>
    rule.says(OPEN, 'Everybody may talk to this listener, although nobody outside has a reason to.'));
});
