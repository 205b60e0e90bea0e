/** A whole run: a configuration, a scenario, and what came of them. */
import type { Model } from '@pmtakit/semantics';
import { BothObservers } from './engine/observers.ts';
import { type Knobs, defaultKnobs } from './engine/knobs.ts';
import type { Observer } from './engine/observer.ts';
import { Simulation } from './engine/simulation.ts';
import { queuePlanOf } from './plan/queue-plan.ts';
import { serverPlanOf, virtualMtaPlanOf } from './plan/server-plan.ts';
import receiverData from './data/receivers.json' with { type: 'json' };
import { readProviderModels } from './receivers/provider-models.ts';
import { Receivers } from './receivers/receivers.ts';
import { Replies } from './receivers/replies.ts';
import { readReceiverRules } from './receivers/rules.ts';
import { type AccountingOptions, AccountingObserver } from './records/accounting-observer.ts';
import { bounceCategoriesOf } from './results/bounce-categories.ts';
import { ceilingBreaches } from './results/ceiling-breaches.ts';
import { configuredCeilings } from './results/ceilings.ts';
import { Collector, type RecipientDomains } from './results/collector.ts';
import { resultOf } from './results/result-of.ts';
import type { Result } from './results/result.ts';
import { needsOf } from './results/threshold-needs.ts';
import { toleratedBy } from './results/tolerated.ts';
import { Router } from './routing/router.ts';
import type { Scenario } from './scenario/scenario.ts';
import type { FileReport } from './traffic/files/scan.ts';
import { type OpenFile, streamsOf } from './traffic/streams-of.ts';

export interface RunOptions {
  readonly model: Model;
  readonly scenario: Scenario;
  /** Gives the files of messages that the scenario names. */
  readonly open: OpenFile;
  /** Where accounting records go. */
  readonly records?: AccountingOptions['files'];
  /** What the configuration says and the simulation leaves out. */
  readonly notModelled?: readonly string[];
}

/** A run that is taken on step by step, so that its results can be asked for at any time. */
export class Run {
  /** What is wrong with the receivers of the scenario. Nothing runs then. */
  readonly problems: readonly string[];
  /** Of each file that is played. */
  readonly files: readonly FileReport[];
  readonly simulation: Simulation;
  readonly #options: RunOptions;
  readonly #providers: Receivers;
  readonly #collector: Collector;
  readonly #accounting: AccountingObserver | undefined;

  constructor(options: RunOptions) {
    const { model, scenario } = options;
    const problems: string[] = [];
    const replies = new Replies();
    const { streams, files } = streamsOf(scenario, options.open);
    const { receivers, providers } = receiversOf(scenario, replies, problems);
    const categories = bounceCategoriesOf(model);
    const collector: Collector = new Collector({
      replies,
      categories,
      domains: domainsOf(() => this.simulation),
      streams: streams.map(({ info }) => info.name),
      providerOf: (domain) => providers.modelOf(domain, '')?.name,
      ...needsOf(scenario.thresholds),
    });
    const router: Router = new Router(
      model,
      streams.map(({ info }) => info),
      {
        mx: (domain) => scenario.mx.get(domain),
        accepted: (queue, stream, submission) => {
          const domain = this.simulation.domains.idOf(submission.domain);
          collector.injected(queue, stream, submission.recipients, domain);
          this.#accounting?.received(queue, stream, submission);
        },
        refused: (stream, { domain, recipients }) => collector.refused(stream, domain, recipients, 'not taken'),
      },
    );
    this.#accounting = options.records?.length
      ? new AccountingObserver({
          model,
          files: options.records,
          replies,
          categories,
          streams,
          start: scenario.start,
          domains: domainsOf(() => this.simulation),
          chosenOf: (stream, domain) => router.chosenOf(stream, domain),
        })
      : undefined;
    const observer: Observer = this.#accounting ? new BothObservers(collector, this.#accounting) : collector;
    this.simulation = new Simulation({
      submit: (simulation, stream, submission) => router.submit(simulation, stream, submission),
      planOf: (name) => queuePlanOf(model, name),
      virtualMtaPlanOf: (name) => virtualMtaPlanOf(model, name),
      server: serverPlanOf(model),
      receiverOf: ({ domain, virtualMta }) => receivers.of(domain, virtualMta),
      replies,
      knobs: knobsOf(options),
      observer,
    });
    collector.attach(this.simulation);
    this.#accounting?.attach(this.simulation);
    for (const stream of streams) this.simulation.add(stream);
    this.problems = problems;
    this.files = files;
    this.#options = options;
    this.#providers = providers;
    this.#collector = collector;
  }

  /** Goes on for so many events. @returns whether the run is over */
  step(events: number): boolean {
    return this.simulation.run(this.#options.scenario.until, events);
  }

  /** What came of it so far. @param isOver false when it was told to stop before its end */
  finish(isOver: boolean): Result {
    this.#accounting?.finish();
    const { model, scenario, notModelled = [] } = this.#options;
    const providerOf = (domain: string): string | undefined => this.#providers.modelOf(domain, '')?.name;
    const tolerated = toleratedBy((domain) => this.#providers.modelOf(domain, ''));
    const mx = { mx: (domain: string) => scenario.mx.get(domain) };
    const isOfCeilings = scenario.thresholds.some(({ kind }) => kind !== 'measure');
    return resultOf(this.#collector, {
      scenario: scenario.name,
      seed: scenario.seed,
      knobs: knobsOf(this.#options),
      ended: isOver ? (scenario.until < Infinity ? 'until' : 'drained') : 'interrupted',
      allowed: configuredCeilings(model, mx),
      tolerated,
      providerOf,
      thresholds: scenario.thresholds,
      ...(isOfCeilings && {
        breaches: ceilingBreaches(model, domainsIn(this.simulation), { ...mx, tolerated, providerOf }),
      }),
      notModelled,
    });
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
}

function receiversOf(scenario: Scenario, replies: Replies, problems: string[]): Answering {
  const { providers, written } = readProviderModels(receiverData);
  const rules = readReceiverRules(scenario.receivers, written, ([index, ...keys], message) => {
    const entry = scenario.receivers[Number(index)];
    problems.push(`${scenario.path}:${entry?.line ?? 1}: ${[entry?.key, 'model', ...keys].join('.')}: ${message}`);
  });
  const mailServersOf = (domain: string): string[] => (scenario.mx.get(domain) ?? []).map(({ host }) => host);
  const options = { rules, mailServersOf, replies, seed: scenario.seed };
  const models = providers.map(({ model }) => model);
  return { receivers: new Receivers(options), providers: new Receivers({ ...options, models }) };
}

function domainsOf(simulation: () => Simulation): RecipientDomains {
  return {
    of: (recipient) => simulation().recipients.domain[recipient] ?? 0,
    nameOf: (domain) => simulation().domains.nameOf(domain),
  };
}

function domainsIn({ queues }: Simulation): string[] {
  return [...new Set(queues.map(({ plan }) => plan.name.domain))];
}
