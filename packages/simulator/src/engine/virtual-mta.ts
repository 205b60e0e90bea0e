import type { SharedPlan } from '../plan/server-plan.ts';
import type { Queue } from './queue.ts';
import { type LimiterOptions, type RateLimiter, limiterOf } from './rate-limiter.ts';
import { Slots } from './slots.ts';

/** What the queues of a virtual MTA share. */
export class VirtualMta {
  readonly slots: Slots<Queue> | undefined;
  readonly messages: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;

  constructor(plan: SharedPlan, options: LimiterOptions) {
    this.slots =
      plan.connections && plan.connections.most < Infinity
        ? new Slots(plan.connections, (queue) => queue.plan.priority)
        : undefined;
    this.messages = limiterOf(plan.messageRate, options);
    this.bytes = limiterOf(plan.dataRate, options);
  }
}
