import type { Queue } from '../engine/queue.ts';
import type { ReceiverModel } from '../receivers/model.ts';
import type { Replies } from '../receivers/replies.ts';
import { PlanKinds, sharesNothing } from './alike.ts';
import { FluidQueue, Group } from './fluid-queue.ts';
import { FluidReceiver } from './fluid-receiver.ts';

export interface FluidQueuesParts {
  readonly replies: Replies;
  modelOf(queue: Queue): ReceiverModel | undefined;
  /** Whether a reply changes more than what becomes of its own message. */
  changesQueue(queue: Queue, reply: number): boolean;
  /** Whether source addresses share connections to mail servers. */
  readonly sharesMailServers: boolean;
}

/** Where a queue is worked out: by itself, or with others that are alike, among which it has a place. */
export interface Place {
  readonly fluid: FluidQueue;
  readonly at: number;
}

/** All queues that had mail. */
export class FluidQueues {
  readonly #parts: FluidQueuesParts;
  /** By the numbers of queues. */
  readonly #places: (Place | undefined)[] = [];
  readonly #receivers = new Map<ReceiverModel | undefined, FluidReceiver>();
  readonly #groups = new Map<object, Group>();
  readonly #kinds = new PlanKinds();
  #all: FluidQueue[] = [];
  #start = 0;
  #end = 0;

  constructor(parts: FluidQueuesParts) {
    this.#parts = parts;
  }

  get all(): readonly FluidQueue[] {
    return this.#all;
  }

  get groups(): Iterable<Group> {
    return this.#groups.values();
  }

  beginStep(start: number, end: number): void {
    this.#start = start;
    this.#end = end;
    for (const fluid of this.#all) fluid.beginStep(start, end);
  }

  /**
   * Those that had other mail than the ones that they were alike are worked out apart from now on.
   * @param part is told of queues that are not worked out together any more
   */
  separate(part: (fluid: FluidQueue) => void): void {
    if (!this.#all.some((fluid) => fluid.hasNewMail)) return;
    const all = this.#all.flatMap((fluid) => fluid.separated);
    if (all.length === this.#all.length) return;
    const kept = new Set(all);
    for (const fluid of this.#all) if (!kept.has(fluid)) part(fluid);
    this.#all = all;
    for (const fluid of all) this.#note(fluid);
  }

  placeOf(queue: Queue): Place {
    if (!this.#places[queue.id]) this.#keep([queue]);
    const place = this.#places[queue.id];
    if (!place) throw new RangeError(`no queue ${queue.id}`);
    return place;
  }

  /** Of some that have mail from now on, those that are alike are worked out together. */
  meet(queues: Iterable<Queue>): void {
    const met: Queue[] = [];
    for (const queue of queues) if (!this.#places[queue.id]) met.push(queue);
    for (const [first, ...others] of Map.groupBy(met, (queue) => this.#kindOf(queue)).values()) {
      if (first) this.#keep([first, ...others]);
    }
  }

  /** The same for those that are alike. */
  #kindOf(queue: Queue): Queue | string {
    const receiver = this.#receiverOf(queue);
    const replies = receiver.steadyReplies;
    if (!replies || queue.receiver.dns || !sharesNothing(queue) || this.#parts.sharesMailServers) return queue;
    if (replies.some((reply) => this.#parts.changesQueue(queue, reply))) return queue;
    return `${this.#kinds.of(queue.plan)} ${receiver.number} ${queue.name.domain}`;
  }

  #keep(queues: readonly [Queue, ...Queue[]]): void {
    const receiver = this.#receiverOf(queues[0]);
    const fluid = new FluidQueue(queues, receiver, this.#groupsOf(queues[0], receiver));
    fluid.beginStep(this.#start, this.#end);
    this.#all.push(fluid);
    this.#note(fluid);
  }

  #note(fluid: FluidQueue): void {
    for (const [at, { id }] of fluid.queues.entries()) this.#places[id] = { fluid, at };
  }

  #receiverOf(queue: Queue): FluidReceiver {
    const model = this.#parts.modelOf(queue);
    const receiver = this.#receivers.get(model) ?? new FluidReceiver(this.#receivers.size, model, this.#parts.replies);
    this.#receivers.set(model, receiver);
    return receiver;
  }

  #groupsOf({ virtualMta }: Queue, receiver: FluidReceiver): Group[] {
    const shared: object[] = [];
    if (virtualMta.messages || virtualMta.bytes) shared.push(virtualMta);
    if (receiver.isShared) shared.push(receiver);
    return shared.map((one) => {
      const group = this.#groups.get(one) ?? new Group();
      this.#groups.set(one, group);
      return group;
    });
  }
}
