import { type Model, prove } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { block, modelOf } from './compare-texts.ts';

/** A candidate gives one of twenty domains another limit, or writes the same one otherwise. */
interface Change {
  readonly domain: number;
  readonly limit: string;
}

function configuration(changes: readonly Change[], head = ''): Model {
  const limits = new Map(changes.map(({ domain, limit }) => [domain, limit]));
  const blocks = Array.from({ length: 20 }, (_, n) =>
    block(`domain d${n}.com`, `max-msg-rate ${limits.get(n) ?? '60/m'}`),
  );
  return modelOf(`${head}${blocks.join('\n')}\n`);
}

const harmless = Array.from({ length: 20 }, (_, domain): Change => ({ domain, limit: '60/1m' }));
const harmful = (domain: number): Change => ({ domain, limit: '61/m' });

describe('prove', () => {
  it('takes all that changes nothing, at once', () => {
    let asked = 0;
    const proof = prove([configuration([])], harmless, (some) => {
      asked++;
      return [configuration(some)];
    });
    expect(proof).toEqual({ proven: harmless, refused: [] });
    expect(asked).toBe(1);
  });

  it('finds those that change something, with a case in which it shows', () => {
    const all = harmless.map((change) => (change.domain % 7 === 3 ? harmful(change.domain) : change));
    const { proven, refused } = prove([configuration([])], all, (some) => [configuration(some)]);
    expect(proven).toEqual(harmless.filter(({ domain }) => domain % 7 !== 3));
    expect(refused.map(({ candidate }) => candidate.domain)).toEqual([3, 10, 17]);
    expect(refused.map(({ refusal }) => refusal)).toMatchObject([
      { reason: 'changes', witness: { before: '60/m', after: '61/m', subject: { domain: 'd3.com' } } },
      { reason: 'changes', witness: { subject: { domain: 'd10.com' } } },
      { reason: 'changes', witness: { subject: { domain: 'd17.com' } } },
    ]);
  });

  it('compares every configuration', () => {
    const before = [configuration([]), configuration([])];
    const { proven } = prove(before, [harmful(1)], (some) => [before[0] ?? configuration([]), configuration(some)]);
    expect(proven).toEqual([]);
  });

  it('asks nothing when there is nothing to prove', () => {
    expect(prove([configuration([])], [], () => expect.fail('asked'))).toEqual({ proven: [], refused: [] });
  });
});

describe('where an include cannot be read', () => {
  const head = 'include gone.conf\n';
  const applied = (some: readonly Change[]): Model[] => [configuration(some, head)];

  it('nothing is proven', () => {
    const { proven, refused } = prove([configuration([], head)], harmless.slice(0, 2), applied);
    expect(proven).toEqual([]);
    expect(refused.map(({ refusal }) => refusal)).toEqual([
      { reason: 'not-known', notCompared: ['gone.conf'] },
      { reason: 'not-known', notCompared: ['gone.conf'] },
    ]);
  });

  it('changes pass that depend on no file, unless they are seen to change something', () => {
    const all = [...harmless.slice(0, 2), harmful(5)];
    const { proven, refused } = prove([configuration([], head)], all, applied, { unreadIncludes: 'pass' });
    expect(proven).toEqual(harmless.slice(0, 2));
    expect(refused.map(({ refusal: { reason } }) => reason)).toEqual(['changes']);
  });
});
