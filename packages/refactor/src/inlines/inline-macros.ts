import type { Line, Macro, Model, Reference } from '@pmtakit/semantics';
import { indentOf, textsOf } from '../dry/copied-text.ts';
import { indentAt, lineBreakOf } from '../dry/moved-lines.ts';
import { type OwnLines, ownLinesOf, ownSection } from '../dry/own-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { distinctUses } from '../dry/uses.ts';
import { counted } from '../dry/words.ts';

/** The way back from `domain-macro`. Other macros get the domains themselves. (dry D5) */
export const inlineMacros: Refactoring = {
  id: 'inline-macros',
  way: 'inline',
  title: 'Writes a section for each domain of a macro',
  safety: 'safe',
  gain: 'Each domain can have settings of its own.',

  *find(model) {
    for (const macro of model.macros.all) yield* proposalFor(model, macro);
  },
};

/** Where a macro is used for anything else it stays, and so do all its sections. */
function* proposalFor({ symbols }: Model, macro: Macro): Generator<Proposal> {
  const own = symbols.defined('domain-macro', macro.name).length === 1 ? ownLinesOf(macro.line) : undefined;
  const uses = distinctUses(symbols.used('domain-macro', macro.name));
  const edits = uses.map((use) => (isOnlyUse(use, uses) ? editFor(use, macro) : undefined));
  if (!own || macro.members.length === 0 || uses.length === 0 || !edits.every((edit) => edit !== undefined)) return;
  yield {
    message: `$${macro.name} stands for ${counted(macro.members.length, 'domain')} in ${counted(uses.length, 'place')}, which can name them`,
    at: macro.line,
    about: macro.name,
    edits: withoutDefinition(own, uses, edits),
  };
}

/** The comments of the definition stand above the first section then; where that is a list, they stay. */
function withoutDefinition(own: OwnLines, uses: readonly Reference[], edits: readonly FileEdit[]): FileEdit[] {
  const { file, start, itemEnd, end } = own;
  const lineBreak = lineBreakOf(file.text);
  const behind = file.text.slice(itemEnd, end).trim();
  const comments = [...textsOf([own]).slice(0, -1), ...(behind === '' ? [] : [behind])];
  const [first, ...others] = edits;
  const textIn = (indent: string): string => comments.map((comment) => indent + comment + lineBreak).join('');
  const definition = (newText: string): FileEdit => ({ file, span: { start, end }, newText });
  if (!first || uses[0]?.item.kind !== 'block') return [definition(textIn(indentOf(own))), ...edits];
  const indent = indentAt(first.file.text, uses[0].item.span.start);
  return [definition(''), { ...first, newText: textIn(indent) + first.newText }, ...others];
}

/** `$a.$a` means every domain by every other. */
function isOnlyUse({ item }: Reference, uses: readonly Reference[]): boolean {
  return uses.filter((other) => other.item.node === item.node).length === 1;
}

function editFor(use: Reference, { members }: Macro): FileEdit | undefined {
  if (use.item.kind === 'line') return inList(use, use.item, members);
  const own = ownSection(use.item);
  return own && { file: own.file, span: { start: own.itemStart, end: own.end }, newText: sections(use, own, members) };
}

/** A section for each domain, with a blank line between them where there is one before or behind them all. */
function sections({ span, file: { text } }: Reference, own: OwnLines, members: readonly string[]): string {
  const [before, after] = [text.slice(own.itemStart, span.start), text.slice(span.end, own.end)];
  const lineBreak = lineBreakOf(text);
  const isApart = /\n\r?\n$/.test(text.slice(0, own.start)) || /^\r?\n/.test(text.slice(own.end));
  const end = after.endsWith('\n') ? '' : lineBreak;
  return members.map((member) => before + member + after + end).join(isApart ? lineBreak : '');
}

/** The only other place where a macro stands for all of its names is the list of another one. */
function inList({ file, span }: Reference, line: Line, members: readonly string[]): FileEdit | undefined {
  if (line.name !== 'domain-macro') return undefined;
  const isWhole = /[\s,]$/.test(file.text.slice(0, span.start)) && /^(?:[\s,]|$)/.test(file.text.slice(span.end));
  return isWhole ? { file, span, newText: members.join(', ') } : undefined;
}
