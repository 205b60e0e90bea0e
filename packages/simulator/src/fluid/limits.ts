/** What the rates of a queue let pass: for how many recipients, how fast, and which one holds it back. */
import type { Knobs } from '../engine/knobs.ts';
import type { Source } from '../engine/queue.ts';
import type { RateLimiter } from '../engine/rate-limiter.ts';
import type { Limit, RateLimit } from '../plan/limits.ts';
import { type FluidQueue, enabledSources } from './fluid-queue.ts';

/** How much a recipient uses of what is counted. */
export interface Use {
  readonly bytes: number;
  /** Connections that are opened. */
  readonly connections: number;
  /** Messages under way, whose bytes are not counted yet. */
  readonly underWay: number;
  /** Whether other queues use the same limits. */
  readonly isShared?: boolean;
  /** Milliseconds of a step: much shorter intervals are no different from events that are spread evenly. */
  readonly step: number;
}

export interface Room {
  /** Recipients that may pass at once. */
  readonly count: number;
  /** Recipients in a millisecond. */
  readonly pace: number;
  /** The narrowest of what is counted in intervals, and the slowest of what is spread evenly. */
  readonly by: RateLimiter | undefined;
  readonly pacedBy: Limit | undefined;
  /** When there is more, where there is none. */
  readonly nextAt: number;
}

interface Counted {
  readonly messages: RateLimiter | undefined;
  readonly bytes: RateLimiter | undefined;
  readonly connects?: RateLimiter | undefined;
}

export class Limits {
  /** Whether rates are spread evenly, and not counted in intervals. */
  readonly #isEven: boolean;

  constructor({ rateModel }: Knobs) {
    this.#isEven = rateModel === 'gcra';
  }

  roomOf(queue: FluidQueue, now: number, use: Use): Room {
    const room = new OpenRoom();
    this.#add(room, queue, queue.queue.virtualMta, now, { ...use, isShared: true });
    this.#add(room, queue, queue.queue.state, now, use);
    this.#addSources(room, queue, now, use);
    return room;
  }

  /** Mail leaves by all addresses in turn, as far as each may send. */
  #addSources(room: OpenRoom, queue: FluidQueue, now: number, use: Use): void {
    const sources = queue.sourcesAt(now);
    if (sources.length === 0 || !sources.some(isLimited)) return;
    const rooms = sources.map((source) => {
      const own = new OpenRoom();
      this.#add(own, queue, source, now, use);
      return own;
    });
    room.joinOpen(
      rooms.filter(({ count }) => count >= 1),
      rooms,
    );
  }

  #add(room: OpenRoom, queue: FluidQueue, { messages, bytes, connects }: Counted, now: number, use: Use): void {
    if (messages) this.#addLimit(room, queue, messages, now, { ...use, each: 1, more: 0 });
    if (bytes) this.#addLimit(room, queue, bytes, now, { ...use, each: use.bytes, more: use.underWay });
    if (connects && use.connections > 0) {
      this.#addLimit(room, queue, connects, now, { ...use, each: use.connections, more: 0 });
    }
  }

  #addLimit(
    room: OpenRoom,
    queue: FluidQueue,
    limiter: RateLimiter,
    now: number,
    { each, more, step, isShared = false }: Counting,
  ): void {
    if (this.#isSmooth(limiter, step))
      return room.slowTo((paceOf(limiter.limit) * (isShared ? queue.share : 1)) / each, limiter.limit);
    const left = isShared ? queue.allowed(limiter, now) : limiter.room(now);
    const isOpen = left >= 1 || (each < 1 && left >= each);
    room.narrowTo(isOpen ? Math.max(1, Math.ceil(left / each - 1e-9) + more) : 0, limiter);
  }

  #isSmooth({ limit }: RateLimiter, step: number): boolean {
    return this.#isEven || limit.period * INTERVALS <= step;
  }

  /** Counts recipients that are tried; their bytes count when they are delivered. */
  take(queue: FluidQueue, now: number, count: number, use: Use): void {
    const own = count / queue.many;
    const hasLimitedSources = queue.queue.sources.some(isLimited);
    for (const one of queue.queues) {
      this.#takeFrom(queue, one.virtualMta, now, own, use);
      this.#takeFrom(queue, one.state, now, own, use);
      if (!hasLimitedSources) continue;
      const sources = enabledSources(one, now).filter(({ messages }) => !messages || messages.room(now) >= 1);
      for (const source of sources) this.#takeFrom(queue, source, now, own / sources.length, use);
    }
  }

  /** Counts the bytes of recipients that were delivered. */
  takeBytes(queue: FluidQueue, now: number, count: number, { bytes: size, step }: Use): void {
    const own = (count / queue.many) * size;
    const hasLimitedSources = queue.queue.sources.some(isLimited);
    for (const one of queue.queues) {
      this.#takeBytesFrom(queue, one.virtualMta, now, own, step);
      this.#takeBytesFrom(queue, one.state, now, own, step);
      if (!hasLimitedSources) continue;
      const sources = enabledSources(one, now);
      for (const source of sources) this.#takeBytesFrom(queue, source, now, own / sources.length, step);
    }
  }

  #takeBytesFrom(queue: FluidQueue, { bytes }: Counted, now: number, count: number, step: number): void {
    if (bytes && !this.#isSmooth(bytes, step)) queue.use(bytes, now, count);
  }

  #takeFrom(
    queue: FluidQueue,
    { messages, connects }: Counted,
    now: number,
    count: number,
    { connections, step }: Use,
  ): void {
    if (messages && !this.#isSmooth(messages, step)) queue.use(messages, now, count);
    if (connects && connections > 0 && !this.#isSmooth(connects, step)) queue.use(connects, now, count * connections);
  }
}

/** So many intervals in a step make it smooth. */
const INTERVALS = 4;

/** How one limit counts a recipient. */
interface Counting {
  readonly each: number;
  /** Recipients that pass besides, since they count only later. */
  readonly more: number;
  readonly step: number;
  readonly isShared?: boolean;
}

function isLimited({ messages, bytes, connects }: Source): boolean {
  return messages !== undefined || bytes !== undefined || connects !== undefined;
}

/** Events in a millisecond. */
function paceOf({ count, period }: RateLimit): number {
  return count / period;
}

class OpenRoom implements Room {
  count = Infinity;
  pace = Infinity;
  by: RateLimiter | undefined;
  pacedBy: Limit | undefined;
  nextAt = -Infinity;

  narrowTo(count: number, by: RateLimiter): void {
    if (count < this.count) {
      this.count = count;
      this.by = by;
    }
    if (count < 1) this.nextAt = Math.max(this.nextAt, by.nextAt);
  }

  slowTo(pace: number, by: Limit): void {
    if (pace >= this.pace) return;
    this.pace = pace;
    this.pacedBy = by;
  }

  /** What several have room for that take turns. @param all of them, also those that have none */
  joinOpen(open: readonly Room[], all: readonly Room[]): void {
    const least = Math.min(...open.map(({ count }) => count));
    const [first] = open.length > 0 ? open : all;
    if (open.length === 0) this.nextAt = Math.max(this.nextAt, Math.min(...all.map(({ nextAt }) => nextAt)));
    if (open.length === 0 || least * open.length < this.count) {
      this.count = open.length === 0 ? 0 : least * open.length;
      this.by = first?.by;
    }
    const pace = open.reduce((sum, one) => sum + one.pace, 0);
    if (open.length > 0 && pace < this.pace) {
      this.pace = pace;
      this.pacedBy = first?.pacedBy;
    }
  }
}
