import type { ServerPlan } from '../plan/server-plan.ts';
import type { Queue, Source } from './queue.ts';
import { ServerSlots } from './server-slots.ts';

/** The connections that each source address may have to each mail server, over all queues. [runtime 6, oracle O9] */
export class MailServers {
  readonly #limitOf: ServerPlan['mailServerLimitOf'];
  readonly #slots = new Map<string, ServerSlots>();

  constructor({ mailServerLimitOf }: ServerPlan) {
    this.#limitOf = mailServerLimitOf;
  }

  /** Undefined when there is no limit. */
  slotsOf(queue: Queue, source: Source, host: number): ServerSlots | undefined {
    if (!this.#limitOf) return undefined;
    const known = (source.mailServers ??= new Map());
    if (!known.has(host)) known.set(host, this.#find(queue, source, host));
    return known.get(host);
  }

  #find(queue: Queue, source: Source, host: number): ServerSlots | undefined {
    const name = serverName(queue.receiver.hosts[host], queue.name.domain);
    const limit = this.#limitOf?.(name);
    if (!limit || limit.most === Infinity) return undefined;
    const key = `${source.plan.address ?? ''} ${name}`;
    const slots = this.#slots.get(key) ?? new ServerSlots(limit);
    this.#slots.set(key, slots);
    return slots;
  }
}

/** A mail server without a name of its own gets one below the domain. */
export function serverName(own = 'mx', domain = ''): string {
  return own.includes('.') ? own : `${own}.${domain}`;
}
