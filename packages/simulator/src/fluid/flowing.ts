/** Lets the mail of a queue flow for a while: in stretches in which nothing changes but the numbers. */
import type { Knobs } from '../engine/knobs.ts';
import type { Limit } from '../plan/limits.ts';
import { OK, type Replies } from '../receivers/replies.ts';
import type { CountedMail } from './counted-mail.ts';
import type { FluidQueue } from './fluid-queue.ts';
import type { Asking, Weather } from './fluid-receiver.ts';
import type { FluidReactions } from './fluid-reactions.ts';
import { Limits, type Room, type Use } from './limits.ts';
import { Lookups } from './lookups.ts';
import { type Fate, Outcomes } from './outcomes.ts';
import { type Speed, Speeds, slowed, timeOfMessage } from './speed.ts';
import { ROUNDING, SHORTEST, type Stretch, stretchOf } from './stretch.ts';

export interface FlowingParts {
  readonly knobs: Knobs;
  readonly replies: Replies;
  readonly mail: CountedMail;
  readonly reactions: FluidReactions;
}

/** Why nothing is sent. */
interface Standstill {
  readonly by: Limit | undefined;
  readonly until: number;
  /** Since when what was sent counts against the limit. */
  readonly from?: number;
}

/** What becomes of mail, and what it uses. */
interface Settlement extends Fate {
  readonly use: Use;
}

/** All that decides on a stretch. */
interface Flow {
  readonly speed: Speed;
  readonly room: Room;
  readonly weather: Weather;
  readonly asking: Asking;
  readonly use: Use;
}

export class Flowing {
  readonly #knobs: Knobs;
  readonly #mail: CountedMail;
  readonly #reactions: FluidReactions;
  readonly #speeds: Speeds;
  readonly #limits: Limits;
  readonly #outcomes: Outcomes;
  readonly #lookups: Lookups;

  constructor({ knobs, replies, mail, reactions }: FlowingParts) {
    this.#knobs = knobs;
    this.#mail = mail;
    this.#reactions = reactions;
    this.#speeds = new Speeds(knobs);
    this.#limits = new Limits(knobs);
    this.#outcomes = new Outcomes(replies, mail, reactions);
    this.#lookups = new Lookups({ knobs, replies, mail, reactions });
  }

  /** What a queue could send in a step, if it had to itself what it shares with others. */
  wantedIn(queue: FluidQueue, start: number, end: number): number {
    const step = end - start;
    const waiting = queue.waiting + queue.inflow(start) * step;
    if (waiting === 0 || end <= queue.queue.retryUntil) return 0;
    const speed = this.#speeds.of(queue, start, step);
    const room = this.#limits.roomOf(queue, start, useOf(queue, speed));
    return Math.min(waiting, room.count, Math.max(1, Math.min(speed.pace, room.pace) * step));
  }

  /** How many connections a queue could use in a step, on average. Those that wait with it stay open, too. */
  connectionsUsed(queue: FluidQueue, start: number, end: number): number {
    const step = end - start;
    const waiting = queue.waiting + queue.inflow(start) * step;
    if (waiting === 0) return 0;
    const speed = this.#speeds.of(queue, start, step);
    const held = Math.min(queue.kept, speed.connections);
    if (end <= queue.queue.retryUntil) return held;
    const room = this.#limits.roomOf(queue, start, useOf(queue, speed));
    if (room.count < 1) return held;
    const sent = Math.min(waiting, room.count, room.pace * step);
    return speed.pace < Infinity ? Math.max(held, speed.connections * Math.min(1, sent / (speed.pace * step))) : 0;
  }

  /** Counts what has been delivered by now. */
  land(queue: FluidQueue, now: number): void {
    this.#outcomes.land(queue, now);
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
    queue.takeDue(now, this.#knobs.retried);
    // New mail does not wake a queue that waits.
    if (now >= queue.asleepUntil) this.#reactions.dropExpired(queue, now);
    const inflow = queue.inflow(now);
    if (queue.ready.count === 0 && inflow === 0) return this.#rest(queue, now, end);
    if (inflow > 0 && own.plan.retryUponNewMail) own.endWaiting();
    if (now < own.retryUntil) return this.#wait(queue, now, end, { by: own.state.retryLimit, until: own.retryUntil });
    const failure = own.receiver.dns && this.#lookups.fail(queue, own.receiver.dns, now, end);
    if (failure) return this.#wait(queue, now, end, { by: failure, until: own.retryUntil });
    if (queue.ready.count === 0 && queue.inflow(now) === 0) return this.#rest(queue, now, end);
    if (queue.sourcesAt(now).length === 0) {
      return this.#wait(queue, now, end, { by: own.plan.disabledSource, until: enabledAgain(queue) });
    }
    // What stands behind that which waits makes no difference before that is gone.
    const due = queue.ready.count > 0 && this.#knobs.retried === 'behind' ? Infinity : queue.nextDue;
    return this.#send(queue, now, Math.max(Math.min(end, due, own.backoffUntil), now + SHORTEST));
  }

  #rest(queue: FluidQueue, now: number, end: number): number {
    this.#setLevel(queue, 0);
    queue.kept = 0;
    queue.rampFrom = Infinity;
    return this.#wait(queue, now, end, { by: undefined, until: queue.nextDue });
  }

  /** Nothing is sent for a while. @returns when it goes on */
  #wait(queue: FluidQueue, now: number, end: number, { by, until, from = now }: Standstill): number {
    queue.hold(by, now, from);
    queue.idleUntil = Math.max(Math.min(until, queue.queue.backoffUntil), now + SHORTEST);
    queue.asleepUntil = by ? queue.idleUntil : now;
    const next = Math.min(end, queue.idleUntil);
    queue.arrive(now, next);
    return next;
  }

  #send(queue: FluidQueue, now: number, end: number): number {
    const fastest = this.#speeds.of(queue, now, end - now);
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
    const asking: Asking = { ...speed, now, pace: count / Math.max(1, lead - now), step: 1 };
    const weather = receiver.weather(queue.sender, queue.queue.plan.tls, asking);
    const stretch = { start: now, end: lead, count };
    if (count > 0) this.#settle(queue, stretch, { weather, asking, use: useOf(queue, speed), lead: speed.lead });
    this.#reactions.connectionRefused(queue, lead, receiver.tooMany);
    return lead;
  }

  /** @returns when the stretch ends */
  #flow(queue: FluidQueue, { speed, room, weather, asking, use }: Flow, now: number, end: number): number {
    const most = Math.min(room.count, weather.attempts, this.#outcomes.attemptsToEvent(queue, weather, asking));
    const until = Math.max(now + SHORTEST, Math.min(end, speed.until, weather.until));
    const stretch = stretchOf(queue, asking.pace, now, until, Math.max(1, most));
    const pacedBy = asking.pace === room.pace ? room.pacedBy : undefined;
    queue.hold(pacedBy ?? (queue.ready.count > stretch.count ? speed.by : undefined), now);
    const done = stretch.count / queue.many / (speed.together * speed.perConnection);
    if (stretch.count > 0) {
      const opened = Math.max(speed.connections - queue.level, done);
      this.#setLevel(queue, speed.connections, {
        opened,
        load: loadOf(queue, stretch, speed),
        messages: stretch.count / speed.together,
      });
      this.#settle(queue, stretch, { weather, asking, use, lead: speed.lead });
    }
    keep(queue, done);
    queue.idleUntil = stretch.end;
    return stretch.end;
  }

  #settle(queue: FluidQueue, stretch: Stretch, { use, ...fate }: Settlement): void {
    this.#limits.take(queue, stretch.start, stretch.count, use);
    const delivered = this.#outcomes.settle(queue, stretch, fate);
    this.#limits.takeBytes(queue, stretch.start, delivered, use);
  }

  /**
   * Some may have been opened for it that are done with; as many as its load are in use on average.
   * @param messages that all queues send: no more of them open connections
   */
  #setLevel(queue: FluidQueue, level: number, { opened = 0, load = level, messages = Infinity } = {}): void {
    const { many } = queue;
    const busy = Math.min(many, Math.ceil(messages));
    const whole = Math.min(queue.mostOpen, Math.ceil(level - ROUNDING) * busy);
    queue.receiver.count(queue.sender, load - queue.load);
    queue.load = load;
    queue.opened += opened * busy;
    if (whole === queue.level * many) return;
    this.#mail.connections(queue, queue.level * many, whole);
    queue.level = whole / many;
  }
}

/** Connections stay with a queue that has mail until they are done with, so that others cannot have them. */
function keep(queue: FluidQueue, done: number): void {
  const open = Math.max(queue.kept, Math.min(queue.used, queue.level));
  queue.kept = queue.ready.count > 0 ? Math.max(0, open - done) : 0;
}

/** Connections that were in use on average. */
function loadOf(
  queue: FluidQueue,
  { start, end, count }: Stretch,
  { connections, together, perConnection }: Speed,
): number {
  const busy = (count / queue.many / together) * timeOfMessage(queue, connections, perConnection);
  return Math.min(connections, busy / Math.max(ROUNDING, end - start));
}

/** When the first address of a queue is enabled again, given that all are disabled. */
function enabledAgain({ queue: { sources } }: FluidQueue): number {
  return Math.min(...sources.map(({ disabledUntil }) => disabledUntil));
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
