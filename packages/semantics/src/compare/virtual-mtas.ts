import { linesNamed } from '../project/find.ts';
import type { Model } from '../model/model.ts';
import { shownText } from '../model/setting.ts';
import { memberName } from '../model/virtual-mtas.ts';
import type { Line } from '../project/whole.ts';
import type { Difference, Subject } from './difference.ts';
import { type Side, type Sides, both, differencesAmong, isEqual, onOneSide, union } from './sides.ts';

/** Virtual MTAs that only one side has, and their settings that come out otherwise. */
export function* differingVmtas(sides: Sides): Generator<Difference> {
  const shown = (virtualMta: string): Subject => ({ kind: 'virtual-mta', virtualMta });
  for (const name of union(sides, ({ model }) => model.vmtas.names)) {
    const blocks = both(sides, ({ model }) => model.vmtas.vmta(name)?.blocks[0]);
    if (Boolean(blocks.before) !== Boolean(blocks.after)) yield onOneSide(shown(name), name, blocks);
  }
  yield* differencesAmong(sides, commonNames(sides), {
    keyOf: (name) => both(sides, (side) => sectionsOf(side, name)),
    settingsOf: ({ model }, name) => model.virtualMta(name),
    shown,
  });
  yield* differingChoice(sides);
}

/** The virtual MTAs of both sides. */
export function commonNames({ before, after }: Sides): string[] {
  const { vmtas } = after.model;
  return before.model.vmtas.names.filter((name) => vmtas.isDefault(name) || vmtas.vmta(name) !== undefined);
}

/** What a virtual MTA and its pools set. What they do not set is compared for the server. */
function sectionsOf({ model: { vmtas }, content }: Side, name: string): string {
  const pools = vmtas.poolsOf(name).map(({ blocks }) => blocks);
  return [vmtas.vmta(name)?.blocks ?? [], ...pools]
    .map((blocks) => blocks.map((block) => content.ofLines(block)).join(' '))
    .join('|');
}

/** The order of virtual MTAs counts for clients that get the one which sends from the address they connect to. [G1§8.4.5] */
function* differingChoice(sides: Sides): Generator<Difference> {
  if (!choosesByAddress(sides.before) && !choosesByAddress(sides.after)) return;
  const hosts = both(sides, hostsOf);
  for (let index = 0; index < Math.max(hosts.before.length, hosts.after.length); index++) {
    const before = hosts.before[index];
    const after = hosts.after[index];
    if (before?.text === after?.text) continue;
    yield {
      subject: { kind: 'virtual-mta', virtualMta: before?.name ?? after?.name ?? '' },
      setting: 'smtp-source-host',
      before: before && shownHost(before),
      after: after && shownHost(after),
      origins: { before: before?.line, after: after?.line },
    };
    return;
  }
}

/** As it is written, with whose address it is. */
function shownHost({ name, line }: Host): string {
  return `${shownText(line)} of ${name}`;
}

function choosesByAddress({ model: { whole } }: Side): boolean {
  return [...linesNamed(whole, 'default-virtual-mta')].some((line) => line.argument(0)?.kind === 'enum');
}

interface Host {
  readonly name: string;
  readonly text: string;
  readonly line: Line;
}

/** All addresses that a section of a virtual MTA names, in their order. */
function hostsOf({ model: { vmtas }, content }: Side): Host[] {
  return [...vmtas.vmtas].flatMap(({ name, blocks }) =>
    blocks
      .flatMap((block) => [...block.lines()])
      .filter((line) => line.name === 'smtp-source-host' && line.isValid)
      .map((line) => ({ name, line, text: `${content.nameOf(name)} ${content.ofLine(line)}` })),
  );
}

/** Pools that only one side has, or whose members take turns in another order. */
export function* differingPools(sides: Sides): Generator<Difference> {
  for (const name of union(sides, ({ model }) => [...model.vmtas.pools].map((pool) => pool.name))) {
    const subject: Subject = { kind: 'pool', pool: name };
    const pools = both(sides, ({ model }) => model.vmtas.pool(name));
    const blocks = { before: pools.before?.blocks[0], after: pools.after?.blocks[0] };
    if (!pools.before || !pools.after) {
      yield onOneSide(subject, name, blocks);
      continue;
    }
    const members = both(sides, ({ model }) => membersOf(model, name));
    const keys = both(sides, ({ model, content }) => content.nameOf(membersOf(model, name)));
    if (!isEqual(keys)) yield { subject, setting: 'virtual-mta', ...members, origins: blocks };
  }
}

function membersOf({ vmtas }: Model, pool: string): string {
  return (vmtas.pool(pool)?.members ?? []).map(memberName).join(', ');
}
