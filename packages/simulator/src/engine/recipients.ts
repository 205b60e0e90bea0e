import type { Submission } from '../traffic/traffic.ts';
import { RecipientPlaces, type Stretch } from './recipient-places.ts';

/** The recipients that wait for delivery. What a message has in common stands with each, so that none needs an object. */
export class Recipients {
  queuedAt = new Float64Array(INITIAL);
  /** Before this one that was put off is not tried again. */
  due = new Float64Array(INITIAL);
  /** The stream of the message, and its number in it. */
  stream = new Uint16Array(INITIAL);
  number = new Float64Array(INITIAL);
  /** The number of its domain, which is not that of its queue where domains share one. */
  domain = new Uint32Array(INITIAL);
  /** Its place among the recipients of the message. */
  place = new Uint32Array(INITIAL);
  firstTried = new Float64Array(INITIAL);
  /** 0 to 100; those with a higher one go first. */
  priority = new Uint8Array(INITIAL);
  /** Bytes. */
  size = new Uint32Array(INITIAL);
  attempts = new Uint16Array(INITIAL);
  /** Behind it in its list. */
  next = new Int32Array(INITIAL);
  readonly #places = new RecipientPlaces();

  /**
   * @param place its place among the recipients of the message
   * @param stretch where it lies beside those before it, which it leaves with; undefined for anywhere
   */
  add(
    queuedAt: number,
    stream: number,
    { number, bytes, priority }: Submission,
    domain: number,
    place: number,
    stretch: Stretch | undefined,
  ): number {
    const id = this.#take(stretch);
    this.queuedAt[id] = queuedAt;
    this.due[id] = 0;
    this.stream[id] = stream;
    this.number[id] = number;
    this.domain[id] = domain;
    this.place[id] = place;
    this.size[id] = bytes;
    this.priority[id] = priority;
    this.attempts[id] = 0;
    this.next[id] = NONE;
    return id;
  }

  /** Whether two are of the same message. */
  areTogether(id: number, other: number): boolean {
    return this.number[id] === this.number[other] && this.stream[id] === this.stream[other];
  }

  /** Gives the place of one that is done with to another. */
  remove(id: number): void {
    this.#places.giveBack(id);
  }

  /** Moves one that stays longer than its neighbours, so that their places can be used again. @returns where it is */
  setAside(id: number): number {
    if (this.#places.isSingle(id)) return id;
    const to = this.#take(undefined);
    this.#copy(id, to);
    this.remove(id);
    return to;
  }

  #copy(from: number, to: number): void {
    this.queuedAt[to] = this.queuedAt[from] ?? 0;
    this.due[to] = this.due[from] ?? 0;
    this.stream[to] = this.stream[from] ?? 0;
    this.number[to] = this.number[from] ?? 0;
    this.domain[to] = this.domain[from] ?? 0;
    this.place[to] = this.place[from] ?? 0;
    this.firstTried[to] = this.firstTried[from] ?? 0;
    this.priority[to] = this.priority[from] ?? 0;
    this.size[to] = this.size[from] ?? 0;
    this.attempts[to] = this.attempts[from] ?? 0;
  }

  /** What is left of a stretch is for others. */
  close(stretch: Stretch): void {
    this.#places.close(stretch);
  }

  #take(stretch: Stretch | undefined): number {
    const id = stretch ? this.#places.takeFrom(stretch) : this.#places.takeSingle();
    if (id >= this.next.length) this.#grow();
    return id;
  }

  /** @throws TooManyRecipients when the memory does not hold them */
  #grow(): void {
    const length = this.next.length * 2;
    if (length > MOST) throw new TooManyRecipients(this.next.length);
    try {
      this.#growTo(length);
    } catch (error) {
      throw error instanceof RangeError ? new TooManyRecipients(this.next.length) : error;
    }
  }

  #growTo(length: number): void {
    this.queuedAt = copied(this.queuedAt, new Float64Array(length));
    this.due = copied(this.due, new Float64Array(length));
    this.stream = copied(this.stream, new Uint16Array(length));
    this.number = copied(this.number, new Float64Array(length));
    this.domain = copied(this.domain, new Uint32Array(length));
    this.place = copied(this.place, new Uint32Array(length));
    this.firstTried = copied(this.firstTried, new Float64Array(length));
    this.priority = copied(this.priority, new Uint8Array(length));
    this.size = copied(this.size, new Uint32Array(length));
    this.attempts = copied(this.attempts, new Uint16Array(length));
    this.next = copied(this.next, new Int32Array(length));
  }
}

/** More recipients wait at a time than there is room for. */
export class TooManyRecipients extends Error {
  override readonly name = 'TooManyRecipients';

  constructor(count: number) {
    super(`more than ${count} recipients wait for delivery at a time, which is more than the memory holds`);
  }
}

/** Their numbers have 31 bits. */
const MOST = 2 ** 31;

/** No recipient. */
export const NONE = -1;
const INITIAL = 1024;

type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array | Int32Array;

function copied<T extends Column>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Recipients in their order. */
export class RecipientList {
  readonly #recipients: Recipients;
  #head = NONE;
  #tail = NONE;
  length = 0;

  constructor(recipients: Recipients) {
    this.#recipients = recipients;
  }

  /** The first one, or `NONE`. */
  get first(): number {
    return this.#head;
  }

  push(id: number): void {
    this.#insert(this.#tail, id);
  }

  unshift(id: number): void {
    this.#insert(NONE, id);
  }

  /** Takes the first one out; there has to be one. */
  shift(): number {
    const id = this.#head;
    this.#head = this.#recipients.next[id] ?? NONE;
    if (this.#head === NONE) this.#tail = NONE;
    this.length--;
    return id;
  }

  /** Puts one in by the time at which it is due, mostly at the end. */
  pushByDue(id: number): void {
    const { due, next } = this.#recipients;
    const time = due[id] ?? 0;
    if (this.#tail === NONE || (due[this.#tail] ?? 0) <= time) return this.push(id);
    let before = NONE;
    for (let at = this.#head; at !== NONE && (due[at] ?? 0) <= time; at = next[at] ?? NONE) before = at;
    this.#insert(before, id);
  }

  #insert(before: number, id: number): void {
    const { next } = this.#recipients;
    next[id] = before === NONE ? this.#head : (next[before] ?? NONE);
    if (before === NONE) this.#head = id;
    else next[before] = id;
    if (next[id] === NONE) this.#tail = id;
    this.length++;
  }
}
