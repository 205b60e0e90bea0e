import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { findingsInFiles } from '../findings-under.ts';

const rule = testRule('undefined-source', { undefined: 'error', auth: 'warning', address: 'warning' });

const user = (source: string): string => `<smtp-user u>\npassword x\nsource ${source}\n</smtp-user>\n`;
const source = (tag: string): string => `<source ${tag}>\n</source>\n`;

describe('undefined-source', () => {
  it.each([
    ['a user', user('⟦mail⟧')],
    ['a user, with braces', user('⟦{mail}⟧')],
    ['a user, for the pickup directory', user('⟦{pickup}⟧')],
    ['a user, for the API', user('⟦{transmissions-api}⟧')],
    ['a user, without the braces it is defined with', source('{mail}') + user('⟦mail⟧')],
    ['a user, with braces it is defined without', source('mail') + user('⟦{mail}⟧')],
    ['a listener', 'smtp-listener 0/0:25 source=⟦mail⟧\n'],
    ['a listener in quotes', 'smtp-listener 0/0:25 SOURCE=⟦"mail"⟧\n'],
    ['a section of a listener', '<smtp-listener 0/0:25>\nsource ⟦mail⟧\n</smtp-listener>\n'],
    ['a listener, for users', 'smtp-listener 0/0:25 source=⟦{auth}⟧\n'],
    ['a user, with a dot', user('⟦mail.example.com⟧')],
    ['a user, with a colon', user('⟦mail:25⟧')],
    ['a listener, as a number', 'smtp-listener 0/0:25 source=⟦10⟧\n'],
  ])('finds the source of %s', (_, sample) => rule.finds(sample + SERVER, ['undefined']));

  it.each([user('⟦{auth}⟧'), user('⟦{Auth}⟧'), user('⟦"{auth}"⟧')])(
    'warns of %j, which is what users get anyhow',
    (sample) => {
      rule.finds(sample + SERVER, ['auth']);
    },
  );

  it.each([
    ['a network', user('⟦192.0.2.0/24⟧')],
    ['an address', user('⟦192.0.2.1⟧')],
    ['an address of version 6', user('⟦2001:db8::1⟧')],
    ['all addresses, for a listener', 'smtp-listener 0/0:25 source=⟦0/0⟧\n'],
  ])('warns of %s in place of a name', (_, sample) => {
    rule.finds(sample + SERVER, ['address']);
    rule.finds(source('192.0.2.0/24') + source('192.0.2.1') + source('0/0') + sample + SERVER, ['address']);
  });

  it.each([
    ['that is defined', source('mail') + user('mail')],
    ['that is defined behind it', user('mail') + source('mail')],
    ['with braces', source('{mail}') + user('{mail}')],
    ['of users', source('{auth}') + user('{auth}')],
    ['of a listener', `${source('mail')}smtp-listener 0/0:25 source=mail\n`],
    ['in other capitals', source('MAIL') + user('mail')],
  ])('takes a source %s', (_, sample) => rule.isSilent(sample + SERVER));

  it.each([
    ['a user without a source', `<smtp-user u>\npassword x\n</smtp-user>\n${SERVER}`],
    ['a listener without a source', `smtp-listener 0/0:25\n${SERVER}`],
    ['a part of a configuration', user('mail')],
    ['a configuration with an include out of reach', `${user('mail')}include /x\n${SERVER}`],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks into included files', () => {
    const text = `${user('{mail}')}include more.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'more.conf': more }).map((finding) => finding.rule);
    expect(rules(source('{mail}'))).toEqual([]);
    expect(rules(source('mail'))).toEqual(['undefined-source']);
  });

  it('says what to do', () => {
    rule.says(`${source('{mass}')}${user('{mas}')}${SERVER}`, 'No <source {mas}> is defined.');
    rule.says(`${source('{mass}')}${user('{mas}')}${SERVER}`, 'braces are part of the name. Did you mean {mass}?');
    rule.says(user('{auth}') + SERVER, 'Define <source {auth}>, or take the line out.');
    rule.says(user('192.0.2.1') + SERVER, '192.0.2.1 is an address');
    rule.hasNoFix(user('mail') + SERVER);
  });

  it('reports in the file of the line', () => {
    const texts = { config: `include users\n${SERVER}`, users: user('{mail}') + user('{auth}') };
    expect(findingsInFiles('undefined-source', texts)).toEqual(['users undefined {mail}', 'users auth {auth}']);
  });
});
