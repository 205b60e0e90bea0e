/** Many messages at once are shared among queues as single ones are. */
import { describe, expect, it } from 'vitest';
import type { Queue } from '../src/engine/queue.ts';
import { Router } from '../src/routing/router.ts';
import { FluidSimulation } from '../src/fluid/fluid-simulation.ts';
import { defaultKnobs } from '../src/engine/knobs.ts';
import { plansOf } from '../src/plan/plans.ts';
import { acceptAll } from '../src/receivers/receiver.ts';
import { Replies } from '../src/receivers/replies.ts';
import { BounceCategories } from '../src/results/bounce-categories.ts';
import { Collector } from '../src/results/collector.ts';
import { batch, modelOf } from './harness.ts';
import { routed } from './routed-run.ts';

const relay = (chosen: string): string =>
  `<source 0/0>\n  always-allow-relaying yes\n  default-virtual-mta ${chosen}\n</source>\n`;
const member = (name: string): string => `<virtual-mta ${name}>\n</virtual-mta>\n`;

const configurations: [string, string][] = [
  ['one virtual MTA', member('a') + relay('a')],
  [
    'a pool',
    `${['a', 'b', 'c'].map(member).join('')}<virtual-mta-pool p>\n  virtual-mta a\n  virtual-mta b\n  virtual-mta c\n</virtual-mta-pool>\n${relay('p')}`,
  ],
  [
    'a cold virtual MTA',
    `<virtual-mta a>\n  <domain *>\n    cold-virtual-mta b\n    max-cold-virtual-mta-msg 7/day\n  </domain>\n</virtual-mta>\n${member('b')}${relay('a')}`,
  ],
  ['nobody who takes it', member('a')],
];

function distributed(text: string, parts: readonly number[]): { accepted: Map<string, number>; refused: number } {
  const model = modelOf(text);
  const replies = new Replies();
  const categories = new BounceCategories([]);
  const simulation = new FluidSimulation({
    ...plansOf(model),
    distribute: () => undefined,
    isByAddress: () => false,
    receiverOf: () => acceptAll(),
    modelOf: () => undefined,
    replies,
    categories,
    knobs: defaultKnobs,
    collector: new Collector({ replies, categories }),
  });
  const router = new Router(model, [batch({ count: 0 })], { accepted: () => undefined, refused: () => undefined });
  const accepted = new Map<string, number>();
  let refused = 0;
  const put = ({ name }: Queue, count: number): void => {
    const queue = `${name.domain}/${name.virtualMta}`;
    accepted.set(queue, (accepted.get(queue) ?? 0) + count);
  };
  const refuse = (messages: number): void => {
    refused += messages;
  };
  for (const messages of parts) router.distribute(simulation, 0, 'example.com', messages, { put, refuse });
  return { accepted, refused };
}

describe('many messages at once', () => {
  it.each(configurations)('go by %s as single ones do', (_name, text) => {
    const single = routed(text, [{ count: 24 }]);
    for (const parts of [[24], [1, 23], [5, 7, 12], [10, 10, 4]]) {
      const many = distributed(text, parts);
      expect(many.accepted).toEqual(single.accepted);
      expect(many.refused).toBe(single.refused);
    }
  });
});
