import type { Model, QueueName } from '@pmtakit/semantics';
import { type QueuePlan, queuePlanOf } from './queue-plan.ts';
import { type ServerPlan, type SharedPlan, serverPlanOf, virtualMtaPlanOf } from './server-plan.ts';

/** All that the engine has to know of a configuration; queues and virtual MTAs are asked about when they get mail. */
export interface Plans {
  planOf(queue: QueueName): QueuePlan;
  virtualMtaPlanOf(name: string): SharedPlan;
  readonly server: ServerPlan;
}

export function plansOf(model: Model): Plans {
  return {
    planOf: (name) => queuePlanOf(model, name),
    virtualMtaPlanOf: (name) => virtualMtaPlanOf(model, name),
    server: serverPlanOf(model),
  };
}
