/** Where `queue-to` lines lead, and what is set for the queues there. [G1§10.9] */
import { append } from '../project/append.ts';
import { linesNamed } from '../project/find.ts';
import { canonical } from '../model/canonical.ts';
import type { Model } from '../model/model.ts';
import type { Block, Line } from '../project/whole.ts';
import { domainSections, lineFor, patternsOf, sampleVirtualMta, valueOf } from './queue-samples.ts';

/** Lines that move mail to the same queue, from the top level or from one virtual MTA or pool. */
export interface Moves {
  readonly lines: readonly Line[];
  /** The section of the first line. */
  readonly section: Block;
  /** In lower case. */
  readonly target: string;
}

/** All `queue-to` lines that move mail. What is asked about them has one answer for each group. */
export function movesOf({ whole }: Model): Moves[] {
  const lines = [...linesNamed(whole, 'queue-to')].filter((line) => targetOf(line) !== undefined);
  const groups = Map.groupBy(lines, (line) => `${homeOf(line.parent)} ${targetOf(line)}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ lines: own, section: first.parent, target: targetOf(first) ?? '' }] : [];
  });
}

/** Where a `queue-to` line leads, if it is right. */
export function targetOf(line: Line): string | undefined {
  const target = line.parent.name === 'domain' && line.isValid ? line.argument(0) : undefined;
  return target?.kind === 'queue-name' ? target.name : undefined;
}

/** The `<domain>` sections by the domains that they name, in the tag or by a macro. */
export class NamedSections {
  readonly #all = new Map<string, Block[]>();
  readonly #byHome = new Map<string, Block[]>();

  /** @param names the domains that will be asked for */
  constructor(model: Model, names: ReadonlySet<string>) {
    for (const section of names.size > 0 ? domainSections(model) : []) {
      for (const name of patternsOf(model, section)) {
        if (!names.has(name)) continue;
        append(this.#all, name, section);
        append(this.#byHome, `${isOfVmta(section) ? homeOf(section) : ''} ${name}`, section);
      }
    }
  }

  /** All sections that name a domain. */
  named(name: string): readonly Block[] {
    return this.#all.get(name) ?? [];
  }

  /** Those that may be for queues of the same virtual MTA as another section. Pools are taken to have any. */
  near(section: Block, name: string): readonly Block[] {
    if (!isOfVmta(section)) return this.named(name);
    const own = this.#byHome.get(`${homeOf(section)} ${name}`) ?? [];
    return [...own, ...(this.#byHome.get(` ${name}`) ?? [])];
  }
}

function isOfVmta({ parent }: Block): boolean {
  return parent?.name === 'virtual-mta';
}

/** The virtual MTA or pool that a section stands in. */
function homeOf({ parent }: Block): string {
  return parent ? `${parent.name} ${parent.argument.toLowerCase()}` : '';
}

/** Endings of names that are no part of the DNS. */
const privateEndings = new Set(['queue', 'rollup', 'invalid', 'local', 'localhost', 'internal']);

/** Whether mail servers may be found for a name. PowerMTA has a meaning of its own for names in braces. */
export function mayBeInDns(name: string): boolean {
  if (name.startsWith('{')) return true;
  const dot = name.lastIndexOf('.');
  return dot !== -1 && !privateEndings.has(name.slice(dot + 1));
}

/** Whether mail of a queue has somewhere to go without DNS, for the virtual MTAs that a section is for. */
export function hasWayOut(model: Model, domain: string, section: Block): boolean {
  const virtualMta = sampleVirtualMta(model, section);
  if (virtualMta === undefined) return true;
  const queue = { domain, virtualMta };
  const hosts = valueOf(model, lineFor(model, queue, 'smtp-hosts'), 'smtp-hosts');
  if (hosts && hosts.kind !== 'cleared') return true;
  const type = valueOf(model, lineFor(model, queue, 'type'), 'type');
  return type !== undefined && canonical(type) !== 'smtp';
}

/** Whether the rollup list gives mail servers for a name. [G1§10.17] */
export function isRollup({ symbols }: Model, name: string): boolean {
  return symbols.defined('rollup', name).length > 0;
}
