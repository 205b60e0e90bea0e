import type { QueueName } from '../model/queue-settings.ts';
import type { DomainTable } from '../model/domain-table.ts';
import { type Model, linesNamed } from '../model/model.ts';
import { DEFAULT_VMTA } from '../model/names.ts';
import { rollupsOf } from '../routing/rollup.ts';
import type { Difference } from './difference.ts';
import { representativeDomains } from './representatives.ts';
import { type Side, type Sides, both, differingSettings, setTheSame } from './sides.ts';

/**
 * Every queue setting that comes out otherwise, on the domains that stand for all. `{default}` shows what the top level
 * does. A virtual MTA is asked for the domains that its own and its pool's sections name; only where these differ it is
 * asked for all, because equal sections over equal ones give equal settings.
 */
export function* differingQueues(sides: Sides): Generator<Difference> {
  const outside = representativeDomains([...keysOf(sides, ({ model }) => [model.queues.global]), ...queueNames(sides)]);
  yield* differencesFor(sides, DEFAULT_VMTA, outside);
  const done = new Set<string>();
  for (const virtualMta of sides.before.model.vmtas.names) {
    if (!sides.after.model.vmtas.vmta(virtualMta) || isKnown(sides, virtualMta, done)) continue;
    yield* vmtaDifferences(sides, virtualMta, outside);
  }
}

function* vmtaDifferences(sides: Sides, virtualMta: string, outside: readonly string[]): Generator<Difference> {
  const keys = keysOf(sides, ({ model }) =>
    model.queues.tablesOf(virtualMta).filter(({ scope }) => scope !== 'global'),
  );
  const own = representativeDomains(keys);
  const isScopeFirst = sides.before.model.options.assumptions.resolution === 'scope-first';
  const isSame = (domain: string): boolean => setInsideTheSame(sides, { domain, virtualMta });
  if (isScopeFirst && own.every(isSame)) return;
  yield* differencesFor(sides, virtualMta, [...new Set([...own, ...outside])]);
}

function* differencesFor(sides: Sides, virtualMta: string, domains: readonly string[]): Generator<Difference> {
  for (const domain of domains) {
    const settings = both(sides, ({ model }) => model.queue({ domain, virtualMta }));
    yield* differingSettings(sides, { kind: 'queue', domain, virtualMta }, settings);
  }
}

/** Whether the sections of a virtual MTA and its pool set the same for a domain. */
function setInsideTheSame(sides: Sides, queue: QueueName): boolean {
  const { before, after } = both(sides, ({ model }) => model.queues.settingsInside(queue));
  return setTheSame(sides, before, after);
}

/** Whether virtual MTAs with the same sections were compared before. */
function isKnown(sides: Sides, virtualMta: string, done: Set<string>): boolean {
  const texts = both(sides, (side) => sectionsOf(side, virtualMta));
  const key = `${texts.before}\0${texts.after}`;
  if (texts.before === texts.after || done.has(key)) return true;
  done.add(key);
  return false;
}

/** All `<domain>` sections of a virtual MTA and its pool, as text. */
function sectionsOf({ model, content }: Side, virtualMta: string): string {
  return model.queues
    .tablesOf(virtualMta)
    .filter(({ scope }) => scope !== 'global')
    .map((table) => `${table.scope}\n${textOf({ model, content }, table)}`)
    .join('\n');
}

/** Macros are filled in, because a macro may change without the sections that use it. */
function textOf({ content }: Side, table: DomainTable): string {
  return table.blocks.map((block) => `${table.keysOf(block).join(' ')} ${content.ofItems(block)}`).join('\n');
}

function keysOf(sides: Sides, tablesOf: (side: Side) => readonly DomainTable[]): string[] {
  return [...tablesOf(sides.before), ...tablesOf(sides.after)].flatMap((table) => [...table.keys]);
}

/** Names of queues that mail can be moved to. */
function queueNames(sides: Sides): string[] {
  const names = ({ model }: Side): string[] => [...rollupsOf(model).map(({ queue }) => queue), ...queueTargets(model)];
  return [...names(sides.before), ...names(sides.after)];
}

function queueTargets({ whole }: Model): string[] {
  return [...linesNamed(whole, 'queue-to')].flatMap((line) => {
    const value = line.argument(0);
    return value?.kind === 'queue-name' ? [value.name] : [];
  });
}
