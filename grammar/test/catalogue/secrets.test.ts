import { describe, expect, it } from 'vitest';
import { parseText, redact, secretSpans } from '@pmtakit/grammar';

const shown = (text: string): string => redact(text, secretSpans(parseText(text)));

describe('secrets', () => {
  it.each([
    ['<smtp-user a>\npassword geheim\n</smtp-user>', '<smtp-user a>\npassword ******\n</smtp-user>'],
    [
      '<smtp-user a>\npassword "ge heim" # mine\n</smtp-user>',
      '<smtp-user a>\npassword ********* # mine\n</smtp-user>',
    ],
    ['<smtp-user a>\npassword ge#heim\n</smtp-user>', '<smtp-user a>\npassword *******\n</smtp-user>'],
    ['<smtp-user a>\npassword #geheim\n</smtp-user>', '<smtp-user a>\npassword *******\n</smtp-user>'],
    ['<smtp-user a>\npassword ge heim\n</smtp-user>', '<smtp-user a>\npassword ** ****\n</smtp-user>'],
    ['<domain x>\nauth-password geheim\n</domain>', '<domain x>\nauth-password ******\n</domain>'],
    ['http-api-key abc', 'http-api-key ***'],
    ['smtp-server-tls-certificate /a.pem geheim', 'smtp-server-tls-certificate /a.pem ******'],
    ['smtp-server-tls-certificate /a.pem', 'smtp-server-tls-certificate /a.pem'],
    ['database-password geheim', 'database-password ******'],
    ['password=geheim x', 'password=****** *'],
    ['<password geheim>\n</password>', '<password ******>\n</password>'],
    ['db-secret geheim {\n}', 'db-secret ****** {\n}'],
    ['<domain x>\ntls-certificate /a.pem geheim\n</domain>', '<domain x>\ntls-certificate /a.pem ******\n</domain>'],
    ['#password geheim', '#password ******'],
    ['# Password: geheim', '# Password: ******'],
    ['# a password is needed', '# a password is needed'],
    ['domain-key sel,example.com,/etc/key.pem', 'domain-key sel,example.com,/etc/key.pem'],
    ['run-as-root no # password geheim', 'run-as-root no # password geheim'],
  ])('%j is shown as %j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('keeps every other place where it was', () => {
    const text = 'http-api-key abc\nhost-name x\n';
    expect(shown(text).indexOf('host-name')).toBe(text.indexOf('host-name'));
  });
});
