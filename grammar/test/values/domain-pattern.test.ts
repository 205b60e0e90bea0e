import { describe, expect, it } from 'vitest';
import { domainPatternType } from '../../src/values/domain-pattern.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind } from './read-value.ts';

describe('domain-pattern', () => {
  it.each([
    ['*', 'any', '*'],
    ['gmail.com', 'exact', 'gmail.com'],
    ['Inbox.COM', 'exact', 'inbox.com'],
    ['local', 'exact', 'local'],
    ['x.queue', 'exact', 'x.queue'],
    ['gmail.rollup', 'exact', 'gmail.rollup'],
    ['value_smtp_domain', 'exact', 'value_smtp_domain'],
    ['bücher.de', 'exact', 'bücher.de'],
    ['*.Example.com', 'subdomains', 'example.com'],
    ['[*.]Example.com', 'domain-and-subdomains', 'example.com'],
    ['[0/0]', 'address-literal', '0/0'],
    ['[192.0.2.1]', 'address-literal', '192.0.2.1'],
    ['[192.0.2.0/24]', 'address-literal', '192.0.2.0/24'],
    ['[2001:DB8::/32]', 'address-literal', '2001:db8::/32'],
    ['{sparkpost}', 'reserved', '{sparkpost}'],
    ['{gmImprinter}', 'reserved', '{gmImprinter}'],
    ['"*.example.com"', 'subdomains', 'example.com'],
  ])('reads %s', (text, form, domain) => {
    const pattern = { kind: 'domain-pattern', form, domain, macros: [], ...pieceOf(text, text) };
    expect(readValue(domainPatternType, text)).toEqual(pattern);
  });

  it.each([
    ['$Gmail', ['Gmail']],
    ['yahoo.$tld', ['tld']],
    ['$hotmail_isp.$isp_tld', ['hotmail_isp', 'isp_tld']],
    ['*.$yahoo', ['yahoo']],
    ['[*.]$yahoo', ['yahoo']],
    ['$a$b.c', ['a', 'b']],
  ])('reads the macros of %s', (text, macros) => {
    const pattern = { kind: 'domain-pattern', form: 'macro', domain: text, macros, ...pieceOf(text, text) };
    expect(readValue(domainPatternType, text)).toEqual(pattern);
  });

  const star = 'has a * that is neither alone nor before the first dot';

  it.each([
    ['mail*.example.com', star, undefined],
    ['*example.com', star, undefined],
    ['*.*.com', star, undefined],
    ['[*.]*.com', star, undefined],
    ['**', star, undefined],
    ['example.*', star, undefined],
    ['https://example.com/', 'is a URL, not a name', undefined],
    ['a.com,b.com', 'is a list, but one tag or line takes one pattern', undefined],
    ['$a,$b', 'is a list, but one tag or line takes one pattern', undefined],
    ['@gmail.com', 'is an address, not a domain', 'gmail.com'],
    ['*@gmail.com', 'is an address, not a domain', 'gmail.com'],
    ['joe@gmail.com', 'is an address, not a domain', undefined],
    ['{{DOMAIN}}', 'looks like a template that was not filled in', undefined],
    ['${domain}', 'looks like a template that was not filled in', undefined],
    ['$', 'has a $ that starts no macro name', undefined],
    ['yahoo.$', 'has a $ that starts no macro name', undefined],
    ['yahoo.\\$tld', 'has \\ in it, which no domain name has', undefined],
    ['{$a}', 'has { in it, which no domain name has', undefined],
    ['[example.com]', 'is no network in square brackets', undefined],
    ['[10.1]', 'is no network in square brackets', undefined],
    ['[0/0', 'is no network in square brackets', undefined],
    ['[*.]', 'has no name in it', undefined],
    ['*.', 'has no name in it', undefined],
    ['.example.com', 'starts with a dot', undefined],
    ['example.com.', 'ends with a dot', 'example.com'],
    ['a..b', 'has two dots in a row', undefined],
    ['10/8', 'has / in it, which no domain name has', undefined],
    ['""', 'has no name in it', undefined],
    ['"a.com b.com"', 'has blank space in it', undefined],
  ])('does not take %s', (text, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem: `${text} ${problem}`, replacement };
    expect(readValue(domainPatternType, text)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(domainPatternType, 'outlook.com hotmail.com')).toBe('hotmail.com');
  });
});
