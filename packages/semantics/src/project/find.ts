/** Lines and sections by name. The text is gone through once, whatever is asked. */
import { oncePer } from '@pmtakit/grammar';
import { append } from './append.ts';
import { type Block, type Line, everything } from './whole.ts';

interface Everything {
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly sections: ReadonlyMap<string, readonly Block[]>;
}

/** All lines of a name, wherever they stand, in the order in which PowerMTA reads them. */
export function linesNamed(whole: Block, name: string): readonly Line[] {
  return everythingIn(whole).lines.get(name) ?? [];
}

/** All sections of a name, wherever they stand. */
export function sectionsNamed(whole: Block, name: string): readonly Block[] {
  return everythingIn(whole).sections.get(name) ?? [];
}

/** All sections there are. */
export function allSections(whole: Block): readonly Block[] {
  return [...everythingIn(whole).sections.values()].flat();
}

/** The lines of a name directly in a section. */
export function linesIn(block: Block, name: string): readonly Line[] {
  return linesByName(block.items).get(name) ?? [];
}

const linesByName: (items: Block['items']) => ReadonlyMap<string, readonly Line[]> = oncePer((items) =>
  Map.groupBy(
    items.filter((item) => item.kind === 'line'),
    (line) => line.name,
  ),
);

/** The same without those that PowerMTA refuses. */
export function validLinesIn(block: Block, name: string): readonly Line[] {
  return linesIn(block, name).filter(({ isValid }) => isValid);
}

const known = new WeakMap<Block, Everything & { readonly edits: number }>();

function everythingIn(whole: Block): Everything {
  const last = known.get(whole);
  if (last?.edits === whole.edits) return last;
  const found = { ...findEverything(whole), edits: whole.edits };
  known.set(whole, found);
  return found;
}

function findEverything(whole: Block): Everything {
  const lines = new Map<string, Line[]>();
  const sections = new Map<string, Block[]>();
  for (const item of everything(whole)) {
    if (item.kind === 'line') append(lines, item.name, item);
    else append(sections, item.name, item);
  }
  return { lines, sections };
}
