/** Brings messages to their queues, as the model routes them. [runtime 2-4] */
import type { Model, MxRecords } from '@pmtakit/semantics';
import type { Queue } from '../engine/queue.ts';
import type { Simulation } from '../engine/simulation.ts';
import { isInRerouteLoop } from '../plan/reroute-plan.ts';
import type { Submission } from '../traffic/traffic.ts';
import { type Addressed, type Admitted, Admissions, domainIn } from './admissions.ts';
import { placeText } from './place-text.ts';
import { type Put, type Simulated, type Way, Ways, nextQueue } from './ways.ts';

export interface RouterOptions {
  readonly mx?: MxRecords;
  /** Told of a message before its queue has it. @param domain its number among those of the simulation */
  accepted(queue: Queue, stream: number, submission: Submission, domain: number): void;
  /** Told of a message that nobody takes. */
  refused(stream: number, submission: Submission, reason: string): void;
}

/** Told what becomes of many messages. */
export interface Takers {
  readonly put: Put;
  /** Told of messages that nobody takes. */
  refuse(messages: number, reason: string): void;
}

/** Where a message goes. */
interface Route {
  readonly virtualMta: string;
  /** Of its queue, or for an alias one of those that it stands for. */
  readonly domain: string;
  readonly way: Way;
  /** The domain that the message is for, by its number in the simulation. */
  readonly number: number;
}

/** Of each stream: a million domains would take too much memory, and most of their routes are used once. */
const MOST_ROUTES = 100_000;

/** The routes of a message, several for an alias, or why it is refused. */
interface Routes {
  readonly routes: readonly Route[];
  readonly refusal: string | undefined;
}

export class Router {
  readonly #model: Model;
  readonly #options: RouterOptions;
  readonly #admissions: readonly Admissions[];
  readonly #ways: Ways;
  /** Of each stream, by domain: every message needs them. */
  readonly #routes: readonly Map<string, Routes>[];

  constructor(model: Model, streams: readonly Addressed[], options: RouterOptions) {
    this.#model = model;
    this.#options = options;
    this.#admissions = streams.map((stream) => new Admissions(model, stream));
    this.#ways = new Ways(model, options.mx);
    this.#routes = streams.map(() => new Map<string, Routes>());
  }

  submit(simulation: Simulation, stream: number, submission: Submission): void {
    const { routes, refusal } =
      this.#routes[stream]?.get(submission.domain) ?? this.#find(simulation, stream, submission);
    if (refusal !== undefined) this.#options.refused(stream, submission, refusal);
    for (const route of routes) this.#send(simulation, stream, submission, route);
  }

  #send(simulation: Simulation, stream: number, submission: Submission, route: Route): void {
    const queue = nextQueue(route.way, simulation);
    // The queues of reroutes that lead in a circle get no mail. [G1§3.3.10.49]
    if (!queue) this.#options.refused(stream, submission, this.#ways.whyNone(route.virtualMta, route.domain));
    else if (this.#isInRerouteLoop(queue)) this.#options.refused(stream, submission, this.#loopText(queue));
    else {
      this.#options.accepted(queue, stream, submission, route.number);
      simulation.enqueue(queue, stream, submission, route.number);
    }
  }

  /** The routes of a message, which are kept for its domain where those of all messages to it are the same. */
  #find(simulation: Simulation, stream: number, { domain, number }: Submission): Routes {
    const admissions = this.#admissions[stream];
    const admitted = admissions?.of(domain, number);
    const found =
      admitted?.virtualMta === undefined
        ? { routes: [], refusal: refusalOf(admitted) }
        : { routes: this.#routesTo(simulation, admitted.virtualMta, domain, admitted.aliasOf), refusal: undefined };
    const known = this.#routes[stream];
    if (known && known.size < MOST_ROUTES && !admissions?.isByMessage) known.set(domain, found);
    return found;
  }

  #routesTo(
    simulation: Simulation,
    virtualMta: string,
    domain: string,
    aliasOf = [domain] as readonly string[],
  ): Route[] {
    const number = simulation.domains.idOf(domain);
    return aliasOf.map((one) => ({ virtualMta, domain: one, way: this.#ways.of(simulation, virtualMta, one), number }));
  }

  /**
   * The queues of many messages of a stream, with how many each gets.
   * @param recipient a domain, or an address where it is written
   */
  distribute(simulation: Simulated, stream: number, recipient: string, messages: number, to: Takers): void {
    const admitted = this.#admissions[stream]?.ofRecipient(recipient);
    if (admitted?.virtualMta === undefined) return to.refuse(messages, refusalOf(admitted));
    const take = (queue: Queue, count: number): void => {
      if (this.#isInRerouteLoop(queue)) to.refuse(count, this.#loopText(queue));
      else to.put(queue, count);
    };
    for (const domain of admitted.aliasOf ?? [domainIn(recipient)]) {
      const lost = this.#ways.share(simulation, admitted.virtualMta, domain, messages, take);
      if (lost > 0) to.refuse(lost, this.#ways.whyNone(admitted.virtualMta, domain));
    }
  }

  /** Whether addresses of one domain are told apart. */
  isByAddress(stream: number): boolean {
    return this.#admissions[stream]?.isByAddress ?? false;
  }

  #isInRerouteLoop({ name, plan }: Queue): boolean {
    return plan.backoffReroute.length > 0 && isInRerouteLoop(this.#model, name);
  }

  #loopText({ name }: Queue): string {
    const setting = this.#model.queue(name).get('backoff-reroute-to-virtual-mta');
    return `backoff-reroute-to-virtual-mta ${setting?.text ?? ''} leads in a circle${placeText(setting?.line)}`;
  }

  /** The virtual MTA or pool that is chosen for a message of a stream; undefined for one that is refused. */
  chosenOf(stream: number, domain: string, number: number): string | undefined {
    return this.#admissions[stream]?.of(domain, number).virtualMta;
  }
}

function refusalOf(admitted: Admitted | undefined): string {
  return admitted?.refusal ?? 'not taken';
}
