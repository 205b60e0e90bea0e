import { describe, expect, it } from 'vitest';
import { sourceTagType } from '../../src/values/source-tag.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind } from './read-value.ts';

describe('source-tag', () => {
  it.each([
    ['127.0.0.1', 4, 0x7f_00_00_01n, 32],
    ['0/0', 4, 0n, 0],
    ['10/8', 4, 0x0a_00_00_00n, 8],
    ['192.0.2.16/28', 4, 0xc0_00_02_10n, 28],
    ['::1', 6, 1n, 128],
    ['2001:db8::/32', 6, 0x2001_0db8n << 96n, 32],
    ['"10/8"', 4, 0x0a_00_00_00n, 8],
  ])('reads the addresses %s', (text, version, address, prefix) => {
    const network = { kind: 'cidr', version, address, prefix, ...pieceOf(text, text) };
    expect(readValue(sourceTagType, text)).toEqual({
      kind: 'source-tag',
      network,
      name: undefined,
      ...pieceOf(text, text),
    });
  });

  it.each([
    ['{auth}', '{auth}'],
    ['{pmta-auth}', '{pmta-auth}'],
    ['{/var/spool/pmta/pickup}', '{/var/spool/pmta/pickup}'],
    ['localhost', 'localhost'],
    ['YOUR_IP', 'YOUR_IP'],
    ['a1.example.org', 'a1.example.org'],
    ['auth12', 'auth12'],
    ['12', '12'],
    ['abc.de', 'abc.de'],
    ['Größe', 'Größe'],
    ['"my source"', 'my source'],
  ])('reads the name %s', (text, name) => {
    const tag = { kind: 'source-tag', network: undefined, name, ...pieceOf(text, text) };
    expect(readValue(sourceTagType, text)).toEqual(tag);
  });

  it.each([
    ['10.1', 'needs a prefix, as in 10.1/16', undefined],
    ['10.0.0.256', 'is no IP address or network', undefined],
    ['10.0.0.0/33', 'has a prefix above 32', undefined],
    ['10/255.0.0.0', 'is written 10/8', '10/8'],
    ['2001:db8', 'is no IP address or network', undefined],
    ['192.0.2.1:25', 'is written 192.0.2.1', '192.0.2.1'],
  ])('does not take %s', (text, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem: `${text} ${problem}`, replacement };
    const expected = sourceTagType.expected({});
    expect(readValue(sourceTagType, text)).toMatchObject({ ...error, expected });
  });

  it('takes one word', () => {
    expect(restBehind(sourceTagType, '0/0 x')).toBe('x');
  });
});
