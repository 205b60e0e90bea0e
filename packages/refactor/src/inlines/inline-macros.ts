import type { Block, Macro, Model } from '@pmtakit/semantics';
import { ownLinesOf, ownSection } from '../dry/own-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { counted } from '../dry/words.ts';

/** The way back from `domain-macro`. */
export const inlineMacros: Refactoring = {
  id: 'inline-macros',
  way: 'inline',
  title: 'Writes a section for each domain of a macro',
  safety: 'safe',
  gain: 'Each domain can have settings of its own.',

  *find(model) {
    for (const macro of model.macros.all) if (model.macros.get(macro.name) === macro) yield* proposalFor(model, macro);
  },
};

/** Where a macro is used for anything else it stays, and so do all its sections. */
function* proposalFor(model: Model, macro: Macro): Generator<Proposal> {
  const uses = model.symbols.used('domain-macro', macro.name);
  const sections = uses.flatMap(({ item }) => (item.kind === 'block' && isOnly(item) ? [item] : []));
  const members = model.macros.membersOf(macro);
  const own = ownLinesOf(macro.line);
  if (!own || sections.length === 0 || sections.length < uses.length || members.length === 0) return;
  const edits = sections.map((section) => copies(model, section, members));
  if (!edits.every((edit) => edit !== undefined)) return;
  yield {
    message: `$${macro.name} can be ${counted(members.length * sections.length, 'section')}, one for each domain`,
    at: macro.line,
    edits: [remove(own), ...edits],
  };
}

function isOnly({ name, argument }: Block): boolean {
  return name === 'domain' && /^\$\w+$/.test(argument);
}

/** Undefined where one of the domains has a section of its own, or the section has to stay. */
function copies({ queues }: Model, section: Block, members: readonly string[]): FileEdit | undefined {
  const own = ownSection(section);
  const others = [...(section.parent?.blocks() ?? [])].filter((block) => block.name === 'domain' && block !== section);
  const taken = new Set(others.flatMap((block) => queues.global.keysOf(block)));
  if (!own || members.some((member) => taken.has(member))) return undefined;
  const { file, argumentSpan } = section;
  const [head, rest] = [file.text.slice(own.itemStart, argumentSpan.start), file.text.slice(argumentSpan.end, own.end)];
  const gap = section.parent?.parent ? '' : '\n';
  const newText = members.map((member) => `${head}${member}${rest}`).join(gap);
  return { file, span: { start: own.itemStart, end: own.end }, newText };
}
