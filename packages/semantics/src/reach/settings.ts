/** Settings of `<domain>` and `<source>` sections that no queue and no client ever gets. */
import { representativeAddresses, representativeDomains } from '../compare/representatives.ts';
import type { DomainTable } from '../model/domain-table.ts';
import type { Model } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { Settings } from '../model/resolver.ts';
import { sameValues } from '../model/setting.ts';
import type { Client } from '../model/sources.ts';
import type { Pool } from '../model/virtual-mtas.ts';
import type { Block, Line } from '../project/whole.ts';
import type { AssumptionName } from '../model/assumptions.ts';
import type { Dead } from './dead.ts';

/** What happened to lines in all the answers that were looked at. */
class Fates {
  readonly #alive = new Set<Line>();
  readonly #blocked = new Map<Line, { readonly by: Line; readonly assumptions: readonly AssumptionName[] }>();

  note(settings: Settings): void {
    for (const { line, shadowed, assumptions } of settings.all) {
      if (!line) continue;
      this.#alive.add(line);
      for (const loser of shadowed) if (!this.#blocked.has(loser)) this.#blocked.set(loser, { by: line, assumptions });
    }
  }

  /** The line, when nothing that was looked at gets its value. */
  deadOf(line: Line): Dead | undefined {
    if (this.#alive.has(line)) return undefined;
    const blocked = this.#blocked.get(line);
    if (!blocked) return undefined;
    const { by, assumptions } = blocked;
    const reason = `wherever it applies, ${by.name} is set by a stronger line`;
    return { kind: 'setting', item: line, blockedBy: by, differs: !sameValues(line, by), reason, assumptions };
  }
}

/** Settings and sections for domains. */
export function* deadDomainSettings(model: Model): Generator<Dead> {
  for (const { table, fates } of tablesWithFates(model)) {
    for (const block of table.blocks) {
      if (table.keysOf(block).length === 0 && block.value) yield standsForNothing(block);
      else yield* deadLinesIn(model.queues.linesOf(block), fates);
    }
  }
}

function* tablesWithFates(model: Model): Generator<{ readonly table: DomainTable; readonly fates: Fates }> {
  const { queues, vmtas } = model;
  yield { table: queues.global, fates: fatesOf(model, queues.global, [DEFAULT_VMTA]) };
  for (const pool of vmtas.pools) {
    const table = queues.poolTable(pool);
    if (table) yield { table, fates: fatesOf(model, table, witnessesOf(model, pool)) };
  }
  for (const { name } of vmtas.vmtas) {
    const table = queues.vmtaTable(name);
    if (table) yield { table, fates: fatesOf(model, table, [name]) };
  }
}

/** A member without sections of its own gets all that any member gets; without such a one, all have to be asked. */
function witnessesOf({ queues, vmtas }: Model, pool: Pool): readonly string[] {
  const members = vmtas.membersOf(pool.name).filter((name) => queues.domainPoolOf(name) === pool);
  const plain = members.find((name) => !queues.vmtaTable(name));
  return plain === undefined ? members : [plain];
}

function fatesOf(model: Model, table: DomainTable, virtualMtas: readonly string[]): Fates {
  const fates = new Fates();
  for (const virtualMta of virtualMtas) {
    for (const domain of domainsFor(model, table, virtualMta)) fates.note(model.queue({ domain, virtualMta }));
  }
  return fates;
}

/** Stronger tables cut the domains of a table into more cells; weaker ones do not change what its lines do. */
function domainsFor(model: Model, table: DomainTable, virtualMta: string): string[] {
  const tables = model.queues.tablesOf(virtualMta);
  const isScopeFirst = model.options.assumptions.resolution === 'scope-first';
  const stronger = isScopeFirst ? tables.slice(0, tables.indexOf(table) + 1) : tables;
  return representativeDomains(stronger.flatMap(({ keys }) => [...keys]));
}

function standsForNothing(block: Block): Dead {
  const reason = 'its pattern stands for no domain: a macro in it is empty or not defined';
  return { kind: 'section', item: block, blockedBy: undefined, differs: true, reason, assumptions: [] };
}

/** Settings for clients, by their addresses and by name. */
export function* deadSourceSettings(model: Model): Generator<Dead> {
  const { sources } = model;
  const fates = new Fates();
  for (const client of clientsOf(model)) fates.note(sources.settings(client));
  for (const block of model.whole.blocks()) {
    if (block.name === 'source') yield* deadLinesIn(sources.linesOf(block), fates);
  }
}

/** A client of each address cell, each user, each listener and the pickup directory. */
function clientsOf({ sources, symbols }: Model): Client[] {
  const addresses = representativeAddresses(sources.networks.map(({ network }) => network));
  return [
    ...addresses.map((address) => ({ address })),
    ...symbols.names('smtp-user').map((user) => ({ user })),
    ...sources.listeners.map(({ network: { version, address }, port }) => ({
      listener: { address: { version, address }, port },
    })),
    { pickup: true },
  ];
}

function* deadLinesIn(
  lines: readonly { readonly line: Line; readonly repeated: readonly Line[] }[],
  fates: Fates,
): Generator<Dead> {
  for (const { line, repeated } of lines) {
    for (const one of [line, ...repeated]) {
      const dead = fates.deadOf(one);
      if (dead) yield dead;
    }
  }
}

/** Settings of domains whose mail is moved to another queue, which has settings of its own. [G1§10.9; runtime 4] */
export function* movedQueueSettings(model: Model): Generator<Dead> {
  const { queues } = model;
  const targets = new Set<string>();
  const moving = [...moves(model)];
  for (const { to } of moving) targets.add(to);
  if (moving.some(({ block }) => block.parent !== model.whole)) return;
  for (const { block, line } of moving) {
    const keys = queues.global.keysOf(block);
    if (keys.some((key) => /^[*[]/.test(key) || targets.has(key)) || !keys.every((key) => isMovedBy(model, key, line)))
      continue;
    for (const other of queues.linesOf(block)) {
      if (other.line === line || asked.has(other.line.name)) continue;
      const reason = 'mail for this domain is moved to another queue, whose settings apply instead';
      yield { kind: 'moved-queue', item: other.line, blockedBy: line, differs: true, reason, assumptions: [] };
    }
  }
}

/** What is asked of a domain before its mail is moved. */
const asked = new Set(['queue-to', 'disable-mx-rollup']);

function* moves({
  whole,
  vmtas,
  queues,
}: Model): Generator<{ readonly block: Block; readonly line: Line; readonly to: string }> {
  const parents = [whole, ...[...vmtas.pools, ...vmtas.vmtas].flatMap(({ blocks }) => blocks)];
  for (const block of parents.flatMap((parent) => [...parent.blocks()])) {
    if (block.name !== 'domain') continue;
    for (const { line } of queues.linesOf(block)) {
      const value = line.name === 'queue-to' ? line.argument(0) : undefined;
      if (value?.kind === 'queue-name') yield { block, line, to: value.name };
    }
  }
}

function isMovedBy(model: Model, domain: string, line: Line): boolean {
  const queue: QueueName = { domain, virtualMta: DEFAULT_VMTA };
  return model.queue(queue).get('queue-to')?.line === line;
}
