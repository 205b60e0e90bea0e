import type { Block } from '@pmtakit/semantics';
import { endOfBody } from '../dry/moved-lines.ts';
import { ownSection } from '../dry/own-lines.ts';
import { type SharingPool, sharingPools } from '../dry/pools.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { counted, tagOf } from '../dry/words.ts';

/** The way back from `pool-domains`, where no member has sections of its own, which may come before or behind. */
export const inlinePoolDomains: Refactoring = {
  id: 'inline-pool-domains',
  way: 'inline',
  title: 'Writes the domain sections of a pool into its members',
  safety: 'safe',
  gain: 'Each virtual MTA can have limits of its own.',

  *find(model) {
    for (const one of sharingPools(model)) yield* proposalFor(one);
  },
};

function* proposalFor({ pool, members }: SharingPool): Generator<Proposal> {
  const sections = domainsIn(pool);
  const own = sections.flatMap((section) => ownSection(section) ?? []);
  const ends = members.map((member) => ({ file: member.file, end: endOfBody(member) }));
  const isPlain = members.every((member) => domainsIn(member).length === 0);
  if (own.length === 0 || own.length < sections.length || !isPlain) return;
  const newText = own.map(({ file, start, end }) => file.text.slice(start, end)).join('');
  const edits = ends.flatMap(({ file, end }) =>
    end === undefined ? [] : [{ file, span: { start: end, end }, newText }],
  );
  if (edits.length < members.length) return;
  yield {
    message: `${tagOf(pool)} has ${counted(own.length, 'domain section')} that its members can have themselves`,
    at: pool,
    edits: [...own.map(remove), ...edits],
  };
}

function domainsIn(block: Block): Block[] {
  return [...block.blocks()].filter(({ name }) => name === 'domain');
}
