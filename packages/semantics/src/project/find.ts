/** Lines and sections by name. The text is gone through once, whatever is asked. */
import { append } from './append.ts';
import { type Block, type Line, everything } from './whole.ts';

interface Everything {
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly sections: ReadonlyMap<string, readonly Block[]>;
}

const wholes = new WeakMap<Block, Everything>();
const blocks = new WeakMap<Block, ReadonlyMap<string, readonly Line[]>>();

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
  const byName = blocks.get(block) ?? Map.groupBy(block.lines(), (line) => line.name);
  blocks.set(block, byName);
  return byName.get(name) ?? [];
}

/** The same without those that PowerMTA refuses. */
export function validLinesIn(block: Block, name: string): readonly Line[] {
  return linesIn(block, name).filter(({ isValid }) => isValid);
}

function everythingIn(whole: Block): Everything {
  const known = wholes.get(whole) ?? sorted(whole);
  wholes.set(whole, known);
  return known;
}

function sorted(whole: Block): Everything {
  const lines = new Map<string, Line[]>();
  const sections = new Map<string, Block[]>();
  for (const item of everything(whole)) {
    if (item.kind === 'line') append(lines, item.name, item);
    else append(sections, item.name, item);
  }
  return { lines, sections };
}
