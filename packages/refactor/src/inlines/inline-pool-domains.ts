import { type Block, settingName } from '@pmtakit/semantics';
import { appendTo, textsOf } from '../dry/copied-text.ts';
import { endOfBody } from '../dry/moved-lines.ts';
import { ownLinesOf, ownSection } from '../dry/own-lines.ts';
import { type SharingPool, sharingPools } from '../dry/pools.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { counted, tagOf } from '../dry/words.ts';

/** The way back from `pool-domains`. What a member says itself of the same domains stays. (dry D7) */
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
  const edits = members.map((member) => editsFor(member, sections));
  if (own.length === 0 || own.length < sections.length || !edits.every((edit) => edit !== undefined)) return;
  yield {
    message: `${tagOf(pool)} has ${counted(own.length, 'domain section')} that its members can have themselves`,
    at: pool,
    about: pool.argument,
    edits: [...own.map(remove), ...edits.flat()],
  };
}

function domainsIn(block: Block): Block[] {
  return [...block.blocks()].filter(({ name }) => name === 'domain');
}

/** Whole sections, or the lines that a section of the member for the same domains does not have. */
function editsFor(member: Block, sections: readonly Block[]): FileEdit[] | undefined {
  const end = endOfBody(member);
  if (end === undefined) return undefined;
  const missing = sections.filter((section) => !sameSection(member, section));
  const newText = missing.flatMap((section) => textOf(section) ?? []).join('');
  const added = sections.map((section) => linesFor(sameSection(member, section), section));
  if (!added.every((lines) => lines !== undefined)) return undefined;
  const all = [...added.flat(), { file: member.file, span: { start: end, end }, newText }];
  return all.filter((edit) => edit.newText !== '');
}

function sameSection(member: Block, { argument }: Block): Block | undefined {
  return domainsIn(member).find((own) => own.argument.toLowerCase() === argument.toLowerCase());
}

function textOf(section: Block): string | undefined {
  const own = ownSection(section);
  return own && own.file.text.slice(own.start, own.end);
}

/** Undefined where one of the lines has to stay. */
function linesFor(same: Block | undefined, section: Block): FileEdit[] | undefined {
  if (!same) return [];
  const known = new Set(Array.from(same.lines(), settingName));
  const missing = [...section.lines()].filter((line) => !known.has(settingName(line)));
  const own = missing.flatMap((line) => ownLinesOf(line) ?? []);
  const edit = appendTo(same, textsOf(own), '    ');
  return edit && own.length === missing.length ? [edit] : undefined;
}
