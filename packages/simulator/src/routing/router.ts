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

const nowhere: Admitted = { virtualMta: undefined, aliasOf: undefined };

export class Router {
  readonly #model: Model;
  readonly #options: RouterOptions;
  readonly #admissions: readonly Admissions[];
  readonly #ways: Ways;
  /** Of each stream, by domain: every message needs them. */
  readonly #routes: readonly Map<string, Route[]>[];

  constructor(model: Model, streams: readonly Addressed[], options: RouterOptions) {
    this.#model = model;
    this.#options = options;
    this.#admissions = streams.map((stream) => new Admissions(model, stream));
    this.#ways = new Ways(model, options.mx);
    this.#routes = streams.map(() => new Map<string, Route[]>());
  }

  submit(simulation: Simulation, stream: number, submission: Submission): void {
    const routes = this.#routes[stream]?.get(submission.domain) ?? this.#find(simulation, stream, submission);
    if (routes.length === 0) this.#options.refused(stream, submission, 'not taken');
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
  #find(simulation: Simulation, stream: number, { domain, number }: Submission): Route[] {
    const admissions = this.#admissions[stream];
    const { virtualMta, aliasOf } = admissions?.of(domain, number) ?? nowhere;
    const to = virtualMta === undefined ? [] : (aliasOf ?? [domain]);
    const routes = to.map((one) => ({
      virtualMta: virtualMta ?? '',
      domain: one,
      way: this.#ways.of(simulation, virtualMta ?? '', one),
      number: simulation.domains.idOf(domain),
    }));
    const known = this.#routes[stream];
    if (known && known.size < MOST_ROUTES && !admissions?.isByMessage) known.set(domain, routes);
    return routes;
  }

  /**
   * The queues of many messages of a stream, with how many each gets.
   * @param recipient a domain, or an address where it is written
   * @returns how many nobody takes
   */
  distribute(simulation: Simulated, stream: number, recipient: string, messages: number, put: Put): number {
    const admitted = this.#admissions[stream]?.ofRecipient(recipient);
    if (admitted?.virtualMta === undefined) return messages;
    let refused = 0;
    const take = (queue: Queue, count: number): void => {
      if (this.#isInRerouteLoop(queue)) refused += count;
      else put(queue, count);
    };
    for (const domain of admitted.aliasOf ?? [domainIn(recipient)]) {
      refused += this.#ways.share(simulation, admitted.virtualMta, domain, messages, take);
    }
    return refused;
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
