import { describe, expect, it } from 'vitest';
import { listenAddressType } from '../../src/values/listen-address.ts';
import { pieceOf } from './piece-of.ts';
import { readValue, restBehind } from './read-value.ts';

describe('listen-address', () => {
  it.each([
    ['0/0:25', '0/0', { version: 4, address: 0n, prefix: 0 }, 25],
    ['0.0.0.0:2525', '0.0.0.0', { version: 4, address: 0n, prefix: 32 }, 2525],
    ['192.0.2.16/28:65535', '192.0.2.16/28', { version: 4, address: 0xc0_00_02_10n, prefix: 28 }, 65_535],
    ['[::]:25', '::', { version: 6, address: 0n, prefix: 128 }, 25],
    ['[::/0]:25', '::/0', { version: 6, address: 0n, prefix: 0 }, 25],
    ['[2001:db8::1]:587', '2001:db8::1', { version: 6, prefix: 128 }, 587],
    ['"10/8:25"', '10/8', { version: 4, address: 0x0a_00_00_00n, prefix: 8 }, 25],
  ])('reads %s', (text, network, fields, port) => {
    expect(readValue(listenAddressType, text)).toMatchObject({
      kind: 'listen-address',
      network: { kind: 'cidr', ...fields, ...pieceOf(text, network) },
      port,
      ...pieceOf(text, text),
    });
  });

  it.each([
    ['*:25', 'names no address to listen on', '0/0:25'],
    [':25', 'names no address to listen on', '0/0:25'],
    ['any:2525', 'names no address to listen on', '0/0:2525'],
    ['localhost:25', 'names no address to listen on', '127.0.0.1:25'],
    ['mail.example.com:25', 'names no address to listen on', undefined],
    ['YOUR_IP:25', 'names no address to listen on', undefined],
    ['10.1:25', 'names no address to listen on', undefined],
    ['*:smtp', 'names no address to listen on', undefined],
    ['25', 'has no address before the port', '0/0:25'],
    ['::1:25', 'needs square brackets round the IPv6 address', '[::1]:25'],
    [':::25', 'needs square brackets round the IPv6 address', '[::]:25'],
    ['::1', 'needs square brackets round the IPv6 address', undefined],
    ['*', 'has no port', undefined],
    ['0/0', 'has no port', undefined],
    ['0/0:', 'has no port', undefined],
    ['192.0.2.1', 'has no port', undefined],
    ['[::1]', 'has no port', undefined],
  ])('does not take %s', (text, problem, replacement) => {
    const error = { kind: 'error', ...pieceOf(text, text), problem: `${text} ${problem}`, replacement };
    expect(readValue(listenAddressType, text)).toMatchObject(error);
  });

  it.each([
    ['192.0.2.1:0x', '0x'],
    ['0/0:65536', '65536'],
    ['[::]:smtp', 'smtp'],
    ['0.0.0.0:25>', '25>'],
  ])('points at the port of %s', (text, port) => {
    const error = { kind: 'error', ...pieceOf(text, port), problem: `${port} is no port`, replacement: undefined };
    expect(readValue(listenAddressType, text)).toMatchObject(error);
  });

  it('takes one word', () => {
    expect(restBehind(listenAddressType, '0/0:465 tls=yes')).toBe('tls=yes');
  });
});
