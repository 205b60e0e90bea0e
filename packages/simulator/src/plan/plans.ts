import type { Model, QueueName } from '@pmtakit/semantics';
import type { QueuePlan } from './queue-plan.ts';
import { type Addresses, type ServerPlan, type SharedPlan, serverPlanOf, virtualMtaPlanOf } from './server-plan.ts';
import { SharedPlans } from './shared-plans.ts';

/** All that the engine has to know of a configuration; queues and virtual MTAs are asked about when they get mail. */
export interface Plans {
  planOf(queue: QueueName): QueuePlan;
  virtualMtaPlanOf(name: string): SharedPlan;
  readonly server: ServerPlan;
}

/**
 * @param replyRules how many of the rules count that match a reply, where their actions do not conflict
 * @param addresses of mail servers
 */
export function plansOf(model: Model, replyRules: 'all' | 'first' = 'all', addresses: Addresses = new Map()): Plans {
  const plans = new SharedPlans(model, replyRules);
  return {
    planOf: (name) => plans.of(name),
    virtualMtaPlanOf: (name) => virtualMtaPlanOf(model, name),
    server: serverPlanOf(model, addresses),
  };
}
