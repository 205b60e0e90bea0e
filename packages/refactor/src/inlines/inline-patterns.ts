import type { Block, Model, Reference } from '@pmtakit/semantics';
import { lineBreakOf } from '../dry/moved-lines.ts';
import { type OwnLines, ownSection } from '../dry/own-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { distinctUses } from '../dry/uses.ts';
import { counted, tagOf } from '../dry/words.ts';

const kinds = ['smtp-pattern-list', 'pattern-list'] as const;
type Kind = (typeof kinds)[number];

/** The way back from `shared-patterns`. The first place that uses a list keeps the one that is there. (dry D12) */
export const inlinePatterns: Refactoring = {
  id: 'inline-patterns',
  way: 'inline',
  title: 'Gives each section that uses a list of patterns a list of its own',
  safety: 'safe',
  gain: 'A pattern can be added for one of them alone.',

  *find(model) {
    for (const kind of kinds) {
      for (const name of model.symbols.names(kind)) yield* proposalFor(model, kind, name);
    }
  },
};

interface List {
  readonly name: string;
  readonly block: Block;
  readonly own: OwnLines;
}

function* proposalFor(model: Model, kind: Kind, name: string): Generator<Proposal> {
  const list = listOf(model, kind, name);
  const [, ...others] = distinctUses(model.symbols.used(kind, name));
  if (!list || others.length === 0) return;
  const { own, block } = list;
  const names = newNames(model, kind, list.name, others.length);
  yield {
    message: `${tagOf(block)} is used in ${counted(others.length + 1, 'place')}, each of which can have a list of its own`,
    at: block,
    about: list.name,
    edits: [
      { file: own.file, span: { start: own.end, end: own.end }, newText: copies(list, names) },
      ...others.map(({ file, span }: Reference, index): FileEdit => ({ file, span, newText: names[index] ?? name })),
    ],
    notes: ['a pattern that all should have is added to each list from then on'],
  };
}

/** A list that is defined once. */
function listOf({ symbols }: Model, kind: Kind, name: string): List | undefined {
  const [definition, another] = symbols.defined(kind, name);
  if (definition?.item.kind !== 'block' || another) return undefined;
  const own = ownSection(definition.item);
  return own && { name: definition.name, block: definition.item, own };
}

function copies({ block: { argumentSpan }, own: { file, itemStart, end } }: List, names: readonly string[]): string {
  const { text } = file;
  const [before, after] = [text.slice(itemStart, argumentSpan.start), text.slice(argumentSpan.end, end)];
  const lineBreak = lineBreakOf(text);
  const lastBreak = after.endsWith('\n') ? '' : lineBreak;
  return lastBreak + names.map((name) => lineBreak + before + name + after + lastBreak).join('');
}

function newNames({ symbols }: Model, kind: Kind, name: string, count: number): string[] {
  const names: string[] = [];
  for (let number = 2; names.length < count; number++) {
    if (symbols.defined(kind, `${name}_${number}`).length === 0) names.push(`${name}_${number}`);
  }
  return names;
}
