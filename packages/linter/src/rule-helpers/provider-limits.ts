/** Limits of queues beside those of the providers that the mail goes to. */
import type { Value } from '@pmtakit/grammar';
import {
  type Block,
  type Details,
  type Line,
  type Model,
  boundsOf,
  domainLines,
  matchesDomain,
  patternsOf,
  sectionsNamed,
  settingName,
  termsOf,
} from '@pmtakit/semantics';
import { type Provider, providers, reliable } from '../data/providers.ts';
import { type ProviderQueue, isSentTo, providerQueues, serverLike } from './provider-queues.ts';
import { QueueView } from './queue-views.ts';
import { type Sender, sendersOf } from './senders.ts';
import { firstBy } from './first-by.ts';
import { shortList } from './short-list.ts';

/** A limit that providers have too. */
export interface LimitKind {
  readonly directive: string;
  /** What a provider takes. */
  readonly most: (provider: Provider) => number | undefined;
  /** What a value allows. */
  readonly allows: (value: Value | undefined) => number | undefined;
  /** What all limits of a queue together allow. */
  readonly together: (view: QueueView, sender: Sender, provider: Provider) => number;
}

/** Connections from one address; those of a virtual MTA spread over its addresses. [G1§3.3.10.74, §8.2; runtime 3, 6] */
export const connections: LimitKind = {
  directive: 'max-smtp-out',
  most: (provider) => reliable(provider.connections),
  allows: (value) => (value?.kind === 'integer' ? value.value : undefined),
  together: ({ model, queue }, { addresses }, provider) =>
    Math.min(boundsOf(termsOf(model, queue)).connections / addresses, serverLimitOf(model, provider)),
};

/** 0 is no limit. [G1§3.3.10.71] */
export const messagesPerConnection: LimitKind = {
  directive: 'max-msg-per-connection',
  most: (provider) => reliable(provider.messagesPerConnection),
  allows: messagesIn,
  together: (view) => messagesIn(view.value('max-msg-per-connection')) ?? 0,
};

function messagesIn(value: Value | undefined): number | undefined {
  return value?.kind === 'integer' ? value.value || Infinity : undefined;
}

/** What holds for one queue, and goes beyond a provider. */
export interface Excess extends ProviderQueue {
  readonly view: QueueView;
  readonly sender: Sender;
  /** What the line, or the default, allows. */
  readonly value: number;
  /** What all limits together allow: for connections, to one address. */
  readonly amount: number;
  readonly most: number;
}

export interface LineExcess extends Excess {
  readonly line: Line;
}

type MostOf = LimitKind['most'];

/** The lines of sections for a provider that allow more than it takes, each once. */
export function* linesOver(model: Model, kind: LimitKind, mostOf: MostOf = kind.most): Generator<LineExcess> {
  const queues = providerQueues(model);
  for (const item of domainLines(model).named(kind.directive)) {
    const value = kind.allows(item.line.argument(0));
    if (value === undefined) continue;
    const excess = firstOf(patternsOf(item), (domain) => {
      const provider = queues.of(domain);
      const most = provider && mostOf(provider);
      if (!provider || most === undefined || value <= most) return undefined;
      return excessOf(model, kind, { section: item.block, line: item.line, domain, provider, most });
    });
    if (excess) yield { ...excess, line: item.line };
  }
}

/**
 * The lines of sections for all domains that allow more than providers take whom nothing narrower is for. Only where
 * these are two thirds of all: nobody names every provider there is.
 */
export function* wideLinesOver(model: Model, kind: LimitKind): Generator<{ line: Line; all: readonly Excess[] }> {
  const askable = providers.all.filter((one) => one.domains.length > 0 && kind.most(one) !== undefined);
  const wide = domainLines(model)
    .named(kind.directive)
    .filter(({ block }) => isWide(block));
  for (const { line, block } of wide.slice(0, MOST_WIDE)) {
    const value = kind.allows(line.argument(0));
    if (value === undefined) continue;
    const all = askable.flatMap((provider) => {
      const most = kind.most(provider);
      const [domain] = provider.domains;
      if (most === undefined || value <= most || domain === undefined) return [];
      return excessOf(model, kind, { section: block, line, domain, provider, most }) ?? [];
    });
    if (all.length * 3 >= askable.length * 2) yield { line, all };
  }
}

/** Sections for all domains that are asked: each virtual MTA may have one, and they are told together. */
const MOST_WIDE = 50;

function isWide({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && value.form === 'any';
}

/** The sections for a provider where no line sets the limit, and the default is more than the provider takes. */
export function* sectionsOver(model: Model, kind: LimitKind): Generator<{ section: Block; excess: Excess }> {
  const queues = providerQueues(model);
  for (const section of sectionsNamed(model.whole, 'domain')) {
    const first = firstBy(queues.namedIn(model, section), ({ provider }) => provider.id);
    const excess = firstOf(first.values(), ({ domain, provider }) => {
      const most = kind.most(provider);
      return most === undefined
        ? undefined
        : excessOf(model, kind, { section, line: undefined, domain, provider, most });
    });
    if (excess) yield { section, excess };
  }
}

interface Question extends ProviderQueue {
  readonly section: Block;
  /** The line that has to count; undefined where none may. */
  readonly line: Line | undefined;
  readonly most: number;
}

/** Asks the virtual MTAs that a section is for, until one goes beyond the provider. */
function excessOf(model: Model, kind: LimitKind, question: Question): Excess | undefined {
  const { section, line, domain, provider, most } = question;
  return firstOf(sendersOf(model, section), (sender) => {
    const { virtualMta } = sender;
    const view = new QueueView(model, section, { domain, virtualMta });
    if (view.line(kind.directive) !== line || !isSentTo(view, provider)) return undefined;
    if (!line && model.queues.layers(view.queue)[0]?.block !== section) return undefined;
    const value = kind.allows(view.value(kind.directive)) ?? 0;
    const amount = value > most ? kind.together(view, sender, provider) : value;
    return amount > most ? { domain, provider, most, value, amount, sender, view } : undefined;
  });
}

/** The first provider of a section for whose mail a line of it counts. */
export function receiverOf(
  model: Model,
  line: Line,
  isAsked: (view: QueueView, provider: Provider) => boolean = isSentTo,
): (ProviderQueue & { readonly view: QueueView }) | undefined {
  const section = line.parent;
  return firstOf(providerQueues(model).namedIn(model, section), (named) =>
    firstOf(sendersOf(model, section), ({ virtualMta }) => {
      const view = new QueueView(model, section, { domain: named.domain, virtualMta });
      return view.own(settingName(line)) === line && isAsked(view, named.provider) ? { ...named, view } : undefined;
    }),
  );
}

/** The least that `mx-connection-limit` allows to servers of a provider. [G1§3.3.1.38.1] */
export function serverLimitOf({ macros, server }: Model, provider: Provider): number {
  return server.of('mx-connection-limit').reduce((least, { values: [pattern, count] }) => {
    if (pattern?.kind !== 'domain-pattern' || count?.kind !== 'integer' || count.value >= least) return least;
    return macros.patternsOf(pattern).some((key) => isForServersOf(key, provider)) ? count.value : least;
  }, Infinity);
}

/** Whether a pattern of mail servers takes some of a provider. */
function isForServersOf(key: string, provider: Provider): boolean {
  return (
    providers.ofServer(serverLike(key))?.id === provider.id || provider.mx.some((mx) => matchesDomain(key, `?.${mx}`))
  );
}

/** The greatest number that any provider is known to take. */
export function mostOfAll(kind: LimitKind): number {
  return providers.all.reduce((most, provider) => Math.max(most, kind.most(provider) ?? 0), 0);
}

/** More than this is no limit for any provider: twice the greatest number that one is known to take. */
export function beliefOf(kind: LimitKind): number {
  return 2 * mostOfAll(kind);
}

/** Whether a number is told as one that nobody takes: see the rule `limit-absurd`. */
export function isAbsurd(kind: LimitKind, { value, amount }: Excess): boolean {
  return value < Infinity && amount > beliefOf(kind);
}

/** What goes with a finding about a limit that counts for a queue. */
export function restsOn({ view }: Excess, directive: string): Details {
  return { assumptions: view.assumptions(directive) };
}

/** The first answer to a question, over some things. */
export function firstOf<T, R>(all: Iterable<T>, ask: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const answer = ask(one);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** A number as messages say it. */
export function shownCount(count: number): string {
  return count === Infinity ? 'any number of' : `${count}`;
}

/** The domains of some excesses, the first few of many. */
export function namesOf(all: readonly Excess[]): string {
  return shortList(all.map(({ domain }) => domain));
}
