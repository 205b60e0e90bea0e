/** Whatever a domain or an address is, one of the representatives is in the same patterns. */
import { type Network, parseCidr } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../src/model/cells.ts';
import { formatIp, representativeAddresses, representativeDomains } from '../../src/model/representatives.ts';
import { addressBits, holds, networkBits } from '../slow/addresses.ts';

const networkTexts = [
  ...['0/0', '10/8', '10.0.0.0/8', '10.0.0.0/9', '10.128.0.0/9', '10.0.0.0/32', '10.255.255.255', '11/8', '128/1'],
  ...['192.0.2.0/24', '192.0.2.0/25', '192.0.2.128/25', '192.0.2.0/31', '192.0.2.1', '192.0.2.255', '255.255.255.255'],
  ...['::/0', '::1', '2001:db8::/32', '2001:db8::/33', '2001:db8::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
];
const networks = fc.array(fc.constantFrom(...networkTexts), { maxLength: 8 });

const ipv4 = fc
  .tuple(fc.constantFrom(0, 10, 11, 128, 192, 255), fc.nat(255), fc.constantFrom(0, 2, 255), fc.nat(255))
  .map((bytes) => bytes.join('.'));
const ipv6 = fc.constantFrom(
  '::',
  '::1',
  '::2',
  '2001:db8::',
  '2001:db8::7',
  '2001:db8:8000::',
  '2001:db9::',
  'ffff::',
);
const address = fc.oneof({ weight: 3, arbitrary: ipv4 }, ipv6);

const label = fc.constantFrom('a', 'b', 'com', 'invalid', 'no-such-name', 'no-such-name-');
const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const pattern = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 3, arbitrary: name.map((text) => `*.${text}`) },
  { weight: 3, arbitrary: name.map((text) => `[*.]${text}`) },
  { weight: 1, arbitrary: fc.constantFrom('*', '{sparkpost}') },
  { weight: 2, arbitrary: fc.constantFrom(...networkTexts).map((text) => `[${text}]`) },
);
const patterns = fc.array(pattern, { maxLength: 10 });
const domain = fc.oneof(
  { weight: 3, arbitrary: name },
  { weight: 1, arbitrary: address.map((text) => `[${text}]`) },
  { weight: 1, arbitrary: fc.constantFrom('{sparkpost}', '{other}') },
);

/** The patterns that take a domain, found in the plainest way. */
function takenBy(all: readonly string[], asked: string): string {
  return all.filter((one) => takes(one, asked)).join(' ');
}

function takes(one: string, asked: string): boolean {
  if (one === '*' || one === asked) return true;
  if (one.startsWith('[*.]')) return `.${asked}`.endsWith(`.${one.slice(4)}`);
  if (one.startsWith('*.')) return asked.endsWith(one.slice(1));
  return one.startsWith('[') && asked.startsWith('[') && isIn(one.slice(1, -1), asked.slice(1, -1));
}

function isIn(network: string, asked: string): boolean {
  const [outer, inner] = [networkBits(network), addressBits(asked)];
  return outer !== undefined && inner !== undefined && holds(outer, inner, false);
}

describe('domains', () => {
  it('each is in the patterns of a representative', () => {
    fc.assert(
      fc.property(patterns, domain, (all, asked) => {
        const cells = representativeDomains(all).map((one) => takenBy(all, one));
        expect(cells).toContain(takenBy(all, asked));
      }),
      { numRuns: 3000 },
    );
  });

  it('are as many as there are patterns, about', () => {
    fc.assert(
      fc.property(patterns, (all) => {
        expect(representativeDomains(all).length).toBeLessThanOrEqual(2 * all.length + 3);
      }),
    );
  });

  it.each([
    [[], ['no-such-name.invalid']],
    [['*'], ['no-such-name.invalid']],
    [['*.invalid'], ['no-such-name', 'no-such-name.invalid', 'invalid']],
    [['[*.]example.com'], ['no-such-name.invalid', 'no-such-name.example.com', 'example.com']],
    [['no-such-name.com'], ['no-such-name-----.invalid', 'no-such-name.com']],
    [['[192.0.2.1]'], ['no-such-name.invalid', '[192.0.2.1]', '[0.0.0.0]', '[0:0:0:0:0:0:0:0]']],
  ])('for %j are %j', (all, expected) => {
    expect(representativeDomains(all)).toEqual(expected);
  });
});

describe('addresses', () => {
  it('each is in the networks of a representative', () => {
    fc.assert(
      fc.property(networks, address, (all, asked) => {
        const inside = (one: string): string => all.filter((network) => isIn(network, one)).join(' ');
        const found = representativeAddresses(all.flatMap((text) => parseCidr(text) ?? [])).map(formatIp);
        const ofVersion = found.filter((one) => one.includes(':') === asked.includes(':'));
        expect(ofVersion.map(inside)).toContain(inside(asked));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    [[], ['0.0.0.0', '0:0:0:0:0:0:0:0']],
    [
      ['0/0', '0/0'],
      ['0.0.0.0', '0:0:0:0:0:0:0:0'],
    ],
    [
      ['0/1', '128/1'],
      ['0.0.0.0', '128.0.0.0', '0:0:0:0:0:0:0:0'],
    ],
    [
      ['192.0.2.0/30', '192.0.2.0', '192.0.2.1'],
      ['0.0.0.0', '192.0.2.0', '192.0.2.1', '192.0.2.2', '0:0:0:0:0:0:0:0'],
    ],
    [
      ['0.0.0.0', '::1'],
      ['0.0.0.0', '0.0.0.1', '0:0:0:0:0:0:0:0', '0:0:0:0:0:0:0:1'],
    ],
  ])('for %j are %j', (all, expected) => {
    const found = representativeAddresses(all.flatMap((text) => parseCidr(text) ?? [])).map(formatIp);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

describe('cells', () => {
  const parsed = (all: readonly string[]): Network[] => all.flatMap((text) => parseCidr(text) ?? []);

  it('lie side by side and cover all networks', () => {
    fc.assert(
      fc.property(networks, address, (all, asked) => {
        const [bits, version] = [addressBits(asked)?.bits ?? '', asked.includes(':') ? 6 : 4];
        const number = BigInt(`0b${bits}`);
        const found = cellsOf(parsed(all)).filter(
          ({ network, start, end }) => network.version === version && start <= number && number < end,
        );
        const around = all.filter((network) => isIn(network, asked));
        expect(found.length).toBe(around.length > 0 ? 1 : 0);
        const narrowest = Math.max(...around.map((network) => networkBits(network)?.bits.length ?? 0));
        expect(found.map(({ network }) => network.prefix)).toEqual(around.length > 0 ? [narrowest] : []);
      }),
      { numRuns: 2000 },
    );
  });
});
