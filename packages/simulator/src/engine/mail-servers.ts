import { parseIp } from '@pmtakit/grammar';
import type { CountLimit } from '../plan/limits.ts';
import type { ServerPlan } from '../plan/server-plan.ts';
import type { Knobs } from './knobs.ts';
import type { Queue, Source } from './queue.ts';
import { ServerSlots } from './server-slots.ts';

/** The connections that each source address may have to each mail server, over all queues. [runtime 6, oracle O9] */
export class MailServers {
  readonly #server: ServerPlan;
  /** Whether any of them has a limit. */
  readonly isLimited: boolean;
  readonly #perSource: boolean;
  readonly #perNetwork: boolean;
  readonly #slots = new Map<string, ServerSlots>();

  constructor(server: ServerPlan, { ipLimit }: Pick<Knobs, 'ipLimit'>) {
    this.#server = server;
    this.isLimited = server.mailServerLimitOf !== undefined || server.addressLimitOf !== undefined;
    this.#perSource = ipLimit.startsWith('source');
    this.#perNetwork = ipLimit.endsWith('network');
  }

  /** Undefined when there is no limit. */
  slotsOf(queue: Queue, source: Source, host: number): ServerSlots | undefined {
    if (!this.isLimited) return undefined;
    const known = (source.mailServers ??= new Map());
    if (!known.has(host)) known.set(host, this.#find(queue, source, host));
    return known.get(host);
  }

  #find(queue: Queue, { plan }: Source, host: number): ServerSlots | undefined {
    const own = queue.receiver.hosts[host];
    const name = serverName(own, queue.name.domain);
    const source = plan.address ?? '';
    const around = this.#aroundOf(own ?? name, source);
    return this.#slotsFor(this.#server.mailServerLimitOf?.(name), `${source} ${name}`, around) ?? around;
  }

  /** Those of `ip-connection-limit`. */
  #aroundOf(host: string, source: string): ServerSlots | undefined {
    const limit = this.#server.addressLimitOf?.(host);
    const counted = this.#perNetwork ? limit?.network : limit?.address;
    return this.#slotsFor(limit, `${this.#perSource ? source : 'all'} to ${counted}`);
  }

  #slotsFor(limit: CountLimit | undefined, key: string, around?: ServerSlots): ServerSlots | undefined {
    if (!limit || limit.most === Infinity) return undefined;
    const slots = this.#slots.get(key) ?? new ServerSlots(limit, around);
    this.#slots.set(key, slots);
    return slots;
  }
}

/** A mail server without a name or an address of its own gets a name below the domain. */
export function serverName(own = 'mx', domain = ''): string {
  return own.includes('.') || parseIp(own) ? own : `${own}.${domain}`;
}
