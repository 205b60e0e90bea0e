import type { ReceiverModel } from './model.ts';
import { type ReceiverOptions, receiverFor } from './model-receiver.ts';
import { type Receiver, acceptAll } from './receiver.ts';
import { type ReceiverRule, matcherOf } from './rules.ts';

export interface ReceiversOptions extends ReceiverOptions {
  /** The first that matches counts. */
  readonly rules?: readonly ReceiverRule[];
  /** Models that know themselves whose mail they take, for all that no rule is about. */
  readonly models?: readonly ReceiverModel[];
  /** Whose mail no model takes; takes all of it when there is none. */
  readonly others?: Receiver;
  /** The names of the mail servers of a domain, where they are known. */
  mailServersOf?(domain: string): readonly string[];
}

/**
 * The mail servers of a run, one for each provider: all queues that lead to it meet the same, with what it has counted
 * of all of them.
 */
export class Receivers {
  readonly #options: ReceiversOptions;
  readonly #others: Receiver;
  readonly #rules: readonly Rule[];
  readonly #byDomain = new Map<string, ReceiverModel[]>();
  readonly #byServer = new Map<string, ReceiverModel[]>();
  readonly #made = new Map<ReceiverModel, Receiver>();
  readonly #asked = new Set<Rule>();

  constructor(options: ReceiversOptions) {
    this.#options = options;
    this.#others = options.others ?? acceptAll();
    this.#rules = (options.rules ?? []).map(({ domains, mx, model }) => ({
      model,
      takesDomain: matcherOf(domains),
      takesServer: matcherOf(mx),
    }));
    for (const model of options.models ?? []) {
      for (const domain of model.domains) listIn(this.#byDomain, domain).push(model);
      for (const suffix of model.mx) listIn(this.#byServer, suffix).push(model);
    }
  }

  /** @param domain in lower case @param servers the ones that are meant, instead of those of the domain */
  of(domain: string, virtualMta: string, servers?: readonly string[]): Receiver {
    const model = this.modelOf(domain, virtualMta, servers);
    if (!model) return this.#others;
    const known = this.#made.get(model) ?? receiverFor(model, this.#options);
    this.#made.set(model, known);
    return known;
  }

  /** Who answers for a domain; undefined for those that take everything. */
  modelOf(
    domain: string,
    virtualMta: string,
    servers: readonly string[] = this.#options.mailServersOf?.(domain) ?? [],
  ): ReceiverModel | undefined {
    const rule = this.#rules.find(
      ({ model, takesDomain, takesServer }) =>
        meets(model.virtualMtas, virtualMta) && (takesDomain(domain) || servers.some(takesServer)),
    );
    if (rule) this.#asked.add(rule);
    return rule?.model ?? this.#ownModel(domain, virtualMta, servers);
  }

  /** The places of the rules that were about nobody who was asked for. */
  get unasked(): readonly number[] {
    return this.#rules.flatMap((rule, index) => (this.#asked.has(rule) ? [] : [index]));
  }

  /** Of the models that know whose mail they take: the domain itself, then its mail servers, then all domains. */
  #ownModel(domain: string, virtualMta: string, servers: readonly string[]): ReceiverModel | undefined {
    const candidates = [
      this.#byDomain.get(domain),
      this.#byDomain.get(everyCountry(domain)),
      ...parents(domain).map((parent) => this.#byDomain.get(`*.${parent}`)),
      ...servers.flatMap((server) => [server, ...parents(server)]).map((suffix) => this.#byServer.get(suffix)),
      this.#byDomain.get('*'),
    ];
    return candidates.flatMap((models) => models ?? []).find(({ virtualMtas }) => meets(virtualMtas, virtualMta));
  }
}

interface Rule {
  readonly model: ReceiverModel;
  takesDomain(domain: string): boolean;
  takesServer(server: string): boolean;
}

function listIn(lists: Map<string, ReceiverModel[]>, key: string): ReceiverModel[] {
  const known = lists.get(key);
  if (known) return known;
  const made: ReceiverModel[] = [];
  lists.set(key, made);
  return made;
}

function meets(virtualMtas: readonly string[], name: string): boolean {
  return virtualMtas.length === 0 || virtualMtas.includes(name);
}

/** What a domain is a part of, the nearest first. */
function parents(domain: string): string[] {
  const found: string[] = [];
  for (let dot = domain.indexOf('.'); dot !== -1 && found.length < MOST_LABELS; dot = domain.indexOf('.', dot + 1)) {
    found.push(domain.slice(dot + 1));
  }
  return found;
}

/** No name has more; a longer one is none. [RFC 1035, 2.3.4] */
const MOST_LABELS = 127;

/** `yahoo.*` for `yahoo.fr`, `yahoo.co.uk` and `yahoo.com.br`; `-` for a domain of no country. */
function everyCountry(domain: string): string {
  const dot = domain.indexOf('.');
  return COUNTRY.test(domain.slice(dot + 1)) ? `${domain.slice(0, dot)}.*` : '-';
}

const COUNTRY = /^(?:(?:com?\.)?[a-z]{2}|com)$/;
