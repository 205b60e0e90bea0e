import { type Network, parseCidr } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { breadthOf, isLoopback, isPublic } from '../../src/rule-helpers/public-networks.ts';

function network(text: string): Network {
  const parsed = parseCidr(text);
  if (!parsed) throw new Error(`${text} is no network`);
  return parsed;
}

describe('isPublic', () => {
  it.each(['0/0', '::/0', '8.8.8.8', '192.0.2.0/24', '172.0.0.0/8', '10.0.0.0/7', '2001:db8::1', 'fc00::/6', '128/1'])(
    'is true for %s',
    (text) => expect(isPublic(network(text))).toBe(true),
  );

  it.each([
    '10/8',
    '10.1.2.3',
    '172.16.0.0/12',
    '172.31.255.255',
    '192.168.1.0/24',
    '127.0.0.1',
    '169.254.1.1',
    '100.64.0.1',
  ])('is false for %s', (text) => expect(isPublic(network(text))).toBe(false));

  it.each(['::1', 'fc00::/7', 'fd12::1', 'fe80::1'])('is false for %s', (text) => {
    expect(isPublic(network(text))).toBe(false);
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127/8', '::1'])('is true for %s', (text) => expect(isLoopback(network(text))).toBe(true));
  it.each(['0/0', '10.0.0.1', '::/64', '::2'])('is false for %s', (text) =>
    expect(isLoopback(network(text))).toBe(false),
  );
});

describe('breadthOf', () => {
  it.each([
    ['0/0', 'anyone'],
    ['128/7', 'anyone'],
    ['8/8', 'wide'],
    ['8.8.0.0/15', 'wide'],
    ['8.8.0.0/16', 'known'],
    ['8.8.8.8', 'known'],
    ['::/0', 'anyone'],
    ['2000::/3', 'anyone'],
    ['2001::/16', 'wide'],
    ['2001:db8::/31', 'wide'],
    ['2001:db8::/32', 'known'],
  ])('tells how many %s is for', (text, breadth) => expect(breadthOf(network(text))).toBe(breadth));
});
