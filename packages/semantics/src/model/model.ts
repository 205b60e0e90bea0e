import type { Patch } from '../project/patch.ts';
import type { Project } from '../project/project.ts';
import { linesNamed } from '../project/find.ts';
import type { Block } from '../project/whole.ts';
import { type AcctFile, acctFilesOf } from './acct-files.ts';
import { type AssumptionName, type Assumptions, type ModelOptions, defaultModelOptions } from './assumptions.ts';
import { concernsOf } from './concerns.ts';
import { Macros } from './macros.ts';
import { type QueueName, QueueSettings } from './queue-settings.ts';
import { type Layer, Resolver, type Settings } from './resolver.ts';
import { type Client, Sources } from './sources.ts';
import { Symbols } from './symbols.ts';
import { VirtualMtas } from './virtual-mtas.ts';
import { VmtaSettings } from './vmta-settings.ts';

/**
 * What a configuration means: the one place that answers which value a setting has, and why. Everything is found out
 * when it is first asked for. See docs/decisions/0007-one-model.md.
 */
export class Model {
  readonly project: Project;
  readonly options: ModelOptions;
  readonly #others = new Map<string, Model>();
  #macros: Macros | undefined;
  #vmtas: VirtualMtas | undefined;
  #queues: QueueSettings | undefined;
  #vmtaSettings: VmtaSettings | undefined;
  #sources: Sources | undefined;
  #symbols: Symbols | undefined;
  #acctFiles: readonly AcctFile[] | undefined;
  #server: Settings | undefined;

  constructor(project: Project, options: ModelOptions = defaultModelOptions) {
    this.project = project;
    this.options = options;
  }

  /**
   * What the configuration means after an edit of lines. What no such line has a part in is kept, so this model is used up.
   * @param patch of this model's project
   */
  after(patch: Patch): Model {
    const concerns = concernsOf(patch);
    const next = new Model(patch.project, this.options);
    if (!concerns.macros) next.#macros = this.#macros;
    if (!concerns.macros && !concerns.definitions) next.#symbols = this.#symbols?.after(patch);
    if (!concerns.pools) {
      next.#vmtas = this.#vmtas;
      next.#vmtaSettings = this.#vmtaSettings?.forget();
      if (!concerns.macros) next.#queues = this.#queues?.forget();
    }
    if (!concerns.listeners) next.#sources = this.#sources?.forget();
    return next;
  }

  /** The same configuration read under another answer to an assumption. Made once for each answer. */
  under(name: AssumptionName, answer: string): Model {
    const key = `${name}=${answer}`;
    const assumptions: Assumptions = { ...this.options.assumptions, [name]: answer };
    const other = this.#others.get(key) ?? new Model(this.project, { ...this.options, assumptions });
    this.#others.set(key, other);
    return other;
  }

  get whole(): Block {
    return this.project.whole;
  }

  get macros(): Macros {
    return (this.#macros ??= new Macros(linesNamed(this.whole, 'domain-macro'), this.options.assumptions));
  }

  get vmtas(): VirtualMtas {
    return (this.#vmtas ??= new VirtualMtas(this.whole, this.options.assumptions));
  }

  /** The `<domain>` sections, by queue. */
  get queues(): QueueSettings {
    return (this.#queues ??= new QueueSettings(this.whole, this.macros, this.vmtas, this.options));
  }

  /** The `<source>` sections, listeners and users. */
  get sources(): Sources {
    return (this.#sources ??= new Sources(this.whole, this.options));
  }

  /** Everything that has a name, and where it is used. */
  get symbols(): Symbols {
    return (this.#symbols ??= new Symbols(this.whole, this.options.assumptions));
  }

  get acctFiles(): readonly AcctFile[] {
    return (this.#acctFiles ??= acctFilesOf(this.whole, this.options));
  }

  /** What applies to the mail of a queue. Nothing is moved: ask `routing` for the queue that mail ends up in. */
  queue(queue: QueueName): Settings {
    return this.queues.settings(queue);
  }

  /** What applies to a virtual MTA as a whole, for all its queues together. */
  virtualMta(name: string): Settings {
    this.#vmtaSettings ??= new VmtaSettings(this.whole, this.vmtas, this.options);
    return this.#vmtaSettings.settings(name);
  }

  /** What applies to a client that sends mail in. */
  source(client: Client): Settings {
    return this.sources.settings(client);
  }

  /** What is set for the server as a whole. */
  get server(): Settings {
    if (this.#server) return this.#server;
    const resolver = new Resolver<Layer>('global', this.options, () => undefined);
    return (this.#server = resolver.resolve([{ block: this.whole, scope: 'global' }]));
  }
}
