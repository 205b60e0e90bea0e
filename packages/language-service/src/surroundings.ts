/** The sections around a place, as the tree tells them and the configuration goes on outside of the file. */
import { type Directive, GLOBAL_SCOPE, type Item, type Section } from '@pmtakit/grammar';
import type { TreeContext } from './context.ts';
import { sectionsAround } from './section-at.ts';

export interface Surroundings {
  /** The innermost section; `global` outside all. */
  readonly scope: string;
  /** The names of all sections that are open, the innermost first. */
  readonly open: readonly string[];
  /** The directives that stand beside the place, in this file. */
  readonly siblings: ReadonlySet<string>;
}

/** Around the beginning of a line: a section that opens on it is not around it. */
export function surroundingsAt(context: TreeContext, lineStart: number): Surroundings {
  const { document } = context.file;
  const sections = sectionsAround(document, lineStart).filter((section) => isAround(section, lineStart));
  const open = [...sections.map(({ name }) => name).toReversed(), ...outerNames(context)];
  const items = sections.at(-1)?.items ?? document.items;
  const siblings = new Set(items.filter(isDirective).map(({ name }) => name));
  return { scope: open[0] ?? GLOBAL_SCOPE, open, siblings };
}

/** The scope of lines outside all sections of a file, by where it is included first. */
export function outerScope(context: TreeContext): string {
  return outerNames(context)[0] ?? GLOBAL_SCOPE;
}

function outerNames({ model, file }: TreeContext): string[] {
  const include = model.project.inclusions.find((one) => one.file === file)?.include;
  const names: string[] = [];
  for (let block = include?.parent; block?.parent; block = block.parent) names.push(block.name);
  return names;
}

/** A section without an end goes on to the end of what it is in. */
function isAround({ head, close, end }: Section, offset: number): boolean {
  return head.start < offset && (offset <= (close?.start ?? end) || !close);
}

function isDirective(item: Item): item is Directive {
  return item.kind === 'directive';
}
