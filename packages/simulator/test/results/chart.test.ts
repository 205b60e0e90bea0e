import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { Chart, type Levels, MOST_BUCKETS } from '../../src/results/chart.ts';
import type { SeriesSet } from '../../src/results/result.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Something that happens in a domain. */
interface Event {
  readonly time: number;
  readonly domain: number;
  readonly queued: number;
  readonly connections: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const empty = { delivered: 0, deferred: 0, bounced: 0, queued: 0, connections: 0, mostConnections: 0 };

/** Levels that are set and counted by hand. */
class Levelled {
  readonly domains: Writable<Levels>[] = [];

  total(): Levels {
    return { ...empty, bounced: sum(this.domains.map(({ bounced }) => bounced)) };
  }

  of(id: number): Writable<Levels> {
    return (this.domains[id] ??= { ...empty });
  }

  domain(id: number): Levels {
    const found = { ...this.of(id) };
    this.of(id).mostConnections = found.connections;
    return found;
  }
}

function played(events: readonly Event[], most = 50): SeriesSet {
  const levels = new Levelled();
  const chart = new Chart(levels, most);
  for (const { time, domain, queued, connections } of events) {
    if (time >= chart.end) chart.moveTo(time);
    chart.came(domain, 1, time);
    const level = levels.of(domain);
    level.bounced++;
    level.queued = queued;
    level.connections = connections;
    level.mostConnections = Math.max(level.mostConnections, connections);
  }
  return chart.series(events.at(-1)?.time ?? 0, String, () => 0);
}

const one = (time: number, queued: number, connections: number): Event => ({ time, domain: 0, queued, connections });

describe('series', () => {
  test('of a few seconds', () => {
    const { width, domains } = played([
      one(100, 3, 0),
      one(200, 3, 2),
      one(900, 2, 0),
      one(2500, 2, 1),
      one(3999, 1, 0),
      one(4000, 1, 0),
    ]);
    expect(width).toBe(1000);
    expect(domains).toEqual([
      {
        name: '0',
        from: 0,
        delivered: [0, 0, 0, 0, 0],
        deferred: [0, 0, 0, 0, 0],
        bounced: [3, 0, 1, 1, 1],
        queued: [2, 2, 2, 1, 1],
        connections: [2, 0, 1, 1, 0],
      },
    ]);
  });

  const events = fc
    .array(
      fc.record({
        gap: fc.oneof(fc.nat(100), fc.nat(10_000), fc.nat(100_000_000)),
        domain: fc.nat(2),
        queued: fc.nat(9),
        connections: fc.nat(9),
      }),
      { minLength: 1, maxLength: 100 },
    )
    .map((steps) => {
      let time = 0;
      return steps.map(({ gap, ...event }) => ({ ...event, time: (time += gap) }));
    });

  test('lose nothing when buckets are joined', () => {
    fc.assert(
      fc.property(events, (all) => {
        const { width, total, domains } = played(all);
        const end = all.at(-1)?.time ?? 0;
        expect(total.bounced.length).toBeLessThanOrEqual(MOST_BUCKETS);
        expect(total.bounced.length).toBe(Math.floor(end / width) + 1);
        expect(sum(total.bounced)).toBe(all.length);
        for (const { name, bounced, queued, connections } of domains) {
          const own = all.filter(({ domain }) => String(domain) === name);
          expect(bounced).toHaveLength(total.bounced.length);
          for (const [bucket, count] of bounced.entries()) {
            const inside = own.filter(({ time }) => Math.floor(time / width) === bucket);
            const before = own.findLast(({ time }) => time < bucket * width);
            const last = own.findLast(({ time }) => time < (bucket + 1) * width);
            expect(count).toBe(inside.length);
            expect(queued[bucket]).toBe(last?.queued ?? 0);
            const levels = [before?.connections ?? 0, ...inside.map((event) => event.connections)];
            expect(connections[bucket]).toBe(Math.max(...levels));
          }
        }
      }),
    );
  });

  test('are kept for the busiest domains only, with the time from which they were', () => {
    const first = Array.from({ length: 5 }, (_, index) => ({ ...one(index * 100, 1, 0), domain: index }));
    const heavy = Array.from({ length: 10 }, (_, index) => ({ ...one(10_000 + index * 100, 1, 0), domain: 9 }));
    const { domains } = played([...first, ...heavy], 2);
    expect(domains).toHaveLength(2);
    const late = domains.find(({ name }) => name === '9');
    expect(late?.from).toBe(10_200);
    expect(sum(late?.bounced ?? [])).toBe(8);
  });

  test('of ten years', () => {
    const { total, width } = played([one(5, 1, 1), one(3650 * 86_400_000, 0, 0)]);
    expect(total.bounced.length).toBeLessThanOrEqual(MOST_BUCKETS);
    expect(total.bounced.length).toBeGreaterThan(MOST_BUCKETS / 2);
    expect(width * total.bounced.length).toBeGreaterThan(3650 * 86_400_000);
  });
});
