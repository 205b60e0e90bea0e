import { memberName } from '../model/virtual-mtas.ts';
import type { Block } from '../project/whole.ts';
import type { Difference, Subject } from './difference.ts';
import { type Side, type Sides, both, differingSettings } from './sides.ts';

/** Virtual MTAs that only one side has, and their settings that come out otherwise. */
export function* differingVmtas(sides: Sides): Generator<Difference> {
  const subjectOf = (virtualMta: string): Subject => ({ kind: 'virtual-mta', virtualMta });
  const blockOf = ({ model }: Side, name: string): Block | undefined => model.vmtas.vmta(name)?.blocks[0];
  yield* onOneSide(sides, ({ model }) => [...model.vmtas.vmtas].map(({ name }) => name), subjectOf, blockOf);
  for (const virtualMta of sides.before.model.vmtas.names) {
    const { model } = sides.after;
    if (!model.vmtas.isDefault(virtualMta) && !model.vmtas.vmta(virtualMta)) continue;
    yield* differingSettings(
      sides,
      subjectOf(virtualMta),
      both(sides, (side) => side.model.virtualMta(virtualMta)),
    );
  }
}

/** Pools that only one side has, or whose members take turns in another order. */
export function* differingPools(sides: Sides): Generator<Difference> {
  const subjectOf = (pool: string): Subject => ({ kind: 'pool', pool });
  const blockOf = ({ model }: Side, name: string): Block | undefined => model.vmtas.pool(name)?.blocks[0];
  yield* onOneSide(sides, ({ model }) => [...model.vmtas.pools].map(({ name }) => name), subjectOf, blockOf);
  for (const { name } of sides.before.model.vmtas.pools) {
    const members = both(sides, ({ model }) => (model.vmtas.pool(name)?.members ?? []).map(memberName).join(', '));
    if (!sides.after.model.vmtas.pool(name) || members.before === members.after) continue;
    const origins = both(sides, (side) => blockOf(side, name));
    yield { subject: subjectOf(name), setting: 'virtual-mta', before: members.before, after: members.after, origins };
  }
}

/** Accounting files, by where they are written to. */
export function* differingAcctFiles(sides: Sides): Generator<Difference> {
  const subjectOf = (target: string): Subject => ({ kind: 'acct-file', target });
  const fileOf = ({ model }: Side, target: string) => model.acctFiles.find((file) => file.target === target);
  yield* onOneSide(
    sides,
    ({ model }) => model.acctFiles.map(({ target }) => target),
    subjectOf,
    (side, target) => fileOf(side, target)?.block,
  );
  for (const { target, settings: before } of sides.before.model.acctFiles) {
    const after = fileOf(sides.after, target)?.settings;
    if (after) yield* differingSettings(sides, subjectOf(target), { before, after });
  }
}

/** Settings of the server. Macros are left out: they show in what uses them. */
export function* differingServer(sides: Sides): Generator<Difference> {
  for (const difference of differingSettings(
    sides,
    { kind: 'server' },
    both(sides, ({ model }) => model.server),
  )) {
    if (difference.setting !== 'domain-macro') yield difference;
  }
}

/** Sections that are compared by their settings, or where something refers to them. */
const comparedElsewhere = new Set([
  'domain',
  'virtual-mta',
  'virtual-mta-pool',
  'source',
  'acct-file',
  'pattern-list',
  'smtp-pattern-list',
  'address-list',
  'rewrite-list',
  'domain-key-list',
  'proxy',
  'signals-filter',
]);

/** All other sections of the top level, by what they hold and in what order. */
export function* differingSections(sides: Sides): Generator<Difference> {
  const byName = both(sides, ({ model }) => Map.groupBy(model.whole.blocks(), ({ name }) => name));
  for (const section of new Set([...byName.before.keys(), ...byName.after.keys()])) {
    if (comparedElsewhere.has(section)) continue;
    const before = byName.before.get(section) ?? [];
    const after = byName.after.get(section) ?? [];
    const texts = { before: textOf(sides.before, before), after: textOf(sides.after, after) };
    if (texts.before === texts.after) continue;
    yield {
      subject: { kind: 'section', section },
      setting: undefined,
      before: countOf(before),
      after: countOf(after),
      origins: { before: before[0], after: after[0] },
    };
  }
}

function textOf({ content }: Side, blocks: readonly Block[]): string {
  return blocks.map((block) => content.ofBlock(block)).join('\n');
}

function countOf(blocks: readonly Block[]): string | undefined {
  return blocks.length > 0 ? `${blocks.length} section${blocks.length === 1 ? '' : 's'}` : undefined;
}

/** What has a name on one side only. */
function* onOneSide(
  sides: Sides,
  namesOf: (side: Side) => readonly string[],
  subjectOf: (name: string) => Subject,
  blockOf: (side: Side, name: string) => Block | undefined,
): Generator<Difference> {
  for (const name of new Set([...namesOf(sides.before), ...namesOf(sides.after)])) {
    const origins = both(sides, (side) => blockOf(side, name));
    if (Boolean(origins.before) === Boolean(origins.after)) continue;
    const words = both(sides, (side) => (blockOf(side, name) ? name : undefined));
    yield { subject: subjectOf(name), setting: undefined, ...words, origins };
  }
}
