import { type Block, type Definition, type Model } from '@pmtakit/semantics';
import { bodyKey } from '../dry/equal-sections.ts';
import { ownSection } from '../dry/own-lines.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { distinctUses } from '../dry/uses.ts';
import { placeText } from '../dry/words.ts';

/** Lists that are nothing but what they hold. */
const kinds = ['smtp-pattern-list', 'pattern-list'] as const;
type Kind = (typeof kinds)[number];

/** Lists of patterns with the same lines in the same order become one. (dry D12) */
export const sharedPatterns: Refactoring = {
  id: 'shared-patterns',
  way: 'extract',
  title: 'Uses one list of patterns for several equal ones',
  safety: 'safe',
  gain: 'A new pattern is added once.',

  *find(model) {
    for (const kind of kinds) {
      const lists = model.symbols.names(kind).flatMap((name) => listOf(model, kind, name));
      for (const same of Map.groupBy(lists, ({ key }) => key).values()) yield* proposalFor(model, kind, same);
    }
  },
};

/** A list with its only definition. */
interface List {
  readonly name: string;
  readonly block: Block;
  readonly key: string;
}

function listOf({ symbols }: Model, kind: Kind, name: string): List[] {
  const definitions: readonly Definition[] = symbols.defined(kind, name);
  const [definition] = definitions;
  if (!definition || definitions.length > 1 || definition.item.kind !== 'block') return [];
  const key = bodyKey(definition.item);
  return key === undefined ? [] : [{ name: definition.name, block: definition.item, key }];
}

function* proposalFor(model: Model, kind: Kind, same: readonly List[]): Generator<Proposal> {
  const [kept] = same;
  for (const { name, block } of same) {
    const own = ownSection(block);
    if (!kept || name === kept.name || !own) continue;
    const uses = model.symbols.used(kind, name);
    yield {
      message: `<${kind} ${name}> has the same lines as ${kept.name}, ${placeText(kept.block, block)}`,
      at: block,
      edits: [remove(own), ...distinctUses(uses).map(({ file, span }) => ({ file, span, newText: kept.name }))],
      notes: [`what was different in name, ${kept.name} and ${name}, is changed together from now on`],
    };
  }
}
