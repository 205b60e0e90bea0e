import { catalogue } from '@pmtakit/grammar';
import { type Block, type Line, isSetOnce, sameValues, settingName } from '@pmtakit/semantics';
import { holdsSecret } from '../dry/guards.ts';
import { endOfBody, indentIn, movedLines } from '../dry/moved-lines.ts';
import { type OwnLines, ownLinesOf } from '../dry/own-lines.ts';
import { type SharingPool, sharingPools } from '../dry/pools.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { removeFrom } from '../dry/removal.ts';
import { counted, listed, tagOf } from '../dry/words.ts';

/**
 * Limits and other settings that all members of a pool have go to the pool, and keys where each has the same one and no
 * other: keys of a virtual MTA are looked through before those it inherits. [G1§8.2, §10.6.2; dry D9]
 */
export const poolSettings: Refactoring = {
  id: 'pool-settings',
  way: 'extract',
  title: 'Moves settings and keys that all members of a pool have to the pool',
  safety: 'safe',
  gain: 'A setting is changed for the pool, and not once for each virtual MTA.',

  *find(model) {
    for (const one of sharingPools(model)) yield* proposalFor(one);
  },
};

/** A line that all members have, with its copies. */
interface Shared {
  readonly name: string;
  readonly copies: readonly OwnLines[];
}

function* proposalFor({ pool, members }: SharingPool): Generator<Proposal> {
  const shared = sharedLines(pool, members);
  const end = endOfBody(pool);
  if (shared.length === 0 || end === undefined) return;
  const newText = movedLines(
    shared.map(({ copies }) => copies),
    indentIn(pool) ?? '    ',
  );
  const taken = members.flatMap((member, index) =>
    removeFrom(
      member,
      shared.flatMap(({ copies }) => copies[index] ?? []),
    ),
  );
  yield {
    message: `all ${counted(members.length, 'member')} of ${tagOf(pool)} say the same of ${listed(shared.map(({ name }) => name))}`,
    at: pool,
    edits: [...taken, { file: pool.file, span: { start: end, end }, newText }],
    notes: notesFor(shared),
  };
}

function notesFor(shared: readonly Shared[]): string[] {
  const hasLimits = shared.some(({ name }) => name.startsWith('max-'));
  return [
    'virtual MTAs that join the pool later get these settings too',
    ...(hasLimits ? ['limits of a pool hold for each member on its own, as they do now'] : []),
  ];
}

function sharedLines(pool: Block, members: readonly Block[]): Shared[] {
  const [first] = members;
  return [...(first?.lines() ?? [])].flatMap((line) => {
    const name = settingName(line);
    if (!mayMove(line, name) || named(pool, name).length > 0) return [];
    const copies = members.map((member) => {
      const [own, another] = named(member, name);
      return own && !another && own.isValid && sameValues(own, line) ? ownLinesOf(own) : undefined;
    });
    return copies.every((copy) => copy !== undefined) ? [{ name, copies }] : [];
  });
}

function mayMove(line: Line, name: string): boolean {
  const isKnown = catalogue().directive('virtual-mta-pool', name) !== undefined;
  return line.isValid && isKnown && (isSetOnce(line) || name === 'domain-key') && !holdsSecret(line);
}

function named(block: Block, name: string): Line[] {
  return [...block.lines()].filter((line) => settingName(line) === name);
}
