import type { QueueName } from '@pmtakit/semantics';
import { MailServers } from './mail-servers.ts';
import { Queue } from './queue.ts';
import type { LimiterOptions } from './rate-limiter.ts';
import type { Recipients } from './recipients.ts';
import type { SimulationParts } from './simulation.ts';
import { Slots } from './slots.ts';
import { VirtualMta } from './virtual-mta.ts';

/** The queues of a run, made when they are first asked for, with what they share. */
export class Queues {
  readonly all: Queue[] = [];
  /** The connections of the server; undefined when it has no limit. */
  readonly server: Slots<Queue> | undefined;
  /** Of those that others may take connections from. */
  lowestPriority = Infinity;
  readonly mailServers: MailServers;
  readonly #parts: SimulationParts;
  readonly #recipients: Recipients;
  readonly #options: LimiterOptions;
  #sources = 0;
  readonly #byName = new Map<string, Queue>();
  readonly #virtualMtas = new Map<string, VirtualMta>();

  constructor(parts: SimulationParts, recipients: Recipients) {
    this.#parts = parts;
    this.#recipients = recipients;
    this.#options = { model: parts.knobs.rateModel, burst: parts.knobs.burst };
    this.mailServers = new MailServers(parts.server);
    const { connections } = parts.server;
    const isLimited = connections && connections.most < Infinity;
    this.server = isLimited ? new Slots<Queue>(connections, ({ plan }) => plan.priority) : undefined;
  }

  named(name: QueueName): Queue {
    const key = `${name.domain}/${name.virtualMta}`;
    const known = this.#byName.get(key);
    if (known) return known;
    const queue = this.#newQueue(name);
    this.all.push(queue);
    if (queue.plan.mayBeInterrupted) this.lowestPriority = Math.min(this.lowestPriority, queue.plan.priority);
    this.#byName.set(key, queue);
    return queue;
  }

  #newQueue(name: QueueName): Queue {
    const virtualMta = this.#virtualMta(name.virtualMta);
    const plan = this.#parts.planOf(name);
    const firstSource = this.#sources;
    this.#sources += plan.sources.length;
    return new Queue(this.all.length, {
      name,
      plan,
      firstSource,
      options: this.#options,
      virtualMta,
      slots: [virtualMta.slots, this.server].filter((slots) => slots !== undefined),
      receiver: this.#parts.receiverOf(name),
      recipients: this.#recipients,
    });
  }

  #virtualMta(name: string): VirtualMta {
    const known = this.#virtualMtas.get(name) ?? new VirtualMta(this.#parts.virtualMtaPlanOf(name), this.#options);
    this.#virtualMtas.set(name, known);
    return known;
  }
}
