/**
 * The connections of clients that submit mail, of which only so many may be open. Only streams that say how long theirs
 * last have any; each of their messages comes over a connection of its own. [runtime 2.6, oracle O15]
 */
import type { Model } from '@pmtakit/semantics';
import { EventHeap } from '../engine/event-heap.ts';
import { type GroupPlan, type InboundPlan, groupsOf, inboundPlanOf } from '../plan/inbound-plan.ts';
import { timeOf } from '../receivers/luck.ts';
import { hashOf } from '../traffic/made-up-stream.ts';
import { placeText } from './place-text.ts';
import { WaitingLine } from './waiting-line.ts';
import type { StreamInfo, Submission, TrafficStream } from '../traffic/traffic.ts';

/** What the length of a connection is drawn for; the number behind it is taken too. */
const SESSION = 0x5080_0000;
const NO_GROUP = 0;

export interface InboundOptions {
  readonly seed: number;
  /** Told of messages whose clients get a connection. */
  submit(stream: number, submission: Submission): void;
  /** Told of messages whose clients are turned away. */
  refused(stream: number, submission: Submission, reason: string): void;
}

export class Inbound {
  readonly #options: InboundOptions;
  readonly #streams: readonly StreamInfo[];
  readonly #plans: readonly (InboundPlan | undefined)[];
  /** That which has no name stands first. */
  readonly #groups: readonly (GroupPlan | undefined)[];
  readonly #openIn: number[];
  #open = 0;
  /** When connections end, with the number of their group. */
  readonly #ends = new EventHeap();
  #opened = 0;
  readonly #lines: readonly WaitingLine[];
  /** Clients that ever waited, and those of them that were let in. */
  #came = 0;
  #left = 0;

  constructor(model: Model, streams: readonly StreamInfo[], options: InboundOptions) {
    this.#options = options;
    this.#streams = streams;
    this.#plans = streams.map(({ client, session }) => session && inboundPlanOf(model, client));
    this.#groups = [undefined, ...groupsOf(model)];
    this.#openIn = this.#groups.map(() => 0);
    this.#lines = streams.map(() => new WaitingLine());
  }

  submit(stream: number, submission: Submission, now: number): void {
    const plan = this.#plans[stream];
    if (!plan) return this.#options.submit(stream, submission);
    this.#close(now);
    const refusal = this.#refusal(plan);
    const line = this.#lines[stream];
    if (refusal === undefined && line?.first === undefined) return this.#enter(stream, submission, now);
    if (plan.waits) line?.push({ order: this.#came++, submission: { ...submission } });
    else if (refusal !== undefined) this.#options.refused(stream, submission, `421 at the door: ${refusal}`);
  }

  /** Mail of clients that waited, as a stream that comes behind all others. */
  get held(): TrafficStream {
    const nextTime = (): number => (this.#came > this.#left ? this.#ends.nextTime : Infinity);
    return {
      info: { name: '', client: {}, from: '', headers: [], jobId: undefined },
      get nextTime() {
        return nextTime();
      },
      take: () => {},
      recipientOf: () => '',
    };
  }

  /** Lets those in who waited, as far as connections have ended. */
  letIn(now: number): void {
    this.#close(now);
    for (let stream = this.#nextToEnter(); stream !== -1; stream = this.#nextToEnter()) {
      const submission = this.#lines[stream]?.shift();
      this.#left++;
      if (submission) this.#enter(stream, submission, now);
    }
  }

  /** The stream of the client that waits longest of those that may come in; -1 when none may. */
  #nextToEnter(): number {
    let found = -1;
    let earliest = Infinity;
    for (const [stream, { first }] of this.#lines.entries()) {
      const plan = this.#plans[stream];
      if (!first || first.order > earliest || !plan || this.#refusal(plan) !== undefined) continue;
      found = stream;
      earliest = first.order;
    }
    return found;
  }

  /** Tells of each client that still waits, with the limit that holds it. */
  eachWaiting(tell: (stream: number, submission: Submission, limit: string) => void): void {
    for (const [stream, line] of this.#lines.entries()) {
      const plan = this.#plans[stream];
      const limit = (plan && this.#refusal(plan)) ?? 'those who came before';
      for (const submission of line.all) tell(stream, submission, limit);
    }
  }

  #close(now: number): void {
    while (this.#ends.nextTime <= now) {
      const group = this.#ends.pop();
      this.#openIn[group] = (this.#openIn[group] ?? 0) - 1;
      this.#open--;
    }
  }

  #enter(stream: number, submission: Submission, now: number): void {
    const { name, session } = this.#streams[stream] ?? { name: '', session: undefined };
    const group = this.#groupOf(this.#plans[stream]);
    const draw = { seed: this.#options.seed, stream: hashOf(name), number: submission.number };
    this.#open++;
    this.#openIn[group] = (this.#openIn[group] ?? 0) + 1;
    this.#ends.push(now + (session ? timeOf(session, draw, SESSION) : 0), this.#opened++, group);
    this.#options.submit(stream, submission);
  }

  /** The limit by which a client gets no connection now; undefined when it gets one. */
  #refusal(plan: InboundPlan): string | undefined {
    const own = this.#groupOf(plan);
    const { group, setting } = plan;
    if (group && (this.#openIn[own] ?? 0) >= group.most) {
      return `max-smtp-in ${group.most} of <source-group ${group.name}>${placeText(group.line)}`;
    }
    if (this.#open + this.#reservedForOthers(own) < plan.most) return undefined;
    return `total-max-smtp-in ${plan.most}${setting?.line ? placeText(setting.line) : ', which is the default'}`;
  }

  #reservedForOthers(own: number): number {
    let reserved = 0;
    for (let group = NO_GROUP + 1; group < this.#groups.length; group++) {
      if (group !== own) reserved += Math.max(0, (this.#groups[group]?.reserved ?? 0) - (this.#openIn[group] ?? 0));
    }
    return reserved;
  }

  #groupOf(plan: InboundPlan | undefined): number {
    return Math.max(
      NO_GROUP,
      this.#groups.findIndex((group) => group !== undefined && group.name === plan?.group?.name),
    );
  }
}
