/** Which line holds for which source address, against asking every address by itself. */
import { parseCidr } from '@pmtakit/grammar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Model, defaultAssumptions } from '../../src/index.ts';
import { addressShares } from '../../src/limits/address-shares.ts';
import { addressesIn } from '../../src/limits/source-ips.ts';
import { modelOf } from '../routing/of-text.ts';

const directive = 'source-ip-max-smtp-out';

function networks(...texts: string[]): NonNullable<ReturnType<typeof parseCidr>>[] {
  return texts.flatMap((text) => parseCidr(text) ?? []);
}

function modelWith(lines: readonly string[]): Model {
  return modelOf(`<domain example.com>\n${lines.map((line) => `${directive} ${line}`).join('\n')}\n</domain>\n`);
}

/** How many addresses each limit holds for: `limit: addresses`. */
function shares(
  lines: readonly string[],
  sources: readonly string[],
  anyNetwork = defaultAssumptions['any-network'],
): Record<string, number> {
  const settings = modelWith(lines).queue({ domain: 'example.com', virtualMta: 'v' }).of(directive);
  const found: Record<string, number> = {};
  for (const { setting, count } of addressShares(settings, networks(...sources), {
    ...defaultAssumptions,
    'any-network': anyNetwork,
  })) {
    const key = setting?.text ?? 'none';
    found[key] = (found[key] ?? 0) + count;
  }
  return found;
}

describe('the lines of source addresses', () => {
  it.each<[string, string[], string[], Record<string, number>]>([
    ['one for all', ['0/0 2'], ['192.0.2.1', '192.0.2.2'], { '0/0 2': 2 }],
    ['one for some', ['192.0.2.1 2'], ['192.0.2.1', '192.0.2.2'], { '192.0.2.1 2': 1, none: 1 }],
    [
      'the narrowest',
      ['0/0 2', '192.0.2.0/24 3', '192.0.2.1 4'],
      ['192.0.2.1', '192.0.2.2'],
      { '192.0.2.1 4': 1, '192.0.2.0/24 3': 1 },
    ],
    ['in any order', ['192.0.2.1 4', '0/0 2'], ['192.0.2.1', '198.51.100.1'], { '192.0.2.1 4': 1, '0/0 2': 1 }],
    ['all of a network', ['0/0 2'], ['192.0.2.0/29'], { '0/0 2': 8 }],
    [
      'a network that lines divide',
      ['0/0 2', '192.0.2.0/30 5', '192.0.2.1 6'],
      ['192.0.2.0/29'],
      { '0/0 2': 4, '192.0.2.0/30 5': 3, '192.0.2.1 6': 1 },
    ],
    ['a line for exactly the network', ['192.0.2.0/29 5'], ['192.0.2.0/29'], { '192.0.2.0/29 5': 8 }],
    ['lines for the rest of the world', ['198.51.100.0/24 5'], ['192.0.2.0/29'], { none: 8 }],
    ['networks in each other count once', ['0/0 2'], ['192.0.2.0/29', '192.0.2.1', '192.0.2.0/30'], { '0/0 2': 8 }],
    ['the same address twice', ['0/0 2'], ['192.0.2.1', '192.0.2.1'], { '0/0 2': 1 }],
    ['no line', [], ['192.0.2.1'], { none: 1 }],
    [
      'an address of version 6',
      ['2001:db8::/32 2', '0/0 1'],
      ['2001:db8::1', '192.0.2.1'],
      { '2001:db8::/32 2': 1, '0/0 1': 1 },
    ],
    ['all addresses of version 6, as 0/0', ['0/0 1'], ['2001:db8::1'], { '0/0 1': 1 }],
    [
      'but not before a line of their own',
      ['::/0 7', '0/0 1'],
      ['2001:db8::1', '192.0.2.1'],
      { '::/0 7': 1, '0/0 1': 1 },
    ],
    [
      'the other way round',
      ['0/0 1', '::/0 7'],
      ['2001:db8::1', '2001:db8::2', '192.0.2.1'],
      { '::/0 7': 2, '0/0 1': 1 },
    ],
    ['an address that the system chooses', ['192.0.2.0/24 9', '0/0 2'], [], { '0/0 2': 1 }],
    ['of which no line is known to hold', ['192.0.2.0/24 9'], [], { none: 1 }],
  ])('%s', (_, lines, sources, expected) => {
    expect(shares(lines, sources)).toEqual(expected);
  });

  it('0/0 is only for version 4 if that is assumed', () => {
    expect(shares(['0/0 1'], ['2001:db8::1', '192.0.2.1'], 'ipv4-only')).toEqual({ none: 1, '0/0 1': 1 });
  });

  /** Networks of the last 16 addresses of 192.0.2.0/24. */
  const network = fc
    .tuple(fc.integer({ min: 28, max: 32 }), fc.integer({ min: 0, max: 15 }))
    .map(([prefix, host]) => `192.0.2.${240 + host - (host % 2 ** (32 - prefix))}/${prefix}`);

  it('hold for the addresses of which no narrower line is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(network), fc.array(network, { minLength: 1 }), (limits, sources) => {
        const lines = limits.map((limit, index) => `${limit} ${index + 1}`);
        const expected: Record<string, number> = {};
        for (const address of addressesOf(sources)) {
          const around = lines.filter((line) => addressesOf([line.split(' ')[0] ?? '']).has(address));
          const narrowest = around.toSorted((a, b) => prefixOf(b) - prefixOf(a))[0] ?? 'none';
          expected[narrowest] = (expected[narrowest] ?? 0) + 1;
        }
        expect(shares(lines, sources)).toEqual(expected);
        expect(addressesIn(networks(...sources))).toBe(addressesOf(sources).size);
      }),
    );
  });
});

function addressesOf(texts: readonly string[]): Set<number> {
  return new Set(
    texts.flatMap((text) => {
      const [, last = '', prefix = ''] = /\.(\d+)\/(\d+)$/.exec(text) ?? [];
      return Array.from({ length: 2 ** (32 - Number(prefix)) }, (_, index) => Number(last) + index);
    }),
  );
}

function prefixOf(line: string): number {
  return Number(/\/(\d+) /.exec(line)?.[1]);
}
