/** A whole run: a configuration, a scenario, and what came of them. */
import { type Model, rollupsOf } from '@pmtakit/semantics';
import { BothObservers } from './engine/observers.ts';
import { type Knobs, defaultKnobs } from './engine/knobs.ts';
import { Simulation, type Submit } from './engine/simulation.ts';
import { leftOutByFluid } from './fluid/left-out.ts';
import { FluidSimulation } from './fluid/fluid-simulation.ts';
import { addressLimitsIn, unknownAddressesIn } from './plan/left-out-addresses.ts';
import { type Plans, plansOf } from './plan/plans.ts';
import receiverData from './data/receivers.json' with { type: 'json' };
import { Destinations } from './receivers/destinations.ts';
import { readProviderModels } from './receivers/provider-models.ts';
import { Receivers } from './receivers/receivers.ts';
import { Replies } from './receivers/replies.ts';
import { RollupServers } from './receivers/rollup-servers.ts';
import { readReceiverRules } from './receivers/rules.ts';
import { type AccountingOptions, AccountingObserver } from './records/accounting-observer.ts';
import { type BounceCategories, bounceCategoriesOf } from './results/bounce-categories.ts';
import { ceilingBreaches } from './results/ceiling-breaches.ts';
import { configuredCeilings } from './results/ceilings.ts';
import { Collector, type RecipientDomains } from './results/collector.ts';
import { WaitingMail } from './results/kept-out.ts';
import { resultOf } from './results/result-of.ts';
import type { Result } from './results/result.ts';
import { needsOf } from './results/threshold-needs.ts';
import { toleratedBy } from './results/tolerated.ts';
import { unusedIn } from './results/unused.ts';
import { Inbound } from './routing/inbound.ts';
import { domainIn } from './routing/admissions.ts';
import { Router } from './routing/router.ts';
import { type Scenario, mailServersIn } from './scenario/scenario.ts';
import type { FileReport } from './traffic/files/scan.ts';
import { type OpenFile, streamsOf } from './traffic/streams-of.ts';
import type { TrafficStream } from './traffic/traffic.ts';

export interface RunOptions {
  readonly model: Model;
  readonly scenario: Scenario;
  /** Gives the files of messages that the scenario names. */
  readonly open: OpenFile;
  /** Where accounting records go. */
  readonly records?: AccountingOptions['files'];
  /** What the configuration says and the simulation leaves out. */
  readonly notModelled?: readonly string[];
  /** One event after the other, or how much flows in each step, which writes no records. */
  readonly engine?: Result['engine'];
}

/** A run that is taken on step by step, so that its results can be asked for at any time. */
export class Run {
  /** What is wrong with the receivers of the scenario. Nothing runs then. */
  readonly problems: readonly string[];
  /** Of each file that is played. */
  readonly files: readonly FileReport[];
  readonly simulation: Simulation | FluidSimulation;
  readonly #options: RunOptions;
  readonly #replies = new Replies();
  readonly #streams: readonly TrafficStream[];
  readonly #categories: BounceCategories;
  readonly #answering: Answering;
  readonly #router: Router;
  readonly #collector: Collector;
  readonly #accounting: AccountingObserver | undefined;
  /** The clients, where a stream says how long their connections last. */
  #inbound: Inbound | undefined;
  /** Whose mail a recipient is; queues can hold that of several domains. */
  readonly #domains: RecipientDomains = {
    nameOf: (domain) => this.simulation.domains.nameOf(domain),
  };

  constructor(options: RunOptions) {
    const { model, scenario } = options;
    const { streams, files } = streamsOf(scenario, options.open);
    this.#options = options;
    this.#streams = streams;
    this.files = files;
    this.#answering = answeringIn(scenario, this.#replies);
    this.problems = this.#answering.problems;
    this.#categories = bounceCategoriesOf(model);
    this.#router = this.#newRouter();
    this.#collector = this.#newCollector();
    this.#accounting = this.#newAccounting();
    this.simulation = options.engine === 'fast' ? this.#newFluidSimulation() : this.#newSimulation();
    this.#collector.attach(this.simulation);
    this.#accounting?.attach(this.simulation);
    for (const stream of [...streams, ...(this.#inbound ? [this.#inbound.held] : [])]) this.simulation.add(stream);
  }

  #newRouter(): Router {
    const { model, scenario } = this.#options;
    return new Router(model, this.#streams, {
      mx: (domain) => mailServersIn(scenario, domain),
      accepted: (queue, stream, submission, domain) => {
        this.#collector.injected(queue, stream, submission.recipients, domain);
        this.#accounting?.received(queue, stream, submission);
      },
      refused: (stream, { domain, recipients }, why) => this.#collector.refused(stream, domain, recipients, why),
    });
  }

  #newCollector(): Collector {
    return new Collector({
      replies: this.#replies,
      categories: this.#categories,
      domains: this.#domains,
      streams: this.#streams.map(({ info }) => info.name),
      providerOf: (domain) => this.#answering.providers.modelOf(domain, '')?.name,
      ...needsOf(this.#options.scenario.thresholds),
    });
  }

  #newAccounting(): AccountingObserver | undefined {
    const { model, scenario, records = [] } = this.#options;
    if (records.length === 0) return undefined;
    return new AccountingObserver({
      model,
      files: records,
      replies: this.#replies,
      categories: this.#categories,
      streams: this.#streams,
      start: scenario.start,
      addresses: scenario.addresses,
      domains: this.#domains,
      chosenOf: (stream, domain, number) => this.#router.chosenOf(stream, domain, number),
    });
  }

  #newSimulation(): Simulation {
    const destinations = this.#destinations;
    return new Simulation({
      submit: this.#newSubmit(),
      ...this.#plans,
      receiverOf: (name, { hosts }) => destinations.of(name, hosts),
      replies: this.#replies,
      knobs: knobsOf(this.#options),
      observer: this.#accounting ? new BothObservers(this.#collector, this.#accounting) : this.#collector,
    });
  }

  /** Clients are let in one by one only where a stream says how long their connections last. */
  #newSubmit(): Submit {
    const { model, scenario } = this.#options;
    const infos = this.#streams.map(({ info }) => info);
    if (!infos.some(({ session }) => session)) return (own, stream, one) => this.#router.submit(own, stream, one);
    const inbound = new Inbound(model, infos, {
      seed: scenario.seed,
      submit: (stream, submission) => simulation && this.#router.submit(simulation, stream, submission),
      refused: (stream, { domain, recipients }, why) => this.#collector.refused(stream, domain, recipients, why),
    });
    let simulation: Simulation | undefined;
    this.#inbound = inbound;
    return (own, stream, submission) => {
      simulation = own;
      if (stream < infos.length) inbound.submit(stream, submission, own.now);
      else inbound.letIn(own.now);
    };
  }

  #newFluidSimulation(): FluidSimulation {
    const destinations = this.#destinations;
    return new FluidSimulation({
      ...this.#plans,
      distribute: (stream, { recipient, messages, recipients }, put) => {
        const refuse = (refused: number, reason: string): void => {
          const count = Math.round((refused * recipients) / messages);
          if (count > 0) this.#collector.refused(stream, domainIn(recipient), count, reason);
        };
        this.#router.distribute(this.simulation, stream, recipient, messages, { put, refuse });
      },
      isByAddress: (stream) => this.#router.isByAddress(stream),
      receiverOf: (name, { hosts }) => destinations.of(name, hosts),
      modelOf: (name, { hosts }) => destinations.modelOf(name, hosts),
      replies: this.#replies,
      categories: this.#categories,
      knobs: knobsOf(this.#options),
      collector: this.#collector,
    });
  }

  get #plans(): Plans {
    const { model, scenario } = this.#options;
    return plansOf(model, knobsOf(this.#options).replyRules, scenario.addresses);
  }

  get #destinations(): Destinations {
    const { model, scenario } = this.#options;
    const rollups = new RollupServers(rollupsOf(model), scenario.mx, knobsOf(this.#options).wildcardRollup);
    return new Destinations(this.#answering.receivers, (domain) => scenario.mx.get(domain), rollups);
  }

  /** How many messages are to come, on average. */
  get messages(): number {
    const { until } = this.#options.scenario;
    const madeUp = this.#streams.reduce((sum, stream) => sum + (stream.flow?.().countBefore(until) ?? 0), 0);
    return this.files.reduce((sum, { messages }) => sum + messages, Math.round(madeUp));
  }

  /** Goes on for so many events. @returns whether the run is over */
  step(events: number): boolean {
    return this.simulation.run(this.#options.scenario.until, events);
  }

  /** What came of it so far. @param isOver false when it was told to stop before its end */
  finish(isOver: boolean): Result {
    this.#accounting?.finish();
    if (this.simulation instanceof FluidSimulation) this.simulation.settle();
    const { model, scenario, engine = 'exact', notModelled = [] } = this.#options;
    const providerOf = (domain: string): string | undefined => this.#answering.providers.modelOf(domain, '')?.name;
    const tolerated = toleratedBy((domain) => this.#answering.providers.modelOf(domain, ''));
    const mx = { mx: (domain: string) => mailServersIn(scenario, domain) };
    const { unasked } = this.#answering.receivers;
    const isOfCeilings = scenario.thresholds.some(({ kind }) => kind !== 'measure');
    return resultOf(this.#collector, {
      scenario: scenario.name,
      seed: scenario.seed,
      knobs: knobsOf(this.#options),
      engine,
      ended: isOver ? (scenario.until < Infinity ? 'until' : 'drained') : 'interrupted',
      allowed: configuredCeilings(model, mx),
      tolerated,
      providerOf,
      thresholds: scenario.thresholds,
      ...(isOfCeilings && {
        breaches: ceilingBreaches(model, domainsOf(this.#collector), { ...mx, tolerated, providerOf }),
      }),
      waiting: this.#waitingMail(),
      unused: (result) => unusedIn(result, { scenario, unasked, domains: () => domainsOf(this.#collector) }),
      notModelled: [...notModelled, ...this.#leftOut(engine)],
    });
  }

  #leftOut(engine: Result['engine']): readonly string[] {
    const { model, scenario } = this.#options;
    if (engine === 'fast') return [...leftOutByFluid, ...addressLimitsIn(model, 'with the fast engine')];
    return unknownAddressesIn(model, this.#collector.tables.mxHosts.names, scenario.addresses);
  }

  #waitingMail(): WaitingMail {
    const mail = new WaitingMail();
    this.#inbound?.eachWaiting((stream, submission, limit) => {
      mail.add(limit, this.#streams[stream]?.info.name ?? '', submission);
    });
    return mail;
  }
}

/** How rates are counted is an assumption of the model, and the scenario may say otherwise. */
function knobsOf({ model, scenario }: RunOptions): Knobs {
  return { ...defaultKnobs, rateModel: model.options.assumptions['rate-model'], ...scenario.knobs };
}

interface Answering {
  /** Those that answer: what the scenario says nothing of takes everything. */
  readonly receivers: Receivers;
  /** The same with all providers that are known, for what they tolerate. */
  readonly providers: Receivers;
  readonly problems: readonly string[];
}

function answeringIn(scenario: Scenario, replies: Replies): Answering {
  const problems: string[] = [];
  const { providers, written } = readProviderModels(receiverData);
  const rules = readReceiverRules(scenario.receivers, written, ([index, ...keys], message) => {
    const entry = scenario.receivers[Number(index)];
    problems.push(`${scenario.path}:${entry?.line ?? 1}: ${[entry?.key, 'model', ...keys].join('.')}: ${message}`);
  });
  const mailServersOf = (domain: string): string[] => (mailServersIn(scenario, domain) ?? []).map(({ host }) => host);
  const options = { rules, mailServersOf, replies, seed: scenario.seed };
  const models = providers.map(({ model }) => model);
  return { receivers: new Receivers(options), providers: new Receivers({ ...options, models }), problems };
}

/** Those of all queues that had mail. */
function domainsOf({ ids, tables }: Collector): string[] {
  const domains = new Set<number>();
  for (let queue = 0; queue < tables.queues.size; queue++) domains.add(ids.domainOf(queue));
  return [...domains].map((domain) => tables.domains.nameOf(domain));
}
