import { describe, expect, it } from 'vitest';
import { Interruptible } from '../../src/engine/interruptible.ts';

type Contender = Parameters<Interruptible['enter']>[0];

function queueWith(id: number, priority: number, connections: number, waiting: number): Contender {
  return {
    id,
    connections,
    wanted: 0,
    plan: { priority, mayBeInterrupted: true },
    ready: { length: waiting },
    state: { plan: { connections: { most: 20 } } },
  };
}

/** How many connections each of some queues gives up for one with so much mail. @param since when they have some */
function wantedOf(since: readonly number[], waiting: number, gone: readonly number[] = []): number[] {
  const interruptible = new Interruptible();
  const queues = since.map((_, id) => queueWith(id, 50, 1, 0));
  for (const [index, queue] of queues.entries()) interruptible.enter(queue, since[index] ?? 0);
  for (const queue of queues.filter(({ id }) => gone.includes(id))) interruptible.leave(queue);
  interruptible.interruptFor(queueWith(9, 90, 0, waiting));
  return queues.map(({ wanted }) => wanted);
}

describe('connections are given up', () => {
  it.each<[string, number[], number[]]>([
    ['by those that have theirs longest', [1, 2, 3], [1, 1, 0]],
    ['whoever was told of first', [3, 1, 2], [0, 1, 1]],
    ['of one moment, by those with the lower numbers', [5, 5, 5], [1, 1, 0]],
  ])('%s', (_, since, wanted) => expect(wantedOf(since, 2)).toEqual(wanted));

  it('by those that have some', () => {
    expect(wantedOf([3, 2, 1], 2, [2])).toEqual([1, 1, 0]);
  });

  it('as many as there is mail', () => {
    expect(wantedOf([1, 2, 3], 1)).toEqual([1, 0, 0]);
  });

  it('for nobody of the same priority', () => {
    const interruptible = new Interruptible();
    const [low, same] = [queueWith(1, 50, 1, 0), queueWith(2, 50, 0, 5)];
    interruptible.enter(low, 0);
    interruptible.interruptFor(same);
    expect(low.wanted).toBe(0);
  });
});
