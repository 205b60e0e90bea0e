/** What must hold for the ceilings of any configuration. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DomainCeiling,
  type Model,
  assumptionTable,
  ceilingOf,
  sourceIpCeilings,
  vmtaCeilingOf,
} from '../../src/index.ts';
import type { Bounds, Term } from '../../src/index.ts';
import { boundsOf, sumOf } from '../../src/limits/term.ts';
import { type OtherOptions, modelOf, mxOf } from '../routing/of-text.ts';
import {
  type Configuration,
  type Limit,
  configurations,
  domains,
  limitCount,
  mailServers,
  printed,
  raised,
  vmtas,
} from './configurations.ts';

const kinds = ['perSecond', 'perHour', 'perDay', 'connections'] as const;
const options = { mx: mxOf(mailServers), messageSize: 3_000 };
const rateModels = fc
  .constantFrom(...assumptionTable['rate-model'].values)
  .map((model): OtherOptions => ({ assumptions: { 'rate-model': model } }));

function expectNoLess(raisedBounds: Bounds, bounds: Bounds, what: string): void {
  for (const kind of kinds) expect(raisedBounds[kind], `${what}: ${kind}`).toBeGreaterThanOrEqual(bounds[kind]);
}

/** Every ceiling of a model, by what it is of. */
function allCeilings(model: Model): Map<string, Bounds> {
  const found = new Map<string, Bounds>();
  for (const domain of domains) {
    const ceiling = ceilingOf(model, domain, options);
    found.set(domain, ceiling);
    for (const { queue, ...bounds } of ceiling.queues)
      found.set(`${domain} > ${queue.domain}/${queue.virtualMta}`, bounds);
    for (const { network, ...bounds } of sourceIpCeilings(model, ceiling, options)) {
      found.set(`${domain} by ${network.address}/${network.prefix}`, bounds);
    }
  }
  for (const name of vmtas) found.set(`virtual MTA ${name}`, vmtaCeilingOf(model, name, options));
  return found;
}

describe('ceilings', () => {
  it('are no lower when one limit is raised', () => {
    fc.assert(
      fc.property(configurations, fc.nat(), rateModels, (configuration, nth, other) => {
        fc.pre(limitCount(configuration) > 0);
        const before = allCeilings(modelOf(printed(configuration), other));
        const text = printed(raised(configuration, nth % limitCount(configuration)));
        const after = allCeilings(modelOf(text, other));
        expect([...after.keys()]).toEqual([...before.keys()]);
        for (const [what, bounds] of before) expectNoLess(after.get(what) ?? bounds, bounds, `${text}\n${what}`);
      }),
      { numRuns: 150 },
    );
  });

  it('are never above one of their terms, and are reached by one', () => {
    fc.assert(
      fc.property(configurations, rateModels, (configuration, other) => {
        const model = modelOf(printed(configuration), other);
        for (const domain of domains) {
          const ceiling = ceilingOf(model, domain, options);
          for (const queue of ceiling.queues) expectLeast(queue, queue.terms);
          for (const term of ceiling.shared) expectNoLess(term, ceiling, term.reason);
          expectWinners(ceiling);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are the sum of the queues where nothing is shared', () => {
    fc.assert(
      fc.property(configurations, rateModels, (configuration, other) => {
        const ceiling = ceilingOf(modelOf(printed(configuration), other), 'a.example', options);
        const names = ceiling.queues.map(({ queue }) => queue.virtualMta);
        fc.pre(new Set(names).size === names.length);
        const expected = boundsOf([sumOf(ceiling.queues), ...ceiling.shared]);
        for (const kind of kinds) expect(ceiling[kind]).toBe(expected[kind]);
      }),
      { numRuns: 150 },
    );
  });

  it('of one source address are no higher than those of the domain', () => {
    fc.assert(
      fc.property(configurations, rateModels, (configuration, other) => {
        const model = modelOf(printed(configuration), other);
        const ceiling = ceilingOf(model, 'a.example', options);
        for (const address of sourceIpCeilings(model, ceiling, options)) {
          expectNoLess(ceiling, address, printed(configuration));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('do not depend on names', () => {
    fc.assert(
      fc.property(configurations, rateModels, (configuration, other) => {
        const renamed = (name: string): string => `x-${name}`;
        const before = modelOf(printed(configuration), other);
        const after = modelOf(printed(configuration, renamed), other);
        for (const domain of domains) {
          const one = ceilingOf(before, domain, { messageSize: 3_000 });
          const two = ceilingOf(after, renamed(domain), { messageSize: 3_000 });
          expect(kinds.map((kind) => two[kind])).toEqual(kinds.map((kind) => one[kind]));
          expect(two.queues.map(({ queue }) => queue.virtualMta)).toEqual(
            one.queues.map(({ queue }) => (queue.virtualMta === '{default}' ? '{default}' : renamed(queue.virtualMta))),
          );
          expect(two.winner?.reason).toBe(one.winner?.reason);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('do not depend on the case of names', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const before = allCeilings(modelOf(printed(configuration)));
        const mixed = printed(configuration).replaceAll(
          /(reroute-to-virtual-mta|default-virtual-mta|^virtual-mta) (\S+)/gm,
          (_, word: string, name: string) => `${word} ${name.startsWith('{') ? name : name.toUpperCase()}`,
        );
        expect([...allCeilings(modelOf(mixed)).keys()]).toEqual([...before.keys()]);
      }),
      { numRuns: 50 },
    );
  });
});

/** The number of each kind is the least of all terms. */
function expectLeast(bounds: Bounds, terms: readonly Term[]): void {
  for (const kind of kinds) expect(bounds[kind]).toBe(Math.min(Infinity, ...terms.map((term) => term[kind])));
}

/** What is named as the reason is a limit of one of the queues, or of all of them. */
function expectWinners({ perHour, connections, queues, shared, winner, connectionWinner }: DomainCeiling): void {
  if (queues.length === 0) return;
  expect(winner === undefined).toBe(perHour === Infinity);
  expect(connectionWinner === undefined).toBe(connections === Infinity);
  const terms = [...queues.flatMap((queue) => queue.terms), ...shared];
  for (const named of [winner, connectionWinner]) {
    if (named) expect(terms.map(({ reason }) => reason)).toContain(named.reason);
  }
}

describe('the configurations of these laws', () => {
  const sampled = fc.sample(configurations, 500);
  const limits = (configuration: Configuration): readonly Limit[] =>
    configuration.sections.flatMap((one) => one.limits);

  it.each<[string, (configuration: Configuration) => boolean]>([
    ['limits of rates', (one) => limits(one).some(({ directive }) => directive === 'max-msg-rate')],
    ['limits of source addresses', (one) => limits(one).some(({ directive }) => directive.startsWith('source-ip'))],
    ['several queues', (one) => ceilingOf(modelOf(printed(one)), 'a.example').queues.length > 1],
    [
      'shared limits of mail servers',
      (one) => ceilingOf(modelOf(printed(one)), 'a.example', options).shared.length > 1,
    ],
    ['finite ceilings', (one) => ceilingOf(modelOf(printed(one)), 'a.example', options).perHour < Infinity],
    [
      'two queues of one virtual MTA',
      (one) => {
        const names = ceilingOf(modelOf(printed(one)), 'a.example').queues.map(({ queue }) => queue.virtualMta);
        return new Set(names).size < names.length;
      },
    ],
  ])('have %s', (_, has) => {
    expect(sampled.filter(has).length).toBeGreaterThan(4);
  });
});
