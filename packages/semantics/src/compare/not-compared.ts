/** What keeps from telling whether two configurations do the same. */
import { append } from '../project/append.ts';
import type { Model } from '../model/model.ts';
import { type Block, type Line, type Place, everything } from '../project/whole.ts';
import { shownText } from '../model/setting.ts';

/** Something that nobody knows the effect of. */
export interface NotCompared {
  /** The side that has it; undefined where it is in how both are compared. */
  readonly side: 'before' | 'after' | undefined;
  /** What it is, in words. */
  readonly text: string;
  readonly place: Place | undefined;
}

/** The includes of both sides that could not be read: what they hold may be anything. */
export function unreadIncludes(before: Model, after: Model): NotCompared[] {
  return [...unreadOf(before, 'before'), ...unreadOf(after, 'after')];
}

function unreadOf({ project }: Model, side: 'before' | 'after'): NotCompared[] {
  return project.includes
    .filter(({ outcome }) => outcome.kind !== 'included')
    .map(({ file, span, parent, target }) => {
      const { line, column } = file.position(span.start);
      const where = parent.parent ? ` in <${parent.name} ${parent.argument}>` : '';
      return { side, text: `include ${target}${where}`, place: { file: file.path, line, column } };
    });
}

/**
 * The lines that PowerMTA is not known to take, as far as only one side has them: it may refuse to start over them, or a
 * newer release may know them.
 */
export function strangeLines(before: Model, after: Model): NotCompared[] {
  const own = strangeIn(before);
  const other = strangeIn(after);
  return [...onlyIn(own, other, 'before'), ...onlyIn(other, own, 'after')];
}

function strangeIn({ whole }: Model): Map<string, (Line | Block)[]> {
  const found = new Map<string, (Line | Block)[]>();
  for (const item of everything(whole)) if (isStrange(item)) append(found, keyOf(item), item);
  return found;
}

/** What is in a section that is not known is not known either, and told once. */
function isStrange(item: Line | Block): boolean {
  if (item.parent?.parent && !item.parent.row) return false;
  return item.kind === 'line' ? !item.isValid : !item.row;
}

function keyOf(item: Line | Block): string {
  return [...sectionsAround(item), item.name, item.kind === 'line' ? item.text : item.argument].join('\n');
}

function sectionsAround(item: Line | Block): string[] {
  const names: string[] = [];
  for (let block = item.parent; block?.parent; block = block.parent) names.push(`${block.name} ${block.argument}`);
  return names;
}

type Strange = ReadonlyMap<string, readonly (Line | Block)[]>;

function* onlyIn(own: Strange, other: Strange, side: 'before' | 'after'): Generator<NotCompared> {
  for (const [key, items] of own) {
    for (const item of items.slice(other.get(key)?.length ?? 0)) {
      yield { side, text: `${shown(item)}, which PowerMTA is not known to take`, place: item.place };
    }
  }
}

function shown(item: Line | Block): string {
  if (item.kind === 'block') return `<${[item.name, item.argument].filter(Boolean).join(' ')}>`;
  return item.node.kind === 'entry' ? item.text : `${item.name} ${shownText(item)}`.trim();
}
