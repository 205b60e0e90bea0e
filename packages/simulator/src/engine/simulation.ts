/** Runs mail through queues, one event after the other. Time is milliseconds since the start. */
import type { QueueName } from '@pmtakit/semantics';
import type { Limit } from '../plan/limits.ts';
import type { QueuePlan } from '../plan/queue-plan.ts';
import type { Reaction } from '../plan/reply-rules.ts';
import type { SharedPlan } from '../plan/server-plan.ts';
import type { Answer, Delivery, Receiver } from '../receivers/receiver.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import type { Submission, TrafficStream } from '../traffic/traffic.ts';
import { Connection } from './connection.ts';
import { DomainNames } from './domain-names.ts';
import { EventHeap } from './event-heap.ts';
import type { Knobs } from './knobs.ts';
import type { BounceReason, Observer } from './observer.ts';
import { type Mode, Queue, Source } from './queue.ts';
import type { LimiterOptions, RateLimiter } from './rate-limiter.ts';
import { NONE, type RecipientList, Recipients } from './recipients.ts';
import { Slots } from './slots.ts';
import { VirtualMta } from './virtual-mta.ts';

/** Brings a message to its queues with `enqueue`. */
export type Submit = (simulation: Simulation, stream: number, submission: Submission) => void;

export interface SimulationParts {
  readonly submit: Submit;
  planOf(queue: QueueName): QueuePlan;
  virtualMtaPlanOf(name: string): SharedPlan;
  readonly server: SharedPlan;
  receiverOf(queue: QueueName): Receiver;
  readonly replies: Replies;
  readonly knobs: Knobs;
  readonly observer: Observer;
}

const CONNECTED = 0;
const ANSWERED = 1;
const WAKE = 2;
const IDLE = 3;
const KINDS = 4;

/** Why a queue stands still, and until when if nothing else happens. */
interface Halt {
  /** Undefined when it has nothing to do. */
  readonly by: Limit | undefined;
  readonly until: number;
  /** Since when what was sent counts against a limit that is used up now. */
  readonly from?: number;
}

const nothingToDo: Halt = { by: undefined, until: Infinity };

export class Simulation {
  readonly recipients = new Recipients();
  readonly domains = new DomainNames();
  readonly queues: Queue[] = [];
  readonly #parts: SimulationParts;
  readonly #options: LimiterOptions;
  readonly #events = new EventHeap();
  readonly #byName = new Map<string, Queue>();
  readonly #virtualMtas = new Map<string, VirtualMta>();
  readonly #server: Slots<Queue> | undefined;
  readonly #streams: TrafficStream[] = [];
  /** When the next message comes. */
  #nextArrival = Infinity;
  /** Queues that are looked at as soon as what happens now is over. */
  readonly #pending: Queue[] = [];
  readonly #connections: Connection[] = [];
  readonly #unused: Connection[] = [];
  readonly #answer: Answer = { delay: 0, reply: OK, closes: false };
  readonly #delivery: Writable<Delivery> = { ...noDelivery };
  readonly #submission: Submission = { number: 0, domain: '', recipients: 1, bytes: 0, priority: 0 };
  #now = 0;
  #opened = 0;

  constructor(parts: SimulationParts) {
    this.#parts = parts;
    this.#options = { model: parts.knobs.rateModel, burst: parts.knobs.burst };
    const { connections } = parts.server;
    this.#server =
      connections && connections.most < Infinity
        ? new Slots<Queue>(connections, ({ plan }) => plan.priority)
        : undefined;
  }

  get now(): number {
    return this.#now;
  }

  /** The queue of a name, made when it is first asked for. */
  queue(name: QueueName): Queue {
    const key = `${name.domain}/${name.virtualMta}`;
    const known = this.#byName.get(key);
    if (known) return known;
    const virtualMta = this.#virtualMta(name.virtualMta);
    const queue = new Queue(this.queues.length, {
      plan: this.#parts.planOf(name),
      options: this.#options,
      virtualMta,
      slots: [virtualMta.slots, this.#server].filter((slots) => slots !== undefined),
      receiver: this.#parts.receiverOf(name),
      recipients: this.recipients,
    });
    this.queues.push(queue);
    this.#byName.set(key, queue);
    return queue;
  }

  #virtualMta(name: string): VirtualMta {
    const known = this.#virtualMtas.get(name) ?? new VirtualMta(this.#parts.virtualMtaPlanOf(name), this.#options);
    this.#virtualMtas.set(name, known);
    return known;
  }

  /** Adds a stream of messages, and gives its number. */
  add(stream: TrafficStream): number {
    this.#nextArrival = Math.min(this.#nextArrival, stream.nextTime);
    return this.#streams.push(stream) - 1;
  }

  /** Puts a message into a queue, now. */
  enqueue(queue: Queue, stream: number, submission: Submission): void {
    const domain = this.domains.idOf(submission.domain);
    for (let place = 0; place < submission.recipients; place++) {
      this.#admit(queue, this.recipients.add(this.#now, stream, submission, domain, place));
    }
    const isNews = queue.plan.retryUponNewMail && queue.retryUntil > this.#now;
    if (isNews) queue.retryUntil = -Infinity;
    if (isNews || queue.blame.current === undefined) this.#wake(queue, this.#now);
  }

  #admit(queue: Queue, recipient: number): void {
    if (queue.plan.delivery !== 'smtp') this.#handOver(queue, recipient);
    else if (queue.mode === 'backoff' && queue.plan.backoffReroute.length > 0) this.#move(queue, recipient);
    else queue.ready.push(recipient);
  }

  #handOver(queue: Queue, recipient: number): void {
    if (queue.plan.delivery === 'discard-as-bounce') return this.#bounce(queue, recipient, 'rule', OK);
    this.#parts.observer.handedOver(queue, recipient);
    this.recipients.remove(recipient);
  }

  /** Moves a recipient to the queue that backoff mode reroutes to; members of a pool take turns. [runtime 8] */
  #move(queue: Queue, recipient: number): void {
    const { backoffReroute, name } = queue.plan;
    const virtualMta = backoffReroute[queue.nextReroute++ % backoffReroute.length] ?? name.virtualMta;
    const target = this.queue({ domain: name.domain, virtualMta });
    this.#parts.observer.moved(queue, target, recipient);
    if ((this.recipients.due[recipient] ?? 0) > this.#now) target.later.pushByDue(recipient);
    else this.#admit(target, recipient);
    this.#wake(target, this.#now);
  }

  /**
   * Runs until nothing is left to happen, or up to a time.
   * @param most events that happen before it returns, so that others get a turn
   * @returns whether it is over
   */
  run(until = Infinity, most = Infinity): boolean {
    let events = 0;
    for (let time = this.#nextTime; time <= until && time < Infinity; time = this.#nextTime) {
      if (events++ >= most) return false;
      this.#now = time;
      if (this.#nextArrival <= time) this.#arrive();
      else this.#handle(this.#events.pop());
      this.#pumpPending();
    }
    if (until < Infinity) this.#now = until;
    return true;
  }

  get #nextTime(): number {
    return Math.min(this.#nextArrival, this.#events.nextTime);
  }

  /** Takes in all messages of one moment before any of them is sent. */
  #arrive(): void {
    let next = Infinity;
    for (let number = 0; number < this.#streams.length; number++) {
      const stream = this.#streams[number];
      if (stream) next = Math.min(next, this.#takeIn(stream, number));
    }
    this.#nextArrival = next;
  }

  #takeIn(stream: TrafficStream, number: number): number {
    let next = stream.nextTime;
    for (; next <= this.#now; next = stream.nextTime) {
      stream.take(this.#submission);
      this.#parts.submit(this, number, this.#submission);
    }
    return next;
  }

  #pumpPending(): void {
    for (let index = 0; index < this.#pending.length; index++) {
      const queue = this.#pending[index];
      if (!queue) continue;
      queue.isPending = false;
      this.#pump(queue);
    }
    this.#pending.length = 0;
  }

  #handle(event: number): void {
    const id = Math.floor(event / KINDS);
    const kind = event % KINDS;
    if (kind === WAKE) this.#wakeUp(id);
    else this.#connectionEvent(kind, id);
  }

  #wakeUp(id: number): void {
    const queue = this.queues[id];
    // An earlier event took the place of this one.
    if (!queue || queue.wakeAt !== this.#now) return;
    queue.wakeAt = Infinity;
    this.#pump(queue);
  }

  #connectionEvent(kind: number, id: number): void {
    const connection = this.#connections[id];
    if (!connection) return;
    const { queue } = connection;
    if (kind === CONNECTED) this.#connected(connection);
    else if (kind === ANSWERED) this.#answered(connection);
    else if (connection.idleUntil === this.#now) this.#closeIdle(connection);
    this.#pump(queue);
  }

  #push(time: number, kind: number, id: number): void {
    this.#events.push(time, id * KINDS + kind);
  }

  /** Looks at a queue again at a time, unless it is to be looked at before. */
  #wake(queue: Queue, time: number): void {
    if (time <= this.#now) return this.#setPending(queue);
    if (time >= queue.wakeAt) return;
    queue.wakeAt = time;
    this.#push(time, WAKE, queue.id);
  }

  #setPending(queue: Queue): void {
    if (queue.isPending) return;
    queue.isPending = true;
    this.#pending.push(queue);
  }

  /** Does all that a queue can do now. */
  #pump(queue: Queue): void {
    if (this.#now >= queue.backoffUntil) this.#setMode(queue, 'normal', undefined, OK);
    this.#takeDue(queue);
    let halt = this.#step(queue);
    while (!halt) halt = this.#step(queue);
    if (queue.ready.length === 0) this.#rest(queue);
    else for (const connection of queue.idle) connection.idleUntil = Infinity;
    queue.blame.hold(halt.by, this.#now, halt.from);
    this.#leaveSlots(queue, halt);
    this.#wake(queue, Math.min(halt.until, queue.backoffUntil, this.#nextDue(queue)));
  }

  /** A connection that this queue does not want now is for the next one. */
  #leaveSlots(queue: Queue, { by }: Halt): void {
    if (queue.slots.length === 0) return;
    for (const shared of queue.slots) if (shared.limit !== by) shared.leave(queue);
    this.#offerSlots(queue);
  }

  /** Recipients whose time has come stand behind those that wait already. */
  #takeDue(queue: Queue): void {
    while (this.#nextDue(queue) <= this.#now) queue.ready.push(queue.later.shift());
  }

  #nextDue({ later }: Queue): number {
    return later.first === NONE ? Infinity : (this.recipients.due[later.first] ?? Infinity);
  }

  /** Sends a message or opens a connection; tells why when neither is possible. */
  #step(queue: Queue): Halt | undefined {
    this.#dropExpired(queue);
    if (queue.ready.length === 0) return nothingToDo;
    if (this.#now < queue.retryUntil) return { by: queue.state.retryLimit, until: queue.retryUntil };
    const full = this.#fullLimiter(queue.virtualMta, queue) ?? this.#fullLimiter(queue.state, queue);
    if (full) return haltBy(full);
    const connection = this.#idleConnection(queue);
    if (connection) {
      this.#send(connection);
      return undefined;
    }
    const halt = this.#expectedBy(queue) >= queue.ready.length ? nothingToDo : this.#open(queue);
    return halt && this.#orIdle(queue, halt);
  }

  /** A queue that may not open a connection may still use one whose address has to wait. */
  #orIdle(queue: Queue, halt: Halt): Halt {
    let { until } = halt;
    for (const { source } of queue.idle) {
      const full = this.#fullLimiter(source, queue);
      if (full) until = Math.min(until, full.nextAt);
    }
    return until === halt.until ? halt : { ...halt, until };
  }

  /** How many of the waiting messages the connections there are will take. */
  #expectedBy({ connecting, connections, carried, plan }: Queue): number {
    const { messagesPerConnection } = plan;
    if (this.#parts.knobs.opening === 'each' || messagesPerConnection === Infinity) return connecting;
    return connections * messagesPerConnection - carried;
  }

  /** The limiter that does not let the next message pass. */
  #fullLimiter({ messages, bytes }: Counted, { ready }: Queue): RateLimiter | undefined {
    if (messages && messages.room(this.#now) < 1) return messages;
    if (!bytes) return undefined;
    const { dataVolume, rateModel } = this.#parts.knobs;
    const isStrict = dataVolume === 'strict' && rateModel !== 'gcra';
    // What is larger than the whole limit goes when nothing of it is used.
    const needed = isStrict ? Math.min(this.recipients.size[ready.first] ?? 0, bytes.most) : 1;
    return bytes.room(this.#now) < needed ? bytes : undefined;
  }

  #dropExpired(queue: Queue): void {
    while (queue.ready.length > 0 && this.#isExpired(queue, queue.ready.first)) {
      this.#bounce(queue, queue.ready.shift(), 'expired', OK);
    }
  }

  /** When the next message is too old: a queue that may never send again gives its mail up then. */
  #expiryOf({ ready, plan }: Queue): number {
    const expiry = (this.recipients.queuedAt[ready.first] ?? 0) + plan.bounceAfter;
    return this.#parts.knobs.atExpiry === 'bounce' ? expiry : expiry + 1;
  }

  #isExpired({ plan }: Queue, recipient: number): boolean {
    const age = this.#now - (this.recipients.queuedAt[recipient] ?? 0);
    return this.#parts.knobs.atExpiry === 'bounce' ? age >= plan.bounceAfter : age > plan.bounceAfter;
  }

  /** Takes out the connection that was used last and whose address may send. */
  #idleConnection(queue: Queue): Connection | undefined {
    for (let index = queue.idle.length - 1; index >= 0; index--) {
      const connection = queue.idle[index];
      if (!connection || this.#fullLimiter(connection.source, queue)) continue;
      queue.idle.splice(index, 1);
      return connection;
    }
    return undefined;
  }

  #open(queue: Queue): Halt | undefined {
    const { state, plan } = queue;
    if (queue.connections >= state.plan.connections.most) return { by: state.plan.connections, until: Infinity };
    const slots = this.#fullSlots(queue);
    if (slots) return { by: slots.limit, until: Infinity };
    const rampedUpAt = queue.lastOpened + plan.rampUp.most;
    if (this.#now < rampedUpAt) return { by: plan.rampUp, until: rampedUpAt };
    if (state.connects && state.connects.room(this.#now) < 1) return haltBy(state.connects);
    const source = this.#chooseSource(queue);
    if (!(source instanceof Source)) return source;
    this.#connect(queue, source);
    return undefined;
  }

  /** Connections of several queues that are all in use. The queue is told when one is free. */
  #fullSlots(queue: Queue): Slots<Queue> | undefined {
    const slots = queue.slots.find((shared) => !shared.isFreeFor(queue));
    slots?.wait(queue);
    if (slots === this.#server) this.#interruptFor(queue);
    return slots;
  }

  /** Takes connections from the queues of lowest priority, once their messages are done. [runtime 6.2, oracle O12] */
  #interruptFor(queue: Queue): void {
    let wanted = Math.min(queue.ready.length, queue.state.plan.connections.most - queue.connections);
    const victims = this.queues.filter(
      ({ plan, connections }) => connections > 0 && plan.mayBeInterrupted && plan.priority < queue.plan.priority,
    );
    for (const victim of victims.toSorted((a, b) => a.plan.priority - b.plan.priority)) {
      victim.wanted = Math.max(victim.wanted, Math.min(victim.connections, wanted));
      wanted -= victim.wanted;
    }
  }

  /** The next address in turn that may open a connection, or why none may. */
  #chooseSource(queue: Queue): Source | Halt {
    const { sources } = queue;
    let halt: Halt | undefined;
    for (let turn = 0; turn < sources.length; turn++) {
      const index = (queue.nextSource + turn) % sources.length;
      const source = sources[index];
      const why = source && this.#sourceHalt(queue, source);
      if (source && !why) {
        queue.nextSource = index + 1;
        return source;
      }
      if (why) halt = halt ? { by: halt.by, until: Math.min(halt.until, why.until) } : why;
    }
    return halt ?? nothingToDo;
  }

  #sourceHalt(queue: Queue, source: Source): Halt | undefined {
    const { plan, connects } = source;
    if (this.#now < source.disabledUntil) {
      return { by: queue.plan.disabledSource, until: Math.min(source.disabledUntil, this.#expiryOf(queue)) };
    }
    if (plan.connections && source.connections >= plan.connections.most)
      return { by: plan.connections, until: Infinity };
    if (connects && connects.room(this.#now) < 1) return haltBy(connects);
    const full = this.#fullLimiter(source, queue);
    return full && haltBy(full);
  }

  #connect(queue: Queue, source: Source): void {
    const connection = this.#newConnection();
    connection.open(queue, source, queue.nextHost, this.#opened++);
    queue.connections++;
    queue.connecting++;
    queue.lastOpened = this.#now;
    source.connections++;
    queue.state.connects?.take(this.#now, 1);
    source.connects?.take(this.#now, 1);
    for (const slots of queue.slots) slots.take(queue);
    queue.receiver.connect(this.#offerFrom(connection), this.#answer);
    connection.reply = this.#answer.reply;
    if (this.#answer.delay > 0) this.#push(this.#now + this.#answer.delay, CONNECTED, connection.id);
    else this.#connected(connection);
  }

  #newConnection(): Connection {
    const unused = this.#unused.pop();
    if (unused) return unused;
    const connection = new Connection(this.#connections.length, this.recipients);
    this.#connections.push(connection);
    return connection;
  }

  #offerFrom({ queue, source, host, number }: Connection): Writable<Delivery> {
    const offer = this.#delivery;
    offer.now = this.#now;
    offer.domain = queue.plan.name.domain;
    offer.virtualMta = queue.plan.name.virtualMta;
    offer.source = source.plan.address ?? '';
    offer.host = host;
    offer.tls = queue.plan.tls;
    this.#answer.closes = false;
    offer.connection = number;
    return offer;
  }

  #deliveryOf(connection: Connection): Delivery {
    const { batch } = connection;
    const { stream, number, size, attempts, firstTried } = this.recipients;
    const delivery = this.#offerFrom(connection);
    delivery.stream = stream[batch.first] ?? 0;
    delivery.number = number[batch.first] ?? 0;
    delivery.recipients = batch.length;
    delivery.bytes = size[batch.first] ?? 0;
    delivery.attempts = attempts[batch.first] ?? 0;
    delivery.firstTried = firstTried[batch.first] ?? this.#now;
    return delivery;
  }

  #connected(connection: Connection): void {
    const { queue, source, reply } = connection;
    queue.connecting--;
    if (reply === OK) {
      this.#parts.observer.connected(queue, connection);
      // Its address may have been disabled in the meantime.
      if (this.#now < source.disabledUntil) this.#close(connection);
      else queue.idle.push(connection);
      return;
    }
    this.#close(connection);
    const { mail } = this.#react(connection, reply);
    const isFinal = queue.plan.bouncesUpon5xxGreeting && mail !== 'skip-mx' && !this.#parts.replies.isTemporary(reply);
    if (isFinal || mail === 'bounce-queue') this.#bounceAll(queue, reply);
    else if (mail === 'defer-queue') this.#failRun(queue, reply, connection);
    else this.#leaveHost(connection, reply);
  }

  /** Goes on to the next mail server of a run; after the last one the run has failed. [runtime 7] */
  #leaveHost(connection: Connection, reply: number): void {
    const { queue, host } = connection;
    // Another connection may have found out before.
    if (host === queue.nextHost) queue.nextHost++;
    if (queue.nextHost < queue.receiver.hosts.length) return;
    queue.nextHost = 0;
    this.#failRun(queue, reply, connection);
  }

  /** The whole queue waits. Several connections that fail in one run count once. */
  #failRun(queue: Queue, reply: number, connection: Connection): void {
    if (this.#now < queue.retryUntil) return;
    const { retryAfter } = queue.state.plan;
    queue.retryUntil = this.#now + (retryAfter[Math.min(queue.failedRuns, retryAfter.length - 1)] ?? 0);
    queue.failedRuns++;
    this.#parts.observer.queueFailed(queue, reply, connection);
  }

  /** Sends the first message that is ready, to as many of its recipients as one transaction may have. */
  #send(connection: Connection): void {
    const { queue, source, batch } = connection;
    const { ready, virtualMta, state } = queue;
    const most = Math.min(
      queue.plan.recipientsPerTransaction,
      roomOf(virtualMta, this.#now),
      roomOf(state, this.#now),
      roomOf(source, this.#now),
    );
    this.#takeNext(queue, batch);
    while (batch.length < most && ready.length > 0 && this.recipients.areTogether(ready.first, batch.first)) {
      this.#takeNext(queue, batch);
    }
    virtualMta.messages?.take(this.#now, batch.length);
    state.messages?.take(this.#now, batch.length);
    source.messages?.take(this.#now, batch.length);
    queue.busy += batch.length;
    queue.carried++;
    connection.messages++;
    connection.idleUntil = Infinity;
    this.#parts.observer.attempted(queue, connection);
    queue.receiver.deliver(this.#deliveryOf(connection), this.#answer);
    connection.reply = this.#answer.reply;
    connection.isLost = this.#answer.closes;
    if (this.#answer.delay > 0) this.#push(this.#now + this.#answer.delay, ANSWERED, connection.id);
    else this.#answered(connection);
  }

  #takeNext({ ready }: Queue, batch: RecipientList): void {
    const recipient = ready.shift();
    if (this.recipients.attempts[recipient] === 0) this.recipients.firstTried[recipient] = this.#now;
    batch.push(recipient);
  }

  #answered(connection: Connection): void {
    const { queue, reply, batch } = connection;
    queue.busy -= batch.length;
    if (reply === OK) this.#deliverBatch(connection);
    else this.#failBatch(connection, reply);
    if (this.#isDone(connection)) this.#close(connection);
    else queue.idle.push(connection);
  }

  #deliverBatch(connection: Connection): void {
    const { queue, source, batch } = connection;
    const bytes = this.recipients.size[batch.first] ?? 0;
    queue.virtualMta.bytes?.take(this.#now, bytes);
    queue.state.bytes?.take(this.#now, bytes);
    source.bytes?.take(this.#now, bytes);
    while (batch.length > 0) {
      const recipient = batch.shift();
      this.#parts.observer.delivered(queue, recipient, connection);
      this.recipients.remove(recipient);
    }
    queue.failedRuns = 0;
    queue.nextHost = connection.host;
    if (queue.plan.backoffEndsOnDelivery) this.#setMode(queue, 'normal', undefined, OK);
  }

  #failBatch(connection: Connection, reply: number): void {
    const { queue, batch } = connection;
    connection.errors += batch.length;
    const { mail } = this.#react(connection, reply);
    const isTemporary = mail === 'skip-mx' || this.#parts.replies.isTemporary(reply);
    while (batch.length > 0) {
      const recipient = batch.shift();
      if (mail === 'bounce-queue' || mail === 'bounce-rcpt') this.#bounce(queue, recipient, 'rule', reply, connection);
      else if (isTemporary) this.#defer(connection, recipient, reply);
      else this.#bounce(queue, recipient, 'reply', reply, connection);
    }
    if (mail === 'bounce-queue') this.#bounceAll(queue, reply);
    if (mail === 'defer-queue') this.#failRun(queue, reply, connection);
    if (mail === 'skip-mx' || (queue.plan.movesOnUpon421 && this.#parts.replies.isUnavailable(reply))) {
      connection.isLost = true;
      this.#leaveHost(connection, reply);
    }
  }

  #defer(connection: Connection, recipient: number, reply: number): void {
    const { queue } = connection;
    this.recipients.due[recipient] = this.#now + queue.plan.retryRecipientsAfter;
    this.recipients.attempts[recipient] = (this.recipients.attempts[recipient] ?? 0) + 1;
    queue.later.pushByDue(recipient);
    this.#parts.observer.deferred(queue, recipient, reply, connection);
    if (queue.mode === 'backoff' && queue.plan.backoffReroute.length > 0) this.#moveAll(queue);
  }

  #bounceAll(queue: Queue, reply: number): void {
    for (const list of [queue.ready, queue.later]) {
      while (list.length > 0) this.#bounce(queue, list.shift(), 'queue', reply);
    }
  }

  #bounce(queue: Queue, recipient: number, reason: BounceReason, reply: number, connection?: Connection): void {
    this.#parts.observer.bounced(queue, recipient, reason, reply, connection);
    this.recipients.remove(recipient);
  }

  /** What the configuration does about a reply, but for the recipients themselves. */
  #react({ queue, source }: Connection, reply: number): Reaction {
    const reaction = queue.plan.replies.reaction(reply, (id) => this.#parts.replies.textOf(id));
    if (reaction.mode) this.#setMode(queue, reaction.mode, reaction, reply);
    if (reaction.disablesSource) this.#disable(queue, source, reaction);
    return reaction;
  }

  #disable(queue: Queue, source: Source, { reenableAfter }: Reaction): void {
    source.disabledUntil = this.#now + (reenableAfter ?? queue.plan.reenableSourceAfter);
    for (const connection of queue.idle.filter((idle) => idle.source === source)) this.#closeIdle(connection);
    const areAllDisabled = queue.sources.every(({ disabledUntil }) => this.#now < disabledUntil);
    if (areAllDisabled && queue.plan.backsOffWithoutSources) this.#setMode(queue, 'backoff', undefined, OK);
  }

  #setMode(queue: Queue, mode: Mode, reaction: Reaction | undefined, reply: number): void {
    const restarts = this.#parts.knobs.backoffTimer === 'restarted' && mode === 'backoff';
    if (mode === queue.mode && !restarts) return;
    queue.backoffUntil = mode === 'backoff' ? this.#now + (reaction?.backoffEnd ?? queue.plan.backoffEnd) : Infinity;
    if (mode === queue.mode) return;
    queue.mode = mode;
    this.#parts.observer.modeChanged(queue, reaction, reply);
    if (mode === 'normal') return;
    queue.state.restart();
    if (queue.plan.backoffReroute.length > 0) this.#moveAll(queue);
  }

  #moveAll(queue: Queue): void {
    for (const list of [queue.ready, queue.later]) while (list.length > 0) this.#move(queue, list.shift());
  }

  #isDone({ queue, source, messages, errors, isLost }: Connection): boolean {
    if (isLost || messages >= queue.plan.messagesPerConnection || errors >= queue.plan.errorsPerConnection) return true;
    if (this.#now < source.disabledUntil || queue.connections > queue.state.plan.connections.most) return true;
    if (queue.wanted === 0) return false;
    queue.wanted--;
    return true;
  }

  /** Connections without mail are closed, at once or after a time. */
  #rest(queue: Queue): void {
    const { idleTimeout } = queue.plan;
    if (idleTimeout === 0) {
      for (let idle = queue.idle.pop(); idle; idle = queue.idle.pop()) this.#close(idle);
      return;
    }
    for (const connection of queue.idle) {
      if (connection.idleUntil < Infinity) continue;
      connection.idleUntil = this.#now + idleTimeout;
      this.#push(connection.idleUntil, IDLE, connection.id);
    }
  }

  #closeIdle(connection: Connection): void {
    const { idle } = connection.queue;
    idle.splice(idle.indexOf(connection), 1);
    this.#close(connection);
  }

  #close(connection: Connection): void {
    const { queue, source } = connection;
    queue.connections--;
    queue.carried -= connection.messages;
    source.connections--;
    connection.idleUntil = Infinity;
    queue.receiver.close?.(this.#offerFrom(connection));
    this.#parts.observer.closed(queue, connection);
    for (const slots of queue.slots) slots.release();
    this.#unused.push(connection);
    this.#offerSlots(queue);
  }

  /** Wakes the queue that gets the next connection of those that several share. */
  #offerSlots(queue: Queue): void {
    for (const slots of queue.slots) {
      const { next } = slots;
      if (next) this.#wake(next, this.#now);
    }
  }
}

/** What counts messages and bytes. */
interface Counted {
  readonly messages: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;
}

/** How many messages may pass now. */
function roomOf({ messages }: Counted, now: number): number {
  return messages ? messages.room(now) : Infinity;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const noDelivery: Delivery = {
  now: 0,
  domain: '',
  virtualMta: '',
  source: '',
  host: 0,
  tls: 'offered',
  connection: 0,
  stream: 0,
  number: 0,
  recipients: 0,
  bytes: 0,
  attempts: 0,
  firstTried: 0,
};

function haltBy({ limit, nextAt, since }: RateLimiter): Halt {
  return { by: limit, until: nextAt, from: since };
}
