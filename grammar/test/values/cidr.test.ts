import { describe, expect, it } from 'vitest';
import { cidrType } from '../../src/values/cidr.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('cidr', () => {
  it.each<[string, 4 | 6, bigint, number]>([
    ['0/0', 4, 0n, 0],
    ['0.0.0.0/0', 4, 0n, 0],
    ['10/8', 4, 0x0a_00_00_00n, 8],
    ['173.194/16', 4, 0xad_c2_00_00n, 16],
    ['192.168.1/24', 4, 0xc0_a8_01_00n, 24],
    ['10/24', 4, 0x0a_00_00_00n, 24],
    ['192.0.2.1', 4, 0xc0_00_02_01n, 32],
    ['192.0.2.16/28', 4, 0xc0_00_02_10n, 28],
    ['192.0.2.1/32', 4, 0xc0_00_02_01n, 32],
    ['"10/8"', 4, 0x0a_00_00_00n, 8],
    ['::/0', 6, 0n, 0],
    ['::1', 6, 1n, 128],
    ['2001:db8::/32', 6, 0x2001_0db8n << 96n, 32],
  ])('reads %s', (text, version, address, prefix) => {
    const network = { kind: 'cidr', version, address, prefix, raw: text, ...span(0, text.length) };
    expect(readValue(cidrType, text)).toEqual(network);
  });

  it.each<[string, bigint]>([
    ['10.1.2.3/8', 0x0a_00_00_00n],
    ['192.0.2.17/28', 0xc0_00_02_10n],
    ['255.255.255.255/0', 0n],
    ['2001:db8::ff/124', (0x2001_0db8n << 96n) | 0xf0n],
  ])('gives the first address of %s', (text, address) => {
    expect(readValue(cidrType, text)).toMatchObject({ address });
  });

  it.each([
    ['10.0.0.0/255.0.0.0', '10.0.0.0/8'],
    ['10/255.255.0.0', '10/16'],
    ['192.0.2.1/255.255.255.255', '192.0.2.1/32'],
    ['0.0.0.0/0.0.0.0', '0.0.0.0/0'],
    ['[192.0.2.1]', '192.0.2.1'],
    ['192.0.2.1:25', '192.0.2.1'],
    ['*', '0/0'],
  ])('knows that %s means %s', (text, replacement) => {
    const problem = `${text} is written ${replacement}`;
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement };
    expect(readValue(cidrType, text)).toMatchObject(error);
  });

  it.each([
    ['10.1', '10.1 needs a prefix, as in 10.1/16'],
    ['10', '10 needs a prefix, as in 10/8'],
    ['10.0.0.0/33', '10.0.0.0/33 has a prefix above 32'],
    ['10/99', '10/99 has a prefix above 32'],
    ['2001:db8::/129', '2001:db8::/129 has a prefix above 128'],
    ['192.0.2.1-192.0.2.9', '192.0.2.1-192.0.2.9 is a range, which only a network with a prefix can say'],
    ['10.0.0.0/', '10.0.0.0/ is no IP address or network'],
    ['10.0.0.0/8/8', '10.0.0.0/8/8 is no IP address or network'],
    ['10.0.0.0/-1', '10.0.0.0/-1 is no IP address or network'],
    ['10.0.0.0/255.0.255.0', '10.0.0.0/255.0.255.0 is no IP address or network'],
    ['/8', '/8 is no IP address or network'],
    ['256/8', '256/8 is no IP address or network'],
    ['10./8', '10./8 is no IP address or network'],
    ['2001:db8/32', '2001:db8/32 is no IP address or network'],
    ['YOUR_IP', 'YOUR_IP is no IP address or network'],
    ['1-2', '1-2 is no IP address or network'],
  ])('does not take %s', (text, problem) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem, replacement: undefined };
    expect(readValue(cidrType, text)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(cidrType, '0/0 monitor')).toBe('monitor');
  });
});
