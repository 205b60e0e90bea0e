/** Brings messages to their queues, as the model routes them. [runtime 2-4] */
import type { Model, MxRecords } from '@pmtakit/semantics';
import type { Queue } from '../engine/queue.ts';
import type { Simulation } from '../engine/simulation.ts';
import { isInRerouteLoop } from '../plan/reroute-plan.ts';
import type { Submission } from '../traffic/traffic.ts';
import { type Addressed, Admissions, type Admitted, domainIn } from './admissions.ts';
import { placeText } from './place-text.ts';
import { type Put, type Simulated, Ways } from './ways.ts';

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

export class Router {
  readonly #model: Model;
  readonly #options: RouterOptions;
  readonly #admissions: readonly Admissions[];
  readonly #ways: Ways;

  constructor(model: Model, streams: readonly Addressed[], options: RouterOptions) {
    this.#model = model;
    this.#options = options;
    this.#admissions = streams.map((stream) => new Admissions(model, stream));
    this.#ways = new Ways(model, options.mx);
  }

  submit(simulation: Simulation, stream: number, submission: Submission): void {
    const admitted = this.#admissions[stream]?.of(submission.domain, submission.number);
    if (admitted?.virtualMta === undefined) return this.#options.refused(stream, submission, refusalOf(admitted));
    for (const domain of admitted.aliasOf ?? [submission.domain]) {
      const queue = this.#ways.queueFor(simulation, admitted.virtualMta, domain);
      // The queues of reroutes that lead in a circle get no mail. [G1§3.3.10.49]
      if (!queue) this.#options.refused(stream, submission, this.#ways.whyNone(admitted.virtualMta, domain));
      else if (this.#isInRerouteLoop(queue)) this.#options.refused(stream, submission, this.#loopText(queue));
      else {
        const number = simulation.domains.idOf(submission.domain);
        this.#options.accepted(queue, stream, submission, number);
        simulation.enqueue(queue, stream, submission, number);
      }
    }
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
