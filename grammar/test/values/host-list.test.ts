import { describe, expect, it } from 'vitest';
import { hostListType } from '../../src/values/host-list.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('host-list', () => {
  it.each([
    ['gmail.com', 'host', 'gmail.com', undefined],
    ['MX.Example.com.', 'host', 'mx.example.com', undefined],
    ['smtp.example.com:587', 'host', 'smtp.example.com', 587],
    ['[smtp.example.com]:587', 'host', 'smtp.example.com', 587],
    ['192.0.2.1', 'ip', '192.0.2.1', undefined],
    ['192.0.2.1:2525', 'ip', '192.0.2.1', 2525],
    ['[127.0.0.1]', 'ip', '127.0.0.1', undefined],
    ['[127.0.0.1]:2525', 'ip', '127.0.0.1', 2525],
    ['[IPv6:2001:db8::1]', 'ip', '2001:db8::1', undefined],
    ['[IPv6:2001:db8::1]:25', 'ip', '2001:db8::1', 25],
    ['2001:db8:f7d3::89', 'ip', '2001:db8:f7d3::89', undefined],
    ['lookup-mx:Gmail.com', 'lookup-mx', 'gmail.com', undefined],
    ['LOOKUP-MX:gmail.com', 'lookup-mx', 'gmail.com', undefined],
  ])('reads %s', (text, form, host, port) => {
    const piece = { raw: text, ...span(0, text.length) };
    const value = { kind: 'host-list', levels: [[{ form, host, port, ...piece }]], ...piece };
    expect(readValue(hostListType, text)).toEqual(value);
  });

  it.each([
    'mx1.example.com, [192.0.2.1]:25 ;lookup-mx:example.org',
    '"mx1.example.com,[192.0.2.1]:25;lookup-mx:example.org"',
  ])('gives the members of %s their levels and places', (text) => {
    expect(readValue(hostListType, text)).toMatchObject({
      levels: [
        [pieceOf(text, 'mx1.example.com'), pieceOf(text, '[192.0.2.1]:25')],
        [pieceOf(text, 'lookup-mx:example.org')],
      ],
      raw: text,
      ...span(0, text.length),
    });
  });

  it('takes the rest of the line', () => {
    expect(readValue(hostListType, 'a.com, b.com ; c.com')).toMatchObject({ kind: 'host-list' });
    expect(restBehind(hostListType, 'a.com, b.com ; c.com')).toBe('');
  });

  it.each([
    ['a.com,http://b.com', 'http://b.com', 'is a URL, not a name', undefined],
    ['a.com,*.b.com', '*.b.com', 'has * in it, which no domain name has', undefined],
    ['a.com b.com,c.com', 'a.com b.com', 'has blank space in it', 'a.com,b.com'],
    ['a.com {{x}}', 'a.com {{x}}', 'has blank space in it', undefined],
    ['lookup-mx: gmail.com', 'lookup-mx: gmail.com', 'has blank space in it', 'lookup-mx:gmail.com'],
    ['lookup-mx:gmail.com:25', 'lookup-mx:gmail.com:25', 'has : in it, which no domain name has', undefined],
    ['lookup-mx:', 'lookup-mx:', 'has no name in it', undefined],
    ['a.com;b.com:', 'b.com:', 'has no port', undefined],
    ['192.0.2,a.com', '192.0.2', 'is no IP address', undefined],
  ])('points at the wrong member of %s', (text, raw, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, raw), problem: `${raw} ${problem}`, replacement };
    expect(readValue(hostListType, text)).toMatchObject(error);
    expect(restBehind(hostListType, text)).toBe('');
  });

  it.each([
    ['a.com:0;b.com', 6, '0'],
    ['a.com:70000', 6, '70000'],
    ['[192.0.2.1]:smtp,b.com', 12, 'smtp'],
  ])('points at the port in %s', (text, from, port) => {
    const error = { kind: 'error', raw: port, ...span(from, from + port.length), problem: `${port} is no port` };
    expect(readValue(hostListType, text)).toMatchObject(error);
  });

  it.each([
    ['a.com,', 6],
    ['a.com;', 6],
    ['a.com,,b.com', 6],
    ['a.com; ;b.com', 7],
    [';a.com', 0],
  ])('points at the empty place in %s', (text, place) => {
    const problem = 'a host is missing beside the comma or semicolon';
    expect(readValue(hostListType, text)).toMatchObject({ raw: '', ...span(place, place), problem });
  });
});
