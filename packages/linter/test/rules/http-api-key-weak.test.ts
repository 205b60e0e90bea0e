import { describe, expect, it } from 'vitest';
import { findingsOf, testRule } from '../expect-findings.ts';

const rule = testRule('http-api-key-weak', { standin: 'error', regular: 'error' });

describe('http-api-key-weak', () => {
  it.each([
    ['your key', 'http-api-key ⟦YOUR_API_KEY_OF_32_CHARACTERS_OR_MORE⟧\n'],
    ['change me', 'http-api-key ⟦change_me_change_me_change_me_1234⟧\n'],
    ['words of a template', 'http-api-key ⟦__HTTP_API_KEY_OF_THE_WEB_MONITOR__⟧\n'],
    ['names in capitals', 'http-api-key ⟦PMTA_HTTP_MONITOR_API_KEY_LONG_ENOUGH⟧\n'],
    ['key here', 'http-api-key ⟦put_the_long_random_secret_key_here⟧\n'],
  ])('finds %s', (_, sample) => rule.finds(sample, ['standin']));

  it.each([
    ['one character', `http-api-key ⟦${'a'.repeat(32)}⟧\n`],
    ['two characters', `http-api-key ⟦${'ab'.repeat(20)}⟧\n`],
    ['a word again and again', `http-api-key ⟦${'kettle42'.repeat(4)}⟧\n`],
    ['the alphabet', 'http-api-key ⟦abcdefghijklmnopqrstuvwxyz012345⟧\n'],
    ['digits that count down', `http-api-key ⟦${'9876543210'.repeat(3)}98⟧\n`],
  ])('finds a key of %s', (_, sample) => rule.finds(sample, ['regular']));

  it.each([
    ['hexadecimal digits', 'http-api-key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b\n'],
    ['letters and digits', 'http-api-key f81mQz07_rB5cXw2TnYk93LdVh6GsJpA4e\n'],
    ['words', 'http-api-key Dummy_Key_for_the_fixtures_only_0001\n'],
    ['too few characters, which is a bad value', 'http-api-key changeme\n'],
    ['other characters, which is a bad value', 'http-api-key {{API_KEY_OF_THE_MONITOR_IN_THE_VAULT}}\n'],
  ])('says nothing about %s', (_, sample) => rule.isSilent(sample));

  it('looks at every key', () => {
    const good = 'http-api-key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b\n';
    rule.finds(`${good}http-api-key ⟦${'a'.repeat(32)}⟧\n`, ['regular']);
  });

  it('never quotes the key, and has no fix', () => {
    const key = 'kettle42'.repeat(4);
    const sample = `http-api-key ${key}\n`;
    rule.hasNoFix(sample);
    expect(JSON.stringify(findingsOf('http-api-key-weak', sample)[0]?.diagnostics)).not.toContain('kettle42');
  });
});
