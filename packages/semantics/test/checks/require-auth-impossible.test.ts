import { describe, expect, it } from 'vitest';
import { SERVER, findingsIn, testRule } from '../expect-findings.ts';
import { section, source } from '../sample-sections.ts';

const rule = testRule('require-auth-impossible', { notallowed: 'error', nouser: 'error' });

const must = 'require-auth yes';
const user = section('smtp-user a', 'password b');

describe('require-auth-impossible', () => {
  it.each([
    ['of addresses', source('0/0', `⟦${must}⟧`, 'allow-auth no')],
    ['in any order', source('0/0', 'allow-auth false', '⟦require-auth true⟧')],
    ['of a name', source('in', `⟦${must}⟧`, 'allow-auth no')],
    ['that overrides another one', source('0/0', 'allow-auth yes') + source('192.0.2.1', `⟦${must}⟧`, 'allow-auth no')],
  ])('finds a source %s that forbids the login it wants', (_, sample) =>
    rule.finds(user + sample + SERVER, ['notallowed']),
  );

  it.each([
    ['with users', user + source('0/0', must)],
    ['that allows it', user + source('0/0', must, 'allow-auth yes')],
    ['that wants no login', user + source('0/0', 'allow-auth no')],
    ['that says so', source('0/0', 'require-auth no')],
    [
      'of which a narrower one allows it',
      user + source('0/0', must, 'allow-auth no') + source('192.0.2.1', 'allow-auth yes'),
    ],
    ['of which nobody knows what it inherits', user + source('0/0', 'allow-auth no') + source('192.0.2.1', must)],
  ])('says nothing about one %s', (_, sample) => rule.isSilent(sample + SERVER));

  it('finds logins without users', () => {
    rule.finds(source('0/0', `⟦${must}⟧`) + SERVER, ['nouser']);
    rule.says(source('0/0', must) + SERVER, 'These clients have to log in, but there is no <smtp-user>.');
  });

  it('tells of missing users once', () => {
    const sample = source('0/0', `⟦${must}⟧`) + source('in', must) + SERVER;
    rule.finds(sample, ['nouser']);
    rule.says(sample, 'no <smtp-user> (and 1 more in this file).');
    rule.hasNoFix(sample);
  });

  it('says nothing in a part of a configuration', () => rule.isSilent(source('0/0', must, 'allow-auth no')));

  it('looks into included files', () => {
    const text = `${source('0/0', must)}include users.conf\n${SERVER}`;
    const rules = (more: string): string[] => findingsIn(text, { 'users.conf': more }).map((finding) => finding.rule);
    expect(rules('')).toEqual(['require-auth-impossible']);
    expect(rules(user)).toEqual([]);
  });
});
