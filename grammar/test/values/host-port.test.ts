import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { hostPortType } from '../../src/values/host-port.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

const portOptional: ArgumentSpec = { portOptional: true };

describe('host-port', () => {
  it.each<[string, ArgumentSpec, string, number | undefined]>([
    ['192.0.2.1:5000', {}, '192.0.2.1', 5000],
    ['Proxy.example.com:1', {}, 'proxy.example.com', 1],
    ['localhost:65535', {}, 'localhost', 65_535],
    ['[2001:DB8::1]:25', {}, '2001:db8::1', 25],
    ['[IPv6:2001:db8::1]:25', {}, '2001:db8::1', 25],
    ['[mail.example.com]:587', {}, 'mail.example.com', 587],
    ['"192.0.2.1:5000"', {}, '192.0.2.1', 5000],
    ['192.0.2.1', portOptional, '192.0.2.1', undefined],
    ['192.0.2.1:0', portOptional, '192.0.2.1', 0],
    ['2001:db8::1', portOptional, '2001:db8::1', undefined],
    ['[2001:db8::1]', portOptional, '2001:db8::1', undefined],
    ['prox01', portOptional, 'prox01', undefined],
  ])('reads %s', (text, spec, host, port) => {
    const value = { kind: 'host-port', host, port, raw: text, ...span(0, text.length) };
    expect(readValue(hostPortType, text, spec)).toEqual(value);
  });

  it.each<[string, ArgumentSpec, string, string | undefined]>([
    ['192.0.2.1', {}, 'has no port', undefined],
    ['192.0.2.1:', {}, 'has no port', undefined],
    ['192.0.2.1:', portOptional, 'has no port', undefined],
    ['2001:db8::1', {}, 'has no port', undefined],
    ['::1:25', {}, 'has no port', '[::1]:25'],
    [':25', {}, 'has no name in it', undefined],
    ['[::1', {}, 'has [ in it, which no domain name has', undefined],
    ['[]:25', {}, 'has no name in it', undefined],
    ['a:b:c', {}, 'has : in it, which no domain name has', undefined],
    ['http://x:80', {}, 'is a URL, not a name', undefined],
    ['http://x', {}, 'is a URL, not a name', undefined],
    ['192.0.2:25', {}, 'is no IP address', undefined],
  ])('does not take %s', (text, spec, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem: `${text} ${problem}`, replacement };
    expect(readValue(hostPortType, text, spec)).toMatchObject(error);
  });

  it.each([
    ['192.0.2.1:0', '0'],
    ['192.0.2.1:65536', '65536'],
    ['192.0.2.1:smtp', 'smtp'],
    ['"192.0.2.1:99999"', '99999'],
    ['[::1]:2x', '2x'],
  ])('points at the port of %s', (text, port) => {
    const { start, end, raw } = pieceOf(text, port, port === '0' ? 1 : 0);
    const error = { kind: 'error', raw, start, end, problem: `${port} is no port`, expected: 'a port from 1 to 65535' };
    expect(readValue(hostPortType, text)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(hostPortType, '192.0.2.1:0 prox01', portOptional)).toBe('prox01');
  });
});
