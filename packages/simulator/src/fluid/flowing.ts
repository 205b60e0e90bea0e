/** Lets the mail of a queue flow for a while: in stretches in which nothing changes but the numbers. */
import type { Knobs } from '../engine/knobs.ts';
import type { Limit } from '../plan/limits.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import type { CountedMail } from './counted-mail.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { Asking, Weather } from './fluid-receiver.ts';
import type { FluidReactions } from './fluid-reactions.ts';
import { Limits, type Room, type Use } from './limits.ts';
import { Outcomes } from './outcomes.ts';

export interface FlowingParts {
  readonly knobs: Knobs;
  readonly replies: Replies;
  readonly mail: CountedMail;
  readonly reactions: FluidReactions;
}

/** How fast a queue could send, if no rate held it back. */
interface Speed {
  readonly connections: number;
  /** Recipients in a millisecond. */
  readonly pace: number;
  readonly by: Limit;
  /** When it may be faster. */
  readonly until: number;
  readonly perConnection: number;
  readonly together: number;
  /** What a message waits for that needs a connection of its own. */
  readonly lead: number;
}

/** Why nothing is sent. */
interface Standstill {
  readonly by: Limit | undefined;
  readonly until: number;
  /** Since when what was sent counts against the limit. */
  readonly from?: number;
}

/** What a stretch does: so many recipients by then. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

export class Flowing {
  readonly #knobs: Knobs;
  readonly #mail: CountedMail;
  readonly #reactions: FluidReactions;
  readonly #limits: Limits;
  readonly #outcomes: Outcomes;

  constructor({ knobs, replies, mail, reactions }: FlowingParts) {
    this.#knobs = knobs;
    this.#mail = mail;
    this.#reactions = reactions;
    this.#limits = new Limits(knobs);
    this.#outcomes = new Outcomes(replies, mail, reactions);
  }

  /** What a queue could send in a step, if it had to itself what it shares with others. */
  wantedIn(queue: FluidQueue, start: number, end: number): number {
    const step = end - start;
    const waiting = queue.ready.count + queue.inflow(start) * step;
    if (waiting === 0 || end <= queue.queue.retryUntil) return 0;
    const speed = this.#speed(queue, start, step);
    const room = this.#limits.roomOf(queue, start, useOf(queue, speed));
    return Math.min(waiting, room.count, Math.max(1, Math.min(speed.pace, room.pace) * step));
  }

  /** How many connections a queue could use in a step, on average. Those that wait with it stay open, too. */
  connectionsUsed(queue: FluidQueue, start: number, end: number): number {
    const step = end - start;
    const waiting = queue.ready.count + queue.inflow(start) * step;
    if (waiting === 0) return 0;
    const speed = this.#speed(queue, start, step);
    const held = Math.min(queue.kept, speed.connections);
    if (end <= queue.queue.retryUntil) return held;
    const room = this.#limits.roomOf(queue, start, useOf(queue, speed));
    if (room.count < 1) return held;
    const sent = Math.min(waiting, room.count, room.pace * step);
    return speed.pace < Infinity ? Math.max(held, speed.connections * Math.min(1, sent / (speed.pace * step))) : 0;
  }

  /** Lets a queue go on up to a time. @returns in how many stretches */
  advance(queue: FluidQueue, start: number, end: number): number {
    let stretches = 0;
    for (let now = start; now < end; stretches++) now = this.#goOn(queue, now, end);
    return stretches;
  }

  /** One stretch. @returns when it ends, which is later */
  #goOn(queue: FluidQueue, now: number, end: number): number {
    const { queue: own } = queue;
    if (now >= own.backoffUntil) this.#reactions.setMode(queue, now, 'normal', undefined, OK);
    queue.takeDue(now);
    this.#reactions.dropExpired(queue, now);
    const inflow = queue.inflow(now);
    if (queue.ready.count === 0 && inflow === 0) return this.#rest(queue, now, end);
    if (inflow > 0 && own.plan.retryUponNewMail) own.endWaiting();
    if (now < own.retryUntil) return this.#wait(queue, now, end, { by: own.state.retryLimit, until: own.retryUntil });
    if (queue.sourcesAt(now).length === 0) {
      return this.#wait(queue, now, end, { by: own.plan.disabledSource, until: enabledAgain(queue) });
    }
    return this.#send(queue, now, Math.max(Math.min(end, queue.nextDue, own.backoffUntil), now + SHORTEST));
  }

  #rest(queue: FluidQueue, now: number, end: number): number {
    this.#setLevel(queue, 0);
    queue.kept = 0;
    queue.rampFrom = Infinity;
    return this.#wait(queue, now, end, { by: undefined, until: queue.nextDue });
  }

  /** Nothing is sent for a while. @returns when it goes on */
  #wait(queue: FluidQueue, now: number, end: number, { by, until, from = now }: Standstill): number {
    queue.queue.blame.hold(by, now, from);
    queue.idleUntil = Math.max(Math.min(until, queue.queue.backoffUntil), now + SHORTEST);
    const next = Math.min(end, queue.idleUntil);
    queue.arrive(now, next);
    return next;
  }

  #send(queue: FluidQueue, now: number, end: number): number {
    const fastest = this.#speed(queue, now, end - now);
    // What it shares with others is shared anew in the next step.
    if (fastest.connections <= 0) {
      return this.#wait(queue, now, end, { by: fastest.by, until: Math.min(end, fastest.until) });
    }
    const use = useOf(queue, fastest);
    const room = this.#limits.roomOf(queue, now, use);
    if (room.count < 1) {
      const until = room.nextAt > now ? room.nextAt : end;
      return this.#wait(queue, now, end, { by: room.by?.limit, until, from: room.by?.since ?? now });
    }
    const speed = slowed(fastest, room.pace);
    const asking: Asking = { ...speed, now, step: end - now };
    const weather = queue.receiver.weather(queue.sender, queue.queue.plan.tls, asking);
    if (weather.connection !== OK) return this.#lose(queue, weather.connection, now, end);
    const allowed = Math.round(queue.receiver.roomForConnections(queue.sender, queue.load));
    if (speed.connections > allowed && this.#isCrowded(queue, now)) return this.#crowd(queue, allowed, speed, now, end);
    return this.#flow(queue, { speed, room, weather, asking, use }, now, end);
  }

  /** All connections are refused. */
  #lose(queue: FluidQueue, reply: number, now: number, end: number): number {
    this.#setLevel(queue, 0);
    const lead = Math.min(end, now + Math.max(SHORTEST, queue.receiver.setUp));
    queue.arrive(now, lead);
    this.#reactions.connectionRefused(queue, lead, reply);
    return lead;
  }

  /** Whether a refused connection makes the queue wait, or only the opening of more, which then is over for now. */
  #isCrowded(queue: FluidQueue, now: number): boolean {
    return this.#knobs.uponRefusal === 'queue' || now >= queue.queue.openingsFrom || queue.level === 0;
  }

  /** The mail server takes some connections and refuses the next one: what is under way is all that is sent. */
  #crowd(queue: FluidQueue, allowed: number, speed: Speed, now: number, end: number): number {
    const { receiver } = queue;
    const service = receiver.serviceTime(allowed);
    const turns = queue.level > 0 && service > 0 ? 1 + Math.floor(receiver.setUp / service) : 1;
    const lead = Math.min(end, now + Math.max(SHORTEST, receiver.setUp, service));
    queue.arrive(now, lead);
    const open = Math.max(queue.level, allowed);
    this.#setLevel(queue, open, { opened: open - queue.level });
    const count = Math.min(queue.ready.count, Math.floor(allowed) * turns * speed.together);
    if (count > 0) this.#settle(queue, { start: now, end: lead, count }, speed);
    this.#reactions.connectionRefused(queue, lead, receiver.tooMany);
    return lead;
  }

  #flow(
    queue: FluidQueue,
    { speed, room, weather, asking, use }: { speed: Speed; room: Room; weather: Weather; asking: Asking; use: Use },
    now: number,
    end: number,
  ): number {
    const most = Math.min(room.count, weather.attempts, this.#outcomes.attemptsToEvent(queue, weather, asking));
    const until = Math.max(now + SHORTEST, Math.min(end, speed.until, weather.until));
    const stretch = stretchOf(queue, asking.pace, now, until, Math.max(1, most));
    const isPaced = asking.pace === room.pace && room.pacedBy !== undefined;
    const isHeld = queue.ready.count > stretch.count || isPaced;
    queue.queue.blame.hold(isHeld ? (isPaced ? room.pacedBy : speed.by) : undefined, now);
    if (stretch.count > 0) {
      this.#limits.take(queue, now, stretch.count, use);
      const opened = Math.max(speed.connections - queue.level, stretch.count / (speed.together * speed.perConnection));
      this.#setLevel(queue, speed.connections, { opened, load: loadOf(queue, stretch, speed) });
      const delivered = this.#outcomes.settle(queue, stretch, { weather, asking, lead: speed.lead });
      this.#limits.takeBytes(queue, now, delivered, use);
    }
    keep(queue, stretch.count / (speed.together * speed.perConnection));
    queue.idleUntil = stretch.end;
    return stretch.end;
  }

  #settle(queue: FluidQueue, stretch: Stretch, speed: Speed): void {
    const pace = stretch.count / Math.max(1, stretch.end - stretch.start);
    const asking: Asking = { ...speed, now: stretch.start, pace, step: 1 };
    const weather = queue.receiver.weather(queue.sender, queue.queue.plan.tls, asking);
    const use = useOf(queue, speed);
    this.#limits.take(queue, stretch.start, stretch.count, use);
    const delivered = this.#outcomes.settle(queue, stretch, { weather, asking, lead: speed.lead });
    this.#limits.takeBytes(queue, stretch.start, delivered, use);
  }

  /** Some may have been opened for it that are done with; as many as its load are in use on average. */
  #setLevel(queue: FluidQueue, level: number, { opened = 0, load = level } = {}): void {
    const whole = Math.min(queue.mostOpen, Math.ceil(level - ROUNDING));
    queue.receiver.count(queue.sender, load - queue.load);
    queue.load = load;
    const more = whole - queue.level;
    if (more === 0 && opened === 0) return;
    this.#mail.connections(queue, queue.carry.take(OPENED, opened), more);
    queue.level = whole;
  }

  /** By the connections that the queue may have. [runtime 6.2] */
  #speed(queue: FluidQueue, now: number, step: number): Speed {
    const { queue: own, receiver, ready } = queue;
    const { plan, state } = own;
    const together = Math.max(1, Math.min(queue.sample.together, plan.recipientsPerTransaction));
    const inflow = queue.inflow(now);
    const isBusy = ready.count >= together;
    const perConnection = perConnectionOf(queue, inflow, isBusy);
    const { most, by, until } = this.#mostConnections(queue, now);
    const lead = isBusy ? receiver.setUp / perConnection : receiver.setUp;
    const waiting = (ready.count + (isBusy ? 0 : Math.max(1, inflow * step))) / together;
    const needed = this.#knobs.opening === 'full' ? waiting / perConnection : waiting;
    const connections = Math.min(most, Math.max(1, Math.ceil(needed)));
    const sources = Math.max(1, queue.sourcesAt(now).length);
    const time = receiver.serviceTime(connections / sources) + receiver.setUp / perConnection;
    const used = isBusy ? connections : Math.min(connections, Math.max(1, Math.ceil((inflow * time) / together)));
    const openings = plan.rampUp.most > 0 ? (perConnection * together) / plan.rampUp.most : Infinity;
    const pace = Math.min(time > 0 ? (connections * together) / time : Infinity, openings);
    const isRamping = pace === openings && pace < Infinity;
    return {
      connections: used,
      pace,
      by: isRamping ? plan.rampUp : connections < most ? state.plan.connections : by,
      until,
      perConnection,
      together,
      lead,
    };
  }

  #mostConnections(queue: FluidQueue, now: number): { most: number; by: Limit; until: number } {
    const { plan, state } = queue.queue;
    const found: { most: number; by: Limit; until: number } = {
      most: queue.granted,
      by: queue.grantedBy ?? state.plan.connections,
      until: Infinity,
    };
    const narrow = (most: number, by: Limit): void => {
      if (most < found.most) Object.assign(found, { most, by });
    };
    narrow(state.plan.connections.most, state.plan.connections);
    const sources = queue.sourcesAt(now);
    const [limited] = sources.flatMap((source) => source.plan.connections ?? []);
    const bySources = sources.reduce((sum, source) => sum + (source.plan.connections?.most ?? Infinity), 0);
    if (limited) narrow(bySources, limited);
    if (this.#knobs.uponRefusal === 'openings' && now < queue.queue.openingsFrom && queue.level > 0) {
      narrow(queue.level, state.plan.retryLimit);
      found.until = queue.queue.openingsFrom;
    }
    if (plan.rampUp.most > 0) this.#rampUp(queue, now, found, narrow);
    return found;
  }

  /** Connections are opened one by one. */
  #rampUp(
    queue: FluidQueue,
    now: number,
    found: { most: number; until: number },
    narrow: (most: number, by: Limit) => void,
  ): void {
    const { rampUp } = queue.queue.plan;
    if (queue.rampFrom === Infinity) queue.rampFrom = now;
    const opened = 1 + Math.floor((now - queue.rampFrom) / rampUp.most + ROUNDING);
    if (opened >= found.most) return;
    narrow(opened, rampUp);
    found.until = Math.min(found.until, queue.rampFrom + opened * rampUp.most);
  }
}

/** What sums of fractions may be off by. */
const ROUNDING = 1e-6;
/** Milliseconds: nothing is looked at more often. */
const SHORTEST = 0.01;

/**
 * How long a stretch lasts that sends at a pace, and how much it sends. It ends when nothing waits any more, or when so
 * many were sent that something changes. Mail that comes meanwhile is there at its end.
 */
function stretchOf(queue: FluidQueue, pace: number, start: number, until: number, most: number): Stretch {
  const waiting = queue.ready.count;
  const inflow = queue.inflow(start);
  const keepsUp = waiting < 1 && inflow <= pace;
  const rate = keepsUp ? inflow : pace;
  const toMost = rate > 0 && most < Infinity ? most / rate : Infinity;
  const toEmpty = waiting >= 1 && pace > inflow ? waiting / (pace - inflow) : Infinity;
  const end = Math.min(until, start + Math.min(toMost, toEmpty));
  queue.arrive(start, end);
  const isEmptied = keepsUp || start + toEmpty <= end;
  const possible = isEmptied ? queue.ready.count : queue.carry.take(SENT, pace * (end - start));
  return { start, end, count: Math.min(Math.floor(most + ROUNDING), queue.ready.count, possible) };
}

/** What is carried over: parts of messages that are sent, and of connections that are opened. */
const SENT = -1;
const OPENED = -3;

/** A pace that is spread evenly needs fewer connections. */
function slowed(speed: Speed, pace: number): Speed {
  if (pace >= speed.pace) return speed;
  const connections = Math.min(speed.connections, Math.max(1, Math.ceil((speed.connections * pace) / speed.pace)));
  return { ...speed, connections, pace };
}

/** Connections stay with a queue that has mail until they are done with, so that others cannot have them. */
function keep(queue: FluidQueue, done: number): void {
  const open = Math.max(queue.kept, Math.min(queue.used, queue.level));
  queue.kept = queue.ready.count > 0 ? Math.max(0, open - done) : 0;
}

/** Connections that were in use on average. */
function loadOf(
  { receiver, sender }: FluidQueue,
  { start, end, count }: Stretch,
  { connections, together, perConnection }: Speed,
): number {
  const time = receiver.serviceTime(connections / sender.sources.length) + receiver.setUp / perConnection;
  return Math.min(connections, ((count / together) * time) / Math.max(ROUNDING, end - start));
}

/** When the first address of a queue is enabled again, given that all are disabled. */
function enabledAgain({ queue: { sources } }: FluidQueue): number {
  return Math.min(...sources.map(({ disabledUntil }) => disabledUntil));
}

/** Messages of a connection. One without mail is closed, so those that come one by one may need one each. */
function perConnectionOf({ queue: { plan }, receiver }: FluidQueue, inflow: number, isBusy: boolean): number {
  const most = Math.min(plan.messagesPerConnection, receiver.messagesPerConnection + 1);
  return isBusy ? most : Math.min(most, 1 + inflow * plan.idleTimeout);
}

function useOf(queue: FluidQueue, { together, perConnection, connections, pace }: Speed): Use {
  const isSlow = pace < Infinity;
  return {
    bytes: queue.sample.bytes / together,
    connections: 1 / (together * perConnection),
    underWay: isSlow ? (connections - 1) * together : 0,
    step: queue.stepLength,
  };
}
