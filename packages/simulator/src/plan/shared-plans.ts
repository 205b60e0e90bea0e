import type { Block, Model, QueueName } from '@pmtakit/semantics';
import { type QueuePlan, queuePlanOf } from './queue-plan.ts';

/**
 * The plans of queues, one for all queues of a virtual MTA to which the same sections apply: of a million domains nearly
 * all are such, and to find out what is set takes longer than to simulate a message.
 */
export class SharedPlans {
  readonly #model: Model;
  readonly #replyRules: 'all' | 'first';
  readonly #plans = new Map<string, QueuePlan>();
  readonly #numbers = new Map<Block, number>();

  constructor(model: Model, replyRules: 'all' | 'first') {
    this.#model = model;
    this.#replyRules = replyRules;
  }

  of(name: QueueName): QueuePlan {
    const key = this.#keyOf(name);
    const known = this.#plans.get(key) ?? queuePlanOf(this.#model, name, this.#replyRules);
    this.#plans.set(key, known);
    return known;
  }

  #keyOf(name: QueueName): string {
    const sections = this.#model.queues.layers(name).map(({ block }) => this.#numberOf(block));
    return `${sections.join(' ')} ${name.virtualMta}`;
  }

  #numberOf(block: Block): number {
    const number = this.#numbers.get(block) ?? this.#numbers.size;
    this.#numbers.set(block, number);
    return number;
  }
}
