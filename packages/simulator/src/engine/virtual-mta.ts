import type { SharedPlan } from '../plan/server-plan.ts';
import type { Queue } from './queue.ts';
import { type LimiterOptions, type RateLimiter, limiterOf } from './rate-limiter.ts';
import { Slots } from './slots.ts';

/** What the queues of a virtual MTA share. */
export class VirtualMta {
  readonly name: string;
  /** All that its queues share connections by. */
  readonly queueSlots: readonly Slots<Queue>[];
  readonly slots: Slots<Queue> | undefined;
  readonly messages: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;

  constructor(name: string, plan: SharedPlan, server: Slots<Queue> | undefined, options: LimiterOptions) {
    this.name = name;
    this.slots =
      plan.connections && plan.connections.most < Infinity
        ? new Slots(plan.connections, (queue) => queue.plan.priority)
        : undefined;
    this.queueSlots = [this.slots, server].filter((slots) => slots !== undefined);
    this.messages = limiterOf(plan.messageRate, options);
    this.bytes = limiterOf(plan.dataRate, options);
  }
}
