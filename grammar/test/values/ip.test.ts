import { describe, expect, it } from 'vitest';
import { ipType, parseAddressLiteral } from '../../src/values/ip.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('ip', () => {
  it.each<[string, 4 | 6, bigint]>([
    ['0.0.0.0', 4, 0n],
    ['192.0.2.1', 4, 0xc0_00_02_01n],
    ['255.255.255.255', 4, 0xffff_ffffn],
    ['"10.0.0.1"', 4, 0x0a_00_00_01n],
    ['::', 6, 0n],
    ['::1', 6, 1n],
    ['1::', 6, 1n << 112n],
    ['2001:db8::1', 6, 0x2001_0db8_0000_0000_0000_0000_0000_0001n],
    ['2001:DB8:0:0:0:0:0:1', 6, 0x2001_0db8_0000_0000_0000_0000_0000_0001n],
    ['1:2:3:4:5:6:7::', 6, 0x0001_0002_0003_0004_0005_0006_0007_0000n],
    ['::ffff:192.0.2.1', 6, 0xffff_c000_0201n],
    ['64:ff9b::192.0.2.33', 6, 0x0064_ff9b_0000_0000_0000_0000_c000_0221n],
    ['1:2:3:4:5:6:1.2.3.4', 6, 0x0001_0002_0003_0004_0005_0006_0102_0304n],
    ['ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255', 6, (1n << 128n) - 1n],
  ])('reads %s', (text, version, address) => {
    expect(readValue(ipType, text)).toEqual({ kind: 'ip', version, address, raw: text, ...span(0, text.length) });
  });

  it.each([
    ['[192.0.2.1]', '192.0.2.1'],
    ['[IPv6:2001:db8::1]', '2001:db8::1'],
    ['192.0.2.1/32', '192.0.2.1'],
    ['2001:db8::1/128', '2001:db8::1'],
    ['192.0.2.1:25', '192.0.2.1'],
    ['192.0.2.1:', '192.0.2.1'],
  ])('finds the address in %s', (text, replacement) => {
    const problem = `${text} is more than an IP address`;
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement };
    expect(readValue(ipType, text)).toMatchObject(error);
  });

  it.each([
    '10.0.0',
    '10.0.0.256',
    '10.0.0.0.1',
    '010.0.0.1',
    '10.0.0.-1',
    '10.0.0.1e1',
    '10..0.1',
    '.1.2.3',
    '192.0.2.0/24',
    '::1/32',
    ':',
    ':::',
    ':1',
    '1:',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1::2::3',
    '1:2:3:4::5:6:7:8',
    '12345::',
    'g::',
    '1.2.3.4::',
    '::1.2.3',
    '::1.2.3.256',
    'fe80::1%eth0',
    'localhost',
    'X.X.X.1',
    '""',
  ])('does not take %s', (text) => {
    const problem = `${text} is no IP address`;
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement: undefined };
    expect(readValue(ipType, text)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(ipType, '192.0.2.1 mail.example.com')).toBe('mail.example.com');
  });

  it.each([
    ['[192.0.2.1]', { version: 4, address: 0xc0_00_02_01n }],
    ['[IPv6:::1]', { version: 6, address: 1n }],
    ['[::1]', { version: 6, address: 1n }],
    ['192.0.2.1', undefined],
    ['[mail.example.com]', undefined],
    ['[192.0.2.1', undefined],
  ])('knows whether %s is an address literal', (text, address) => {
    expect(parseAddressLiteral(text)).toEqual(address);
  });
});
