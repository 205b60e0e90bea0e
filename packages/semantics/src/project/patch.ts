/** The whole after an edit that touches lines only: everything but those lines stays what it is. */
import type { Directive, Entry, Item, Replaced } from '@pmtakit/grammar';
import type { Inclusion } from './inclusion.ts';
import type { ProjectFile } from './project-file.ts';
import type { Project } from './project.ts';
import { type Block, Line } from './whole.ts';

/** Lines that stand in the place of others. */
export interface Patch {
  /** The project with the new lines. The one before is used up. */
  readonly project: Project;
  readonly removed: readonly Line[];
  readonly added: readonly Line[];
  /** The same in the tree of the file. */
  readonly replaced: Replaced;
}

/**
 * Puts the new lines of a file into the whole, once for each reading of the file.
 * @returns nothing when more than lines has changed, or when what has changed may mean something elsewhere
 */
export function patchProject(project: Project, file: ProjectFile, replaced: Replaced): Patch | undefined {
  const isOfConcern = [...replaced.removed, ...replaced.added].some(concernsOthers);
  if (project.joined.size > 0 || isOfConcern) return undefined;
  const readings = project.inclusions.filter((inclusion) => inclusion.file === file);
  const changes = readings.map((inclusion) => changeIn(inclusion, replaced));
  if (!changes.every((change) => change !== undefined)) return undefined;
  // A file that is included twice in one section: the places of the second reading move with the lines of the first.
  if (new Set(changes.map(({ block }) => block)).size < changes.length) return undefined;
  for (const { block, index, removed, added } of changes) {
    block.items = [...block.items.slice(0, index), ...added, ...block.items.slice(index + removed.length)];
  }
  project.whole.edits++;
  return {
    project: { ...project },
    removed: changes.flatMap(({ removed }) => removed),
    added: changes.flatMap(({ added }) => added),
    replaced,
  };
}

/** Whether an item does more than to stand in its section. */
function concernsOthers(item: Item): boolean {
  if (item.kind === 'section' || item.kind === 'stray') return true;
  return item.kind === 'directive' && (item.block !== undefined || item.name === 'include');
}

/** What changes in one block. */
interface Change {
  readonly block: Block;
  readonly index: number;
  readonly removed: readonly Line[];
  readonly added: readonly Line[];
}

function changeIn(inclusion: Inclusion, { start, removed, added }: Replaced): Change | undefined {
  const block = inclusion.blockAt(start);
  if (!block) return undefined;
  const old = removed.filter(isLine);
  const index = old[0] ? indexOf(block, inclusion, old[0]) : indexFor(block, inclusion, start);
  if (index === undefined) return undefined;
  const lines = block.items.slice(index, index + old.length).filter((item) => item.kind === 'line');
  if (old.some((node, nth) => lines[nth]?.node !== node)) return undefined;
  const nodes = added.filter(isLine);
  const orders =
    nodes.length === lines.length
      ? lines.map(({ order }) => order)
      : ordersBetween(orderBefore(block, index), orderAt(block, index + lines.length), nodes.length);
  return orders && { block, index, removed: lines, added: linesOf(nodes, { inclusion, block, orders }) };
}

function isLine(item: Item): item is Directive | Entry {
  return item.kind === 'directive' || item.kind === 'entry';
}

interface LinePlaces {
  readonly inclusion: Inclusion;
  readonly block: Block;
  readonly orders: readonly number[];
}

function linesOf(nodes: readonly (Directive | Entry)[], { inclusion, block, orders }: LinePlaces): Line[] {
  return nodes.map((node, nth) => new Line(inclusion, node, block, orders[nth] ?? 0));
}

// Where among the items of a block

function indexOf({ items }: Block, inclusion: Inclusion, node: Item): number | undefined {
  const index = items.findIndex((item) => item.node === node && item.inclusion === inclusion);
  return index === -1 ? undefined : index;
}

/** In front of what stands behind an offset of a file, or behind the last thing that it brings. */
function indexFor(block: Block, inclusion: Inclusion, offset: number): number | undefined {
  const places = block.items.map((item) => offsetIn(inclusion, item));
  const next = places.findIndex((place) => place !== undefined && place >= offset);
  if (next !== -1) return next;
  const last = places.findLastIndex((place) => place !== undefined);
  if (last !== -1) return last + 1;
  return block.inclusion === inclusion ? 0 : undefined;
}

/** Where a file brings something: by itself, or with a line that includes other files. */
function offsetIn(inclusion: Inclusion, item: Line | Block): number | undefined {
  if (item.inclusion === inclusion) return item.span.start;
  let { include } = item.inclusion;
  while (include && include.inclusion !== inclusion) ({ include } = include.inclusion);
  return include?.span.start;
}

// The place in the whole

/** Numbers for some lines between two others; nothing when too many have been put there already. */
function ordersBetween(before: number, behind: number, count: number): number[] | undefined {
  const gap = (behind - before) / (count + 1);
  if (gap < SMALLEST_GAP) return undefined;
  return Array.from({ length: count }, (_, nth) => before + (nth + 1) * gap);
}

/** Numbers of a million lines differ by this without loss. */
const SMALLEST_GAP = 1e-6;

function orderBefore(block: Block, index: number): number {
  let last: Line | Block = block;
  for (let next = block.items[index - 1]; next; next = lastIn(next)) last = next;
  return last.order;
}

function lastIn(item: Line | Block): Line | Block | undefined {
  return item.kind === 'block' ? item.items.at(-1) : item.block;
}

/** The number of what comes next, in the block or behind it. */
function orderAt(block: Block, index: number): number {
  let next = block.items[index];
  for (let inner = block; !next && inner.parent; inner = inner.parent) next = itemBehind(inner.parent, inner);
  return next?.order ?? orderBefore(block, index) + 1;
}

function itemBehind({ items }: Block, inner: Block): Line | Block | undefined {
  return items[items.findIndex((item) => item === inner || (item.kind === 'line' && item.block === inner)) + 1];
}
