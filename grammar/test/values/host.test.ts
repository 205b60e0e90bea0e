import { describe, expect, it } from 'vitest';
import { hostType } from '../../src/values/host.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('host', () => {
  it.each([
    ['mail.example.com', 'mail.example.com'],
    ['Mail.Example.COM', 'mail.example.com'],
    ['mail.example.com.', 'mail.example.com'],
    ['localhost', 'localhost'],
    ['my_host-1.example', 'my_host-1.example'],
    ['1und1.de', '1und1.de'],
    ['bücher.de', 'bücher.de'],
    ['почта.рф', 'почта.рф'],
    ['xn--bcher-kva.de', 'xn--bcher-kva.de'],
    ['192.0.2.1', '192.0.2.1'],
    ['[192.0.2.1]', '[192.0.2.1]'],
    ['2001:DB8::1', '2001:db8::1'],
    ['[IPv6:2001:db8::1]', '[ipv6:2001:db8::1]'],
    ['"mail.example.com"', 'mail.example.com'],
  ])('reads %s', (text, name) => {
    expect(readValue(hostType, text)).toEqual({ kind: 'host', name, raw: text, ...span(0, text.length) });
  });

  it.each([
    ['mail.example.com:25', 'has : in it, which no domain name has', 'mail.example.com'],
    ['192.0.2.1:25', 'has : in it, which no domain name has', '192.0.2.1'],
    ['mail/example', 'has / in it, which no domain name has', undefined],
    ['https://mail.example.com', 'is a URL, not a name', undefined],
    ['a@example.com', 'has @ in it, which no domain name has', undefined],
    ['*.example.com', 'has * in it, which no domain name has', undefined],
    ['$p_domain', 'has $ in it, which no domain name has', undefined],
    ['mail.{{', 'has { in it, which no domain name has', undefined],
    ['mail😀.de', 'has 😀 in it, which no domain name has', undefined],
    ['mail\u200b.de', 'has a character in it that cannot be seen', undefined],
    ['mail\0.de', 'has a character in it that cannot be seen', undefined],
    ['mail\u00a0.de', 'has blank space in it', undefined],
    ['"a b"', 'has blank space in it', undefined],
    ['.example.com', 'starts with a dot', undefined],
    ['example.com..', 'ends with a dot', undefined],
    ['example..com', 'has two dots in a row', undefined],
    ['.', 'has no name in it', undefined],
    ['""', 'has no name in it', undefined],
    ['192.0.2', 'is no IP address', undefined],
    ['192.0.2.256', 'is no IP address', undefined],
    ['[mail.example.com]', 'has [ in it, which no domain name has', undefined],
  ])('does not take %s', (text, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem: `${text} ${problem}`, replacement };
    expect(readValue(hostType, text)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(hostType, 'mail.example.com rest')).toBe('rest');
  });
});
