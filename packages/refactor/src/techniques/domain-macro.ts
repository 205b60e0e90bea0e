import { oncePer } from '@pmtakit/grammar';
import type { Block, Macro, Model } from '@pmtakit/semantics';
import { bodyKey, commentsAbove } from '../dry/equal-sections.ts';
import { indentAt, lineBreakOf } from '../dry/moved-lines.ts';
import { type OwnLines, ownSection } from '../dry/own-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { counted, listed } from '../dry/words.ts';

/** Fewer sections are no list that anybody keeps. */
const FEWEST = 3;

/** Equal sections of one place, and the domains that they are for. */
interface Group {
  readonly blocks: readonly Block[];
  readonly domains: readonly string[];
}

/**
 * Equal `<domain>` sections become one for a macro. All settings move, and no section that names one of the domains stays
 * beside it, since whether such a section gets the rest from the macro is not documented. [G1§3.3.10; dry D5]
 */
export const domainMacro: Refactoring = {
  id: 'domain-macro',
  way: 'extract',
  title: 'Writes equal domain sections as one for a macro',
  safety: 'safe',
  gain: 'The domains that are treated alike have a name, and one place to change.',

  *find(model) {
    const groups = [...placesIn(model)].flatMap((parent) => groupsIn(model, parent));
    const names = new Names(model);
    for (const same of Map.groupBy(groups, ({ domains }) => [...domains].sort().join(' ')).values()) {
      yield* proposalFor(model, same, names);
    }
  },
};

/** Where `<domain>` sections stand. */
function* placesIn({ whole }: Model): Generator<Block> {
  yield whole;
  for (const block of whole.blocks()) if (block.name.startsWith('virtual-mta')) yield block;
}

function groupsIn({ queues }: Model, parent: Block): Group[] {
  const sections = [...parent.blocks()].filter(({ name }) => name === 'domain');
  const counts = Map.groupBy(
    sections.flatMap((block) => queues.global.keysOf(block)),
    (key) => key,
  );
  const alone = sections.filter((block) => isForOne(block) && counts.get(block.argument.toLowerCase())?.length === 1);
  return [...Map.groupBy(alone, contentOf)]
    .filter(([content, blocks]) => content !== undefined && blocks.length >= FEWEST)
    .map(([, blocks]) => ({ blocks, domains: blocks.map(({ argument }) => argument.toLowerCase()) }));
}

function isForOne({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && value.form === 'exact';
}

/** Sections of several files may be included in different places. */
function contentOf(block: Block): string | undefined {
  const key = bodyKey(block);
  return key === undefined ? undefined : `${block.file.path} ${block.inclusion.includes.length}\n${key}`;
}

function* proposalFor(model: Model, same: readonly Group[], names: Names): Generator<Proposal> {
  const [group] = same;
  const [first] = group?.blocks ?? [];
  const top = first && outermost(first);
  const place = top && ownSection(top);
  if (!group || !first || !place) return;
  const known = knownMacro(model, group.domains, top);
  const name = known?.name ?? names.newFor(group.domains);
  const edits = same.flatMap(({ blocks }) => editsFor(blocks, name));
  const sections = same.reduce((sum, { blocks }) => sum + blocks.length, 0);
  yield {
    message: `${counted(sections, 'equal section')} for ${listed(group.domains)} can be ${same.length === 1 ? 'one' : same.length} for $${name}`,
    at: first,
    edits: known ? edits : withDefinition(edits, place, definition(place, name, group.domains)),
    notes: [
      `${known ? '' : `give $${name} a better name; `}a section for one of the domains that is added beside it may take all others from it`,
    ],
  };
}

function outermost(block: Block): Block {
  let top = block;
  while (top.parent?.parent) top = top.parent;
  return top;
}

/** A macro of the same domains that is defined before. */
function knownMacro(model: Model, domains: readonly string[], top: Block): Macro | undefined {
  const same = macrosByMembers(model).get([...domains].sort().join(' ')) ?? [];
  return same.find(({ line }) => line.order < top.order);
}

const macrosByMembers: (model: Model) => ReadonlyMap<string, readonly Macro[]> = oncePer(({ macros }) => {
  const counting = macros.all.filter((macro) => macros.get(macro.name) === macro);
  return Map.groupBy(counting, (macro) => {
    const members = macros.membersOf(macro).map((member) => member.toLowerCase());
    return members.sort().join(' ');
  });
});

/** The first section gets the name of the macro and the comments of the others, which go. */
function editsFor(blocks: readonly Block[], name: string): FileEdit[] {
  const [kept, ...others] = blocks;
  const own = kept && ownSection(kept);
  if (!kept || !own) return [];
  const { file, argumentSpan } = kept;
  const indent = indentAt(file.text, own.itemEnd);
  const known = new Set(commentsAbove(kept));
  const comments = [...new Set(others.flatMap(commentsAbove))].filter((comment) => !known.has(comment));
  const moved = comments.map((comment) => `${indent}${comment}${lineBreakOf(file.text)}`).join('');
  return [
    { file, span: { start: own.itemStart, end: argumentSpan.end }, newText: `${moved}${tagStart(kept, own)}$${name}` },
    ...others.flatMap((block) => ownSection(block) ?? []).map(remove),
  ];
}

function tagStart({ file, argumentSpan }: Block, { itemStart }: OwnLines): string {
  return file.text.slice(itemStart, argumentSpan.start);
}

function definition({ file, itemEnd }: OwnLines, name: string, domains: readonly string[]): string {
  return `${indentAt(file.text, itemEnd)}domain-macro ${name} ${domains.join(',')}${lineBreakOf(file.text)}`;
}

/** Before everything else at that place. */
function withDefinition(edits: readonly FileEdit[], { file, start }: OwnLines, newText: string): FileEdit[] {
  const at = edits.find(({ file: other, span }) => other === file && span.start === start);
  if (!at) return [{ file, span: { start, end: start }, newText }, ...edits];
  return edits.map((edit) => (edit === at ? { ...edit, newText: newText + edit.newText } : edit));
}

/** Names that no macro has. */
class Names {
  readonly #taken: Set<string>;

  constructor({ macros }: Model) {
    this.#taken = new Set(macros.all.map(({ name }) => name.toLowerCase()));
  }

  newFor([domain = '']: readonly string[]): string {
    const start = `like_${(domain.split('.')[0] ?? '').replaceAll(/\W/g, '_')}`;
    let name = start;
    for (let number = 2; this.#taken.has(name); number++) name = `${start}_${number}`;
    this.#taken.add(name);
    return name;
  }
}
