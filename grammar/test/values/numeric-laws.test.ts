import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { cidrType, parseCidr } from '../../src/values/cidr.ts';
import { dailyListType } from '../../src/values/daily-list.ts';
import { dataRateType } from '../../src/values/data-rate.ts';
import { domainPatternType } from '../../src/values/domain-pattern.ts';
import { durationListType } from '../../src/values/duration-list.ts';
import { parseDuration } from '../../src/values/duration.ts';
import { hostListType } from '../../src/values/host-list.ts';
import { hostPortType } from '../../src/values/host-port.ts';
import { hostType } from '../../src/values/host.ts';
import { integerType } from '../../src/values/integer.ts';
import { ipType, parseIp } from '../../src/values/ip.ts';
import { listenAddressType } from '../../src/values/listen-address.ts';
import { macroMembersType } from '../../src/values/macro-members.ts';
import { parseRate, rateType } from '../../src/values/rate.ts';
import { Reader } from '../../src/values/reader.ts';
import { parseSize, sizeType } from '../../src/values/size.ts';
import { sourceTagType } from '../../src/values/source-tag.ts';
import type { ValueType } from '../../src/values/value-type.ts';

const types: readonly (readonly [string, ValueType])[] = [
  ['cidr', cidrType],
  ['daily-list', dailyListType],
  ['data-rate', dataRateType],
  ['domain-pattern', domainPatternType],
  ['duration-list', durationListType],
  ['host', hostType],
  ['host-list', hostListType],
  ['host-port', hostPortType],
  ['integer', integerType],
  ['ip', ipType],
  ['listen-address', listenAddressType],
  ['macro-members', macroMembersType],
  ['rate', rateType],
  ['size', sizeType],
  ['source-tag', sourceTagType],
];

const specs: fc.Arbitrary<ArgumentSpec> = fc.constantFrom(
  {},
  { unlimited: true, bare: true, portOptional: true, never: true },
  { min: 1, max: 100 },
);

/** Pieces that values are made of, and what should never be in them. */
const scraps = [
  ...['0', '1', '25', '255', '256', '65536', '999999999999999999', 'h', 'm', 'd', 'day', 'hour', 'MB', 'unlimited'],
  ...['/', ':', '::', '.', '..', ',', ';', '*', '*.', '[', '[*.]', ']', '{', '}', '$', '$a', '@', '-', '_', '\\', '"'],
  ...['10.0.0.0', '2001:db8::1', '0/0', 'lookup-mx:', 'IPv6:', 'example.com', ' ', '\t', ' ', '\0', '\u00a0', '😀'],
  ...['\ud800', 'é', 'constructor', '__proto__', '10m', '100/15m', '200/d'],
];

const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const valueLike = fc.array(fc.constantFrom(...scraps), { minLength: 1, maxLength: 10 }).map((parts) => parts.join(''));

interface Placed {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

function isPlaced(node: object): node is Placed {
  return 'raw' in node && 'start' in node && 'end' in node;
}

/** The node and all nodes in it. */
function nodesIn(node: unknown): object[] {
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(nodesIn)];
}

function expectInside(type: ValueType, value: string, spec: ArgumentSpec): void {
  const text = `before ${value} behind`;
  const reader = new Reader(text, 'before '.length, 'before '.length + value.length);
  if (reader.atEnd) return;
  const start = reader.offset;
  const result = type.read(reader, spec);
  expect(reader.offset).toBeGreaterThan(start);
  expect(reader.offset).toBeLessThanOrEqual(reader.end);
  for (const node of nodesIn(result).filter(isPlaced)) {
    expect(node.start).toBeGreaterThanOrEqual(start);
    expect(node.end).toBeLessThanOrEqual(reader.offset);
    expect(node.raw).toBe(text.slice(node.start, node.end));
  }
}

/** A replacement that is offered has to be right. */
function expectGoodReplacement(type: ValueType, value: string, spec: ArgumentSpec): void {
  const reader = new Reader(value);
  if (reader.atEnd) return;
  const result = type.read(reader, spec);
  if (result.kind !== 'error' || result.replacement === undefined) return;
  const corrected = value.slice(0, result.start) + result.replacement + value.slice(result.end);
  const again = type.read(new Reader(corrected), spec);
  if (again.kind === 'error') expect(again).not.toMatchObject({ start: result.start, raw: result.replacement });
}

describe.each(types)('%s', (_, type) => {
  it('never throws and stays inside its text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, valueLike), specs, (text, spec) => expectInside(type, text, spec)),
      { numRuns: 2000 },
    );
  });

  it('offers no replacement that is wrong in its turn', () => {
    fc.assert(
      fc.property(valueLike, (text) => expectGoodReplacement(type, text, {})),
      { numRuns: 2000 },
    );
  });

  it.each([
    '1',
    '.',
    ':',
    '/',
    ',',
    ',1',
    '*',
    '[',
    '$',
    '$a',
    'a.',
    '1m',
    '10m,',
    '" ',
    '@',
    'é',
    '\0',
    '😀',
    'x/',
    '-',
  ])('takes linear time for many %s', (piece) => {
    const long = piece.repeat(300_000 / piece.length);
    for (const text of [long, `1${long}!`]) {
      const started = performance.now();
      type.read(new Reader(text), {});
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});

describe('print, then parse', () => {
  const counts = fc.integer({ min: 1, max: 1e9 });
  const multiples = fc.integer({ min: 1, max: 1e6 });
  const rateUnits = fc.constantFrom(
    ...[['d', 86_400] as const, ['day', 86_400] as const, ['h', 3600] as const, ['hr', 3600] as const],
    ...[['m', 60] as const, ['min', 60] as const, ['s', 1] as const, ['sec', 1] as const],
  );

  it('keeps a duration', () => {
    const units = fc.constantFrom(
      ['w', 604_800] as const,
      ['d', 86_400] as const,
      ['h', 3600] as const,
      ['s', 1] as const,
    );
    const parts = fc.array(fc.tuple(fc.nat(1e6), units), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, (pairs) => {
        const text = pairs.map(([count, [unit]]) => `${count}${unit}`).join('');
        const seconds = pairs.reduce((sum, [count, [, factor]]) => sum + count * factor, 0);
        expect(parseDuration(text)).toBe(seconds);
        expect(parseDuration(text.toUpperCase())).toBe(seconds);
        expect(parseDuration(String(seconds))).toBe(seconds);
      }),
    );
  });

  it('keeps a rate', () => {
    fc.assert(
      fc.property(counts, multiples, rateUnits, (count, multiple, [unit, seconds]) => {
        expect(parseRate(`${count}/${multiple}${unit}`)).toEqual({ count, seconds: multiple * seconds });
        expect(parseRate(`${count}/${unit}`)).toEqual({ count, seconds });
      }),
    );
  });

  it('keeps a size', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(4), (count, power) => {
        const letter = 'bkmgt'.charAt(power);
        expect(parseSize(`${count}${letter}`)).toBe(count * 1024 ** power);
        expect(parseSize(`${count}${letter.toUpperCase()}`)).toBe(count * 1024 ** power);
      }),
    );
  });

  const v4 = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n });
  const v6 = fc.oneof(
    fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), { minLength: 8, maxLength: 8 })
      .map((groups) => groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n)),
  );

  it('keeps an IPv4 address', () => {
    fc.assert(
      fc.property(v4, (address) => {
        expect(parseIp(printV4(address))).toEqual({ version: 4, address });
      }),
    );
  });

  it('keeps an IPv6 address in all its forms', () => {
    fc.assert(
      fc.property(v6, (address) => {
        for (const text of v6Forms(address)) expect(parseIp(text), text).toEqual({ version: 6, address });
      }),
    );
  });

  it('keeps a network', () => {
    fc.assert(
      fc.property(v4, fc.nat(32), (address, prefix) => {
        const first = clear(address, 32 - prefix);
        expect(parseCidr(`${printV4(first)}/${prefix}`)).toEqual({ version: 4, address: first, prefix });
        expect(parseCidr(`${printV4(address)}/${prefix}`)).toEqual({ version: 4, address: first, prefix });
      }),
    );
    fc.assert(
      fc.property(v6, fc.nat(128), (address, prefix) => {
        const network = { version: 6, address: clear(address, 128 - prefix), prefix };
        expect(parseCidr(`${v6Groups(address).join(':')}/${prefix}`)).toEqual(network);
      }),
    );
  });

  it('takes a network without its final zeros as the full one', () => {
    fc.assert(
      fc.property(v4, fc.nat(32), fc.integer({ min: 1, max: 3 }), (address, prefix, count) => {
        const numbers = printV4(address).split('.').slice(0, count);
        const full = [...numbers, '0', '0', '0'].slice(0, 4).join('.');
        expect(parseCidr(`${numbers.join('.')}/${prefix}`)).toEqual(parseCidr(`${full}/${prefix}`));
      }),
    );
  });
});

function clear(address: bigint, bits: number): bigint {
  return (address / 2n ** BigInt(bits)) * 2n ** BigInt(bits);
}

function printV4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
}

function v6Groups(address: bigint): string[] {
  return Array.from({ length: 8 }, (_, index) => ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
}

/** All groups, in upper case, with an IPv4 end, and with `::` in each place where it may stand. */
function v6Forms(address: bigint): string[] {
  const groups = v6Groups(address);
  const full = groups.join(':');
  const padded = groups.map((group) => group.padStart(4, '0')).join(':');
  const v4End = [...groups.slice(0, 6), printV4(address & 0xffff_ffffn)].join(':');
  const compressed: string[] = [];
  for (let from = 0; from < 8; from++) {
    for (let to = from + 1; to <= 8 && groups.slice(from, to).every((group) => group === '0'); to++) {
      compressed.push(`${groups.slice(0, from).join(':')}::${groups.slice(to).join(':')}`);
    }
  }
  return [full, full.toUpperCase(), padded, v4End, ...compressed];
}
