import { type Line, isSetOnce, settingName } from '@pmtakit/semantics';
import { appendTo, indentOf, textsOf } from '../dry/copied-text.ts';
import { holdsSecret } from '../dry/guards.ts';
import { ownLinesOf } from '../dry/own-lines.ts';
import { type SharingPool, sharingPools } from '../dry/pools.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { removeLines } from '../dry/removal.ts';
import { listed, tagOf } from '../dry/words.ts';

const KEY = 'domain-key';

/** The way back from `pool-settings`. Keys go behind those of a member, which are asked first now. [G1§8.2] */
export const inlinePoolSettings: Refactoring = {
  id: 'inline-pool-settings',
  way: 'inline',
  title: 'Writes the settings and keys of a pool into its members',
  safety: 'safe',
  gain: 'Each virtual MTA can have a value of its own.',

  *find(model) {
    for (const one of sharingPools(model)) yield* proposalFor(one);
  },
};

function* proposalFor({ pool, members }: SharingPool): Generator<Proposal> {
  const lines = [...pool.lines()].flatMap((line) => {
    const own = isSetting(line) ? ownLinesOf(line) : undefined;
    return own ? [{ name: settingName(line), own }] : [];
  });
  const edits = members.map((member) => {
    const set = new Set(Array.from(member.lines(), settingName));
    const missing = lines.filter(({ name }) => name === KEY || !set.has(name)).map(({ own }) => own);
    const [sample] = lines;
    return appendTo(member, textsOf(missing), sample ? indentOf(sample.own) : '');
  });
  if (lines.length === 0 || !edits.every((edit) => edit !== undefined)) return;
  yield {
    message: `${tagOf(pool)} sets ${listed(lines.map(({ name }) => name))}, which its members can say themselves`,
    at: pool,
    about: pool.argument,
    edits: [...removeLines(lines.map(({ own }) => own)), ...edits.filter(({ newText }) => newText !== '')],
  };
}

function isSetting(line: Line): boolean {
  return line.isValid && line.name !== 'virtual-mta' && (isSetOnce(line) || line.name === KEY) && !holdsSecret(line);
}
