/**
 * A second simulator, to compare the first one with: it goes on second by second, looks through all it has, and was
 * written from what is known of PowerMTA alone.
 */
import type { Model } from '@pmtakit/semantics';
import { type Knobs, chance, defaultKnobs } from '@pmtakit/simulator';
import type { Mail } from '../harness.ts';
import { type Reaction, applyReply, endBackoff, failRun, isDisabled } from './replies.ts';
import type { Script } from './script.ts';
import { serverConnectionsOf } from './settings.ts';
import {
  type Connection,
  type Limits,
  type Queue,
  type Recipient,
  type Source,
  type VirtualMta,
  modeOf,
  newQueue,
  newVirtualMta,
} from './state.ts';

export interface NaiveEntry {
  /** Seconds. */
  readonly time: number;
  readonly what: string;
  readonly queue: string;
  readonly text?: string;
}

export interface NaiveOptions {
  readonly knobs?: Partial<Knobs>;
  readonly script: Script;
  /** Seconds. */
  readonly until: number;
  readonly order: Order;
}

/** Where two orders are right: both are tried, to see whether it matters. */
export interface Order {
  /** What comes first of one second; a number stands for an order that is drawn anew for each. */
  readonly first: 'answers' | 'timers' | number;
  /** Whether mail is given up as soon as it is too old, or when it would be sent. */
  readonly expiry: 'at-once' | 'when-sent';
}

export interface NaiveRun {
  readonly log: readonly NaiveEntry[];
  /** When things that do not bear another order happen in one second; `Infinity` for never. */
  readonly tiedAt: number;
}

/** Runs until this second, which is not looked at any more. */
export function simulate(model: Model, mail: readonly Mail[], options: NaiveOptions): NaiveRun {
  const simulation = new NaiveSimulation(model, mail, options);
  for (let second = 0; second < options.until && simulation.isBusy; second++) simulation.tick(second);
  return simulation;
}

class NaiveSimulation {
  readonly log: NaiveEntry[] = [];
  tiedAt = Infinity;
  readonly #model: Model;
  readonly #mail: readonly Mail[];
  readonly #options: NaiveOptions;
  readonly #knobs: Knobs;
  readonly #most: number;
  readonly #queues: Queue[] = [];
  readonly #virtualMtas = new Map<string, VirtualMta>();
  #now = -1;
  #count = 0;
  #waits = 0;

  constructor(model: Model, mail: readonly Mail[], options: NaiveOptions) {
    this.#model = model;
    this.#mail = mail;
    this.#options = options;
    this.#knobs = { ...defaultKnobs, ...options.knobs };
    this.#most = serverConnectionsOf(model);
  }

  get isBusy(): boolean {
    if (this.#mail.some(({ at = 0 }) => at / 1_000 > this.#now)) return true;
    return this.#queues.some(
      ({ waiting, connections, backoffEnds }) => waiting.length > 0 || connections.length > 0 || backoffEnds < Infinity,
    );
  }

  tick(second: number): void {
    this.#now = second;
    for (const [stream, one] of this.#mail.entries()) if ((one.at ?? 0) / 1_000 === second) this.#arrive(one, stream);
    if (this.#queues.some((queue) => this.#isTied(queue))) this.tiedAt = Math.min(this.tiedAt, second);
    for (const queue of this.#queuesInTurn()) if (this.#areTimersFirst(queue)) this.#act(queue);
    while (this.#answerOne());
    this.#actAll();
  }

  #areTimersFirst(queue: Queue): boolean {
    const { first } = this.#options.order;
    if (typeof first !== 'number') return first === 'timers';
    return chance(first, this.#queues.indexOf(queue), this.#now, 0) < 0.5;
  }

  /** Whether a queue stands in line for a connection while its own limits hold it back is open. */
  get #losesPlace(): boolean {
    const { first } = this.#options.order;
    return typeof first === 'number' ? first % 4 < 2 : first === 'timers';
  }

  /** Whether what one queue gives back is for others before more answers come. */
  get #areOthersAtOnce(): boolean {
    const { first } = this.#options.order;
    return typeof first === 'number' ? chance(first, 1, this.#now, 0) < 0.5 : first === 'timers';
  }

  #arrive({ domain = 'example.com', virtualMta = 'v', count, bytes = 1000, recipients = 1 }: Mail, stream: number) {
    const queue = this.#queue(domain, virtualMta);
    if (queue.waiting.some(({ readyAt }) => readyAt === this.#now)) this.tiedAt = Math.min(this.tiedAt, this.#now);
    for (let number = 0; number < count; number++) {
      for (let each = 0; each < recipients; each++) {
        queue.waiting.push({ stream, number, bytes, queuedAt: this.#now, readyAt: this.#now, attempts: 0 });
      }
    }
    queue.waiting.sort((a, b) => a.readyAt - b.readyAt);
    if (queue.settings.retryUponNewMail) queue.retryAt = Math.min(queue.retryAt, this.#now);
  }

  /** Takes the answer to the question that was asked first, and lets its queue go on. */
  #answerOne(): boolean {
    const [due] = this.#queues
      .flatMap((queue) => queue.connections.map((connection) => ({ queue, connection })))
      .filter(({ connection }) => connection.state !== 'idle' && connection.until <= this.#now)
      .toSorted((a, b) => a.connection.asked - b.connection.asked);
    if (!due) return false;
    const { queue, connection } = due;
    if (connection.state === 'connecting') this.#connected(queue, connection);
    else this.#answered(queue, connection);
    this.#act(queue);
    if (this.#areOthersAtOnce) this.#actAll();
    return true;
  }

  #queuesInTurn(): Queue[] {
    const { first } = this.#options.order;
    if (first === 'timers') return this.#queues.toReversed();
    if (first === 'answers') return [...this.#queues];
    const luck = new Map(this.#queues.map((queue, index) => [queue, chance(first, index, this.#now, 1)]));
    return this.#queues.toSorted((a, b) => (luck.get(a) ?? 0) - (luck.get(b) ?? 0));
  }

  #isTied(queue: Queue): boolean {
    const isClosing = queue.connections.some(({ state, until }) => state === 'idle' && until === this.#now);
    return isClosing && this.#due(queue).length > 0;
  }

  /** Lets all queues go on, for as long as one of them can: what one gives back is for another. */
  #actAll(): void {
    for (let before = -1; before !== this.#count;) {
      before = this.#count;
      for (const queue of this.#queuesInTurn()) this.#act(queue);
    }
  }

  /** Does one thing after the other, until a queue can do nothing more now. */
  #act(queue: Queue): void {
    if (queue.backoffEnds <= this.#now && endBackoff(queue)) this.#note('normal', queue);
    if (this.#areTimersFirst(queue)) this.#closeIdle(queue);
    while (this.#expire(queue) || this.#answerNow(queue) || this.#send(queue) || this.#open(queue)) this.#count++;
    this.#rest(queue);
    this.#closeIdle(queue);
  }

  /** Takes an answer that needs no time. */
  #answerNow(queue: Queue): boolean {
    const connection = queue.connections.find(
      ({ state, until, answer }) => state !== 'idle' && answer.seconds === 0 && until === this.#now,
    );
    if (!connection) return false;
    if (connection.state === 'connecting') this.#connected(queue, connection);
    else this.#answered(queue, connection);
    return true;
  }

  #connected(queue: Queue, connection: Connection): void {
    const { text } = connection.answer;
    if (text === undefined) {
      Object.assign(connection, { state: 'idle', until: Infinity, rested: ++this.#count });
      if (isDisabled(connection.source, this.#now)) this.#close(queue, connection);
      return;
    }
    this.#close(queue, connection);
    const reaction = this.#react(queue, connection.source, text);
    if (reaction.bouncesQueue || (text.startsWith('5') && queue.settings.bounceUponGreeting)) this.#bounceAll(queue);
    else this.#failRun(queue, text);
  }

  #answered(queue: Queue, connection: Connection): void {
    const { recipients } = connection;
    const { text } = connection.answer;
    connection.messages++;
    Object.assign(connection, { state: 'idle', until: Infinity, rested: ++this.#count, recipients: [] });
    if (text === undefined) this.#delivered(queue, connection, recipients);
    else this.#refused(queue, connection, recipients, text);
    const { messagesPerConnection, errorsPerConnection } = queue.settings;
    const isUsedUp = connection.messages >= messagesPerConnection || connection.errors >= errorsPerConnection;
    const isTooMany = queue.connections.length > modeOf(queue).connections;
    if (isUsedUp || isTooMany || isDisabled(connection.source, this.#now)) this.#close(queue, connection);
  }

  #delivered(queue: Queue, { source }: Connection, recipients: readonly Recipient[]): void {
    for (const limits of this.#limitsOf(queue, source)) limits.data.count(this.#now, recipients[0]?.bytes ?? 0);
    for (const _ of recipients) this.#note('delivered', queue);
    queue.failedRuns = 0;
    if (queue.settings.backoffEndsUponDelivery && endBackoff(queue)) this.#note('normal', queue);
  }

  #refused(queue: Queue, connection: Connection, recipients: readonly Recipient[], text: string): void {
    connection.errors += recipients.length;
    const reaction = this.#react(queue, connection.source, text);
    const isLost = reaction.bouncesRecipient || reaction.bouncesQueue || text.startsWith('5');
    for (const recipient of recipients) {
      this.#note(isLost ? 'bounced' : 'deferred', queue, text);
      if (!isLost) this.#defer(queue, recipient);
    }
    if (reaction.bouncesQueue) this.#bounceAll(queue);
    if (reaction.defersQueue) this.#failRun(queue, text);
  }

  #react(queue: Queue, source: Source, text: string): Reaction {
    const reaction = applyReply(queue, source, text, this.#now, this.#knobs);
    for (const mode of reaction.modes) this.#note(mode, queue);
    for (const connection of queue.connections.filter((one) => one.state === 'idle' && one.source === source)) {
      if (isDisabled(source, this.#now)) this.#close(queue, connection);
    }
    return reaction;
  }

  #defer(queue: Queue, recipient: Recipient): void {
    recipient.readyAt = this.#now + queue.settings.retryRecipientsAfter;
    queue.waiting.push(recipient);
    queue.waiting.sort((a, b) => a.readyAt - b.readyAt);
  }

  #failRun(queue: Queue, text: string): void {
    if (failRun(queue, this.#now)) this.#note('failed', queue, text);
  }

  #bounceAll(queue: Queue): void {
    for (const _ of queue.waiting.splice(0)) this.#note('bounced', queue, 'queue');
  }

  /** Gives up what is too old when its turn comes. */
  #expire(queue: Queue): boolean {
    const [first] = this.#due(queue);
    if (this.#options.order.expiry === 'when-sent' || !first || !this.#isTooOld(queue, first)) return false;
    this.#giveUp(queue, first);
    return true;
  }

  /** Gives the next one up when it is too old to be sent. */
  #isOverdue(queue: Queue): boolean {
    const [first] = this.#ready(queue);
    if (!first || !this.#isTooOld(queue, first)) return false;
    this.#giveUp(queue, first);
    return true;
  }

  #giveUp(queue: Queue, first: Recipient): void {
    queue.waiting.splice(queue.waiting.indexOf(first), 1);
    this.#note('bounced', queue, 'expired');
  }

  #isTooOld({ settings: { bounceAfter } }: Queue, { queuedAt }: Recipient): boolean {
    const age = this.#now - queuedAt;
    return this.#knobs.atExpiry === 'try' ? age > bounceAfter : age >= bounceAfter;
  }

  /** Puts a message on the connection that was free last. */
  #send(queue: Queue): boolean {
    const connection = queue.connections
      .toSorted((a, b) => b.rested - a.rested)
      .find(({ state, source }) => state === 'idle' && this.#room(queue, source) > 0);
    if (!connection) return false;
    if (this.#isOverdue(queue)) return true;
    const recipients = this.#take(queue, this.#room(queue, connection.source));
    const [first] = recipients;
    if (!first) return false;
    for (const limits of this.#limitsOf(queue, connection.source)) limits.message.count(this.#now, recipients.length);
    const { stream, number, attempts } = first;
    for (const recipient of recipients) recipient.attempts++;
    const answer = this.#options.script.deliver({ now: this.#now, queue: queue.name, stream, number, attempts });
    const until = this.#now + answer.seconds;
    Object.assign(connection, { state: 'sending', until, asked: ++this.#count, answer, recipients });
    return true;
  }

  /** The next recipients of one message. */
  #take(queue: Queue, room: number): Recipient[] {
    const ready = this.#ready(queue);
    const [first] = ready;
    const most = Math.min(room, queue.settings.recipientsPerTransaction);
    const other = ready.findIndex(({ stream, number }) => stream !== first?.stream || number !== first.number);
    const taken = ready.slice(0, Math.min(most, other < 0 ? Infinity : other));
    for (const recipient of taken) queue.waiting.splice(queue.waiting.indexOf(recipient), 1);
    return taken;
  }

  /** Those that may be tried now. */
  #ready(queue: Queue): Recipient[] {
    return queue.retryAt > this.#now ? [] : this.#due(queue);
  }

  #due({ waiting }: Queue): Recipient[] {
    return waiting.filter(({ readyAt }) => readyAt <= this.#now);
  }

  /** How many recipients of the next message may be tried now by this source. */
  #room(queue: Queue, source: Source): number {
    return isDisabled(source, this.#now) ? 0 : this.#roomIn(queue, this.#limitsOf(queue, source));
  }

  #roomIn(queue: Queue, limits: readonly Limits[]): number {
    const [next] = this.#ready(queue);
    const isStrict = this.#knobs.dataVolume === 'strict' && this.#knobs.rateModel !== 'gcra';
    const least = isStrict ? (next?.bytes ?? 0) : 1;
    // What is larger than the whole limit goes when nothing of it is used.
    if (!next || limits.some(({ data }) => data.room(this.#now) < Math.min(least, data.most))) return 0;
    return Math.min(...limits.map(({ message }) => message.room(this.#now)));
  }

  #limitsOf(queue: Queue, ...sources: readonly Source[]): readonly Limits[] {
    return [queue.limits[queue.mode], queue.virtualMta.limits, ...sources.map(({ limits }) => limits)];
  }

  /** Opens one connection. */
  #open(queue: Queue): boolean {
    if (this.#wantsConnection(queue)) return this.#mayOpen(queue) && this.#openFrom(queue);
    if (this.#losesPlace || this.#ready(queue).length === 0) queue.waitsFor = undefined;
    return false;
  }

  #openFrom(queue: Queue): boolean {
    const source = this.#nextSource(queue);
    if (!source) return false;
    if (this.#isOverdue(queue)) return true;
    for (const limits of [queue.limits[queue.mode], source.limits]) limits.connect.count(this.#now, 1);
    queue.lastOpened = this.#now;
    queue.waitsFor = undefined;
    queue.nextSource = queue.sources.indexOf(source) + 1;
    this.#count++;
    this.#note('connected', queue, source.address);
    const answer = this.#options.script.connect({ now: this.#now, queue: queue.name });
    const until = this.#now + answer.seconds;
    queue.connections.push({
      source,
      state: 'connecting',
      until,
      asked: this.#count,
      rested: 0,
      answer,
      recipients: [],
      messages: 0,
      errors: 0,
    });
    return true;
  }

  /** Whether more waits than will go by the connections that are on their way. */
  #wantsConnection(queue: Queue): boolean {
    const { connections, settings } = queue;
    const { messagesPerConnection } = settings;
    const waiting = this.#ready(queue).length;
    if (this.#roomIn(queue, this.#limitsOf(queue)) === 0) return false;
    const coming = connections.filter(({ state }) => state === 'connecting').length;
    if (this.#knobs.opening === 'each' || messagesPerConnection === Infinity) return waiting > coming;
    const left = connections.map(
      ({ messages, state }) => messagesPerConnection - messages - (state === 'sending' ? 1 : 0),
    );
    return waiting > left.reduce((sum, one) => sum + one, 0);
  }

  #mayOpen(queue: Queue): boolean {
    const standsInLine = this.#mayHaveMore(queue) && (!this.#losesPlace || this.#mayOpenNow(queue));
    const scope = standsInLine ? this.#usedUp(queue) : undefined;
    if (queue.waitsFor !== scope) Object.assign(queue, { waitsFor: scope, waitsSince: ++this.#waits });
    return scope === undefined && this.#mayHaveMore(queue) && this.#mayOpenNow(queue);
  }

  /** Whose connections are all in use, or for those who came before. */
  #usedUp(queue: Queue): Queue['waitsFor'] {
    const { virtualMta } = queue;
    const own = this.#queues.filter((other) => other.virtualMta === virtualMta);
    if (!this.#isFree(queue, 'virtual MTA', own, virtualMta.settings.connections)) return 'virtual MTA';
    return this.#isFree(queue, 'server', this.#queues, this.#most) ? undefined : 'server';
  }

  /** A connection is for who waits longest; who cannot use it then has to wait anew. */
  #isFree(queue: Queue, scope: 'virtual MTA' | 'server', sharing: readonly Queue[], most: number): boolean {
    if (openIn(sharing) >= most) return false;
    const line = sharing.filter(({ waitsFor }) => waitsFor === scope).toSorted((a, b) => a.waitsSince - b.waitsSince);
    for (const other of line) {
      if (other === queue) return true;
      if (this.#wantsConnection(other) && this.#mayHaveMore(other) && this.#mayOpenNow(other)) return false;
      other.waitsFor = undefined;
    }
    return true;
  }

  #mayHaveMore(queue: Queue): boolean {
    return queue.connections.length < modeOf(queue).connections;
  }

  #mayOpenNow(queue: Queue): boolean {
    const { settings, limits, mode, lastOpened } = queue;
    const mayConnect = limits[mode].connect.room(this.#now) > 0 && this.#now >= lastOpened + settings.rampUp;
    return mayConnect && this.#nextSource(queue) !== undefined;
  }

  /** The next in turn that may be used. */
  #nextSource(queue: Queue): Source | undefined {
    const { sources, connections } = queue;
    for (let step = 0; step < sources.length; step++) {
      const place = (queue.nextSource + step) % sources.length;
      const source = sources[place];
      const used = connections.filter((connection) => connection.source === source).length;
      if (!source || used >= source.most || source.limits.connect.room(this.#now) < 1) continue;
      if (this.#room(queue, source) === 0) continue;
      return source;
    }
    return undefined;
  }

  /** Connections that have nothing to wait for are closed after a time. */
  #rest(queue: Queue): void {
    const isResting = this.#due(queue).length === 0;
    for (const connection of queue.connections.filter(({ state }) => state === 'idle')) {
      if (!isResting) connection.until = Infinity;
      else if (connection.until === Infinity) connection.until = this.#now + queue.settings.idleTimeout;
    }
  }

  #closeIdle(queue: Queue): void {
    const idle = queue.connections.filter(({ state, until }) => state === 'idle' && until <= this.#now);
    for (const connection of idle) this.#close(queue, connection);
  }

  #close(queue: Queue, connection: Connection): void {
    const place = queue.connections.indexOf(connection);
    if (place < 0) return;
    queue.connections.splice(place, 1);
    this.#note('closed', queue);
    this.#count++;
  }

  #queue(domain: string, name: string): Queue {
    const known = this.#queues.find((queue) => queue.name === `${domain}/${name}`);
    if (known) return known;
    const virtualMta = this.#virtualMtas.get(name) ?? newVirtualMta(this.#model, name, this.#knobs);
    this.#virtualMtas.set(name, virtualMta);
    const queue = newQueue(this.#model, domain, name, virtualMta, this.#knobs);
    this.#queues.push(queue);
    return queue;
  }

  #note(what: string, queue: Queue, text?: string): void {
    this.log.push({ time: this.#now, what, queue: queue.name, ...(text !== undefined && { text }) });
  }
}

function openIn(queues: readonly Queue[]): number {
  return queues.reduce((sum, { connections }) => sum + connections.length, 0);
}
