import { type Value, oncePer } from '@pmtakit/grammar';
import {
  type AssumptionName,
  type Block,
  type Line,
  type Model,
  type QueueName,
  DEFAULT_VMTA,
  isThisMachine,
  linesNamed,
  oldNamesOf,
  sampleDomains,
  settingName,
  valueOf,
  virtualMtasOf,
} from '@pmtakit/semantics';
import { restsOn } from './rests-on.ts';
import { hasBareTime } from './bare-times.ts';

/** One queue that stands for all that a `<domain>` section is for, and what counts in it. */
export class QueueView {
  readonly model: Model;
  readonly section: Block;
  readonly queue: QueueName;
  #layers: readonly ReadonlyMap<string, Line>[] | undefined;

  constructor(model: Model, section: Block, queue: QueueName) {
    this.model = model;
    this.section = section;
    this.queue = queue;
  }

  /** The line that counts, found without resolving everything else; undefined for a default. */
  line(name: string): Line | undefined {
    this.#layers ??= this.model.queues.layers(this.queue).map(({ block }) => linesByName(this.model)(block));
    for (const lines of this.#layers) {
      const line = lines.get(name);
      if (line) return line;
    }
    return undefined;
  }

  /** The line that counts, if it stands in the section itself. */
  own(name: string): Line | undefined {
    const line = this.line(name);
    return line?.parent === this.section ? line : undefined;
  }

  /** What counts; of settings that follow another one by default, only what a line says. */
  value(name: string): Value | undefined {
    return valueOf(this.model, this.line(name), name);
  }

  /** What these settings rest on. It takes a while, so it is for findings only. */
  assumptions(...names: readonly string[]): readonly AssumptionName[] {
    return restsOn(this.model.queue(this.queue), ...names);
  }

  isOn(name: string): boolean {
    const value = this.value(name);
    return value?.kind === 'boolean' && value.value;
  }

  /** Seconds of a time or of each time in a list; nothing for other values. */
  seconds(name: string): readonly number[] {
    const value = this.value(name);
    if (value?.kind === 'duration-list') return value.items.map(({ seconds }) => seconds);
    return value?.kind === 'duration' ? [value.seconds] : [];
  }

  /**
   * Whether mail of the queue goes to servers of others: it is not moved to another queue, not thrown away, and not
   * given to a program or a server on this machine.
   */
  get isSent(): boolean {
    const type = this.value('type');
    if (type?.kind === 'enum' && type.value !== 'smtp') return false;
    const movedTo = this.value('queue-to');
    if (movedTo?.kind === 'queue-name' && movedTo.name !== this.queue.domain) return false;
    const hosts = this.value('smtp-hosts');
    const isHere = hosts?.kind === 'host-list' && hosts.levels.flat().every(({ host }) => isThisMachine(host));
    return !isHere && !this.#isMovedBy('reroute-to-virtual-mta');
  }

  /** Whether another virtual MTA takes the mail over in backoff mode. A reroute to itself is ignored. [G1§3.3.10.50] */
  get leavesInBackoff(): boolean {
    return this.#isMovedBy('backoff-reroute-to-virtual-mta');
  }

  #isMovedBy(name: string): boolean {
    const target = this.value(name);
    return target?.kind === 'reference' && target.name.toLowerCase() !== this.queue.virtualMta.toLowerCase();
  }
}

/** Whether a queue is tried again sooner in backoff mode than in normal mode. [G1§3.3.10.39, §3.3.10.40] */
export function isSoonerInBackoff(view: QueueView): boolean {
  if (hasBareTime(view.value('backoff-retry-after')) || hasBareTime(view.value('retry-after'))) return false;
  const [backoff = Infinity] = view.seconds('backoff-retry-after');
  const [normal = 0] = view.seconds('retry-after');
  return backoff < normal;
}

/** The lines of a section that set something, an old name as the new one: which of two counts, the model says. */
const linesByName: (model: Model) => (block: Block) => ReadonlyMap<string, Line> = oncePer(({ queues }) =>
  oncePer((block) => new Map(queues.linesOf(block).map(({ line }) => [settingName(line), line]))),
);

/** Queues of one section that are asked one by one; nobody wrote so many that differ. */
const MOST_QUEUES = 100;

/** Longer names do not exist, and a pattern with thousands of dots takes long to look up. */
const LONGEST_PATTERN = 300;

/**
 * For each `<domain>` section that sets one of some things, the first queue in which such a line of it counts. Sections
 * whose lines are overridden everywhere have none.
 */
export function* queuesSetting(model: Model, names: readonly string[]): Generator<QueueView> {
  const samples = samplesOf(model);
  for (const section of sectionsSetting(model, names)) {
    const view = samples.find(section, (queue) => names.some((name) => queue.own(name)));
    if (view) yield view;
  }
}

/** Each line of a name that counts for mail which is sent to servers of others, with such a queue. */
export function* sentLines(model: Model, name: string): Generator<{ line: Line; view: QueueView }> {
  for (const view of queuesSetting(model, [name])) {
    const line = view.own(name);
    if (line && view.isSent) yield { line, view };
  }
}

/** In the order of the text. */
function sectionsSetting({ whole }: Model, names: readonly string[]): Block[] {
  const all = names.flatMap((name) => [name, ...oldNamesOf(name)]);
  const sections = all.flatMap((name) => linesNamed(whole, name)).map(({ parent }) => parent);
  return [...new Set(sections)].filter(({ name, value }) => name === 'domain' && value).toSorted(byOrder);
}

function byOrder(a: Block, b: Block): number {
  return a.order - b.order;
}

/** The queues that stand for one section, so far. */
interface Kept {
  readonly made: QueueView[];
  readonly more: Generator<QueueView, void>;
}

/** The queues that stand for sections, made when they are first asked for and kept for all rules. */
class Samples {
  readonly #model: Model;
  readonly #views = new Map<Block, Kept>();
  /** The virtual MTAs whose mail is for the sections of the top level. */
  readonly #everywhere: readonly string[];

  constructor(model: Model) {
    const { queues, vmtas } = model;
    this.#model = model;
    const names = Array.from(vmtas.vmtas, ({ name }) => name);
    const plain = names.find((name) => !queues.vmtaTable(name) && !queues.domainPoolOf(name));
    if (names.length === 0) this.#everywhere = [DEFAULT_VMTA];
    else this.#everywhere = plain === undefined ? names.slice(0, MOST_QUEUES) : [plain];
  }

  find(section: Block, isWanted: (view: QueueView) => boolean): QueueView | undefined {
    const known = this.#views.get(section) ?? { made: [], more: this.#viewsOf(section) };
    this.#views.set(section, known);
    return known.made.find(isWanted) ?? this.#findMore(known, isWanted);
  }

  #findMore({ made, more }: Kept, isWanted: (view: QueueView) => boolean): QueueView | undefined {
    while (made.length < MOST_QUEUES) {
      const { value, done } = more.next();
      if (done) return undefined;
      made.push(value);
      if (isWanted(value)) return value;
    }
    return undefined;
  }

  *#viewsOf(section: Block): Generator<QueueView, void> {
    const virtualMtas = this.#virtualMtasOf(section);
    for (const pattern of this.#model.queues.global.keysOf(section)) {
      if (pattern.length > LONGEST_PATTERN) continue;
      for (const domain of sampleDomains(pattern)) {
        for (const virtualMta of virtualMtas) yield new QueueView(this.#model, section, { domain, virtualMta });
      }
    }
  }

  /**
   * A virtual MTA that adds nothing to a section stands for all. Mail that no virtual MTA is chosen for is only looked at
   * where none is defined.
   */
  #virtualMtasOf(section: Block): readonly string[] {
    if (section.parent?.value?.kind !== 'name') return this.#everywhere;
    const names = virtualMtasOf(this.#model, section);
    const plain = names.find((name) => !this.#model.queues.vmtaTable(name));
    return plain === undefined ? names : [plain];
  }
}

const samplesOf: (model: Model) => Samples = oncePer((model) => new Samples(model));
