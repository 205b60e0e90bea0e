import type { Section, Span, TextEdit } from '@pmtakit/grammar';
import type { Block, Line, ProjectFile } from '@pmtakit/semantics';
import type { PieceReader } from './pieces.ts';
import { type Part, type Run, type Wall, partsOf } from './runs.ts';
import { type SortedRun, sortRun } from './sort-run.ts';
import { type BlockName, type Heading, type Stop, type StopReason, blockName } from './stops.ts';

/** What becomes of one section if it is sorted. */
export interface BlockPlan {
  readonly file: ProjectFile;
  readonly block: BlockName;
  /** In order; none when nothing moves. */
  readonly edits: readonly TextEdit[];
  readonly moved: number;
  readonly stops: readonly Stop[];
  readonly headings: readonly Heading[];
}

export function planBlock(block: Block, node: Section, reader: PieceReader): BlockPlan {
  const lines = new Map<object, Line>([...block.lines()].map((line) => [line.node, line]));
  return new Planner(block).plan(partsOf(reader.piecesOf(node, lines)));
}

/** The plan for a section that has to stay as it is; told where there would have been something to sort. */
export function leftBlock(plan: BlockPlan, { head, name }: Section, reason: StopReason): BlockPlan {
  const isInOrder = plan.edits.length === 0 && plan.stops.length === 0;
  return { ...plan, edits: [], moved: 0, headings: [], stops: isInOrder ? [] : [stopAt(plan, head, reason, name)] };
}

/** The plan for a section that PowerMTA does not know: nobody can tell what its lines do. */
export function unknownBlock(block: Block, { head, name, items }: Section): BlockPlan {
  const plan = new Planner(block).plan([]);
  const hasLines = items.filter(({ kind }) => kind === 'directive').length > 1;
  return hasLines ? { ...plan, stops: [stopAt(plan, head, 'unknown-section', name)] } : plan;
}

function stopAt(
  { file, block }: Pick<BlockPlan, 'file' | 'block'>,
  { start, end }: Span,
  reason: StopReason,
  name: string,
): Stop {
  return { source: file.source, span: { start, end }, reason, name, block };
}

class Planner {
  readonly #file: ProjectFile;
  readonly #block: BlockName;
  readonly #edits: TextEdit[] = [];
  readonly #headings: Heading[] = [];
  /** By where they are: a heading is a wall at both of its ends. */
  readonly #stops = new Map<number, Stop>();
  #moved = 0;

  constructor(block: Block) {
    this.#file = block.file;
    this.#block = blockName(block);
  }

  plan(parts: readonly Part[]): BlockPlan {
    for (const part of parts) if (part.kind === 'run') this.#take(part.run);
    this.#findStops(parts);
    return {
      file: this.#file,
      block: this.#block,
      edits: this.#edits,
      moved: this.#moved,
      stops: [...this.#stops.values()],
      headings: this.#headings,
    };
  }

  #take(run: Run): void {
    const sorted = sortRun(this.#file.text, run);
    if (!sorted) return;
    this.#edits.push(sorted.edit);
    this.#moved += sorted.moved;
    this.#noteHeading(run, sorted);
  }

  #noteHeading({ heading, units: [before] }: Run, { first }: SortedRun): void {
    if (!heading || !before || !first || first === before) return;
    const names = { before: before.setting.name, after: first.setting.name };
    this.#headings.push({ source: this.#file.source, span: heading.span, ...names });
  }

  /** Looks at the walls between two runs each time. */
  #findStops(parts: readonly Part[]): void {
    let highest = -Infinity;
    let walls: Wall[] = [];
    for (const part of parts) {
      if (part.kind === 'wall') {
        walls.push(part);
        continue;
      }
      const places = part.run.units.map(({ rank }) => rank.place);
      this.#tell(
        walls,
        highest,
        places.reduce((a, b) => Math.min(a, b)),
      );
      walls = [];
      highest = places.reduce((a, b) => Math.max(a, b));
    }
    this.#tell(walls, highest, Infinity);
  }

  /**
   * A wall is told when a line before it belongs behind one that follows, the first of each kind; or when it is in a wrong
   * place itself.
   * @param highest the place of the lines before the walls that belongs farthest behind
   * @param lowest the place of the lines behind them that belongs farthest before
   */
  #tell(walls: readonly Wall[], highest: number, lowest: number): void {
    const told = new Set<StopReason>();
    for (const wall of walls) {
      const isBetween = highest > lowest && !told.has(wall.reason);
      if (!isBetween && !isOutOfPlace(wall, highest, lowest)) continue;
      told.add(wall.reason);
      this.#stops.set(wall.piece.span.start, this.#stopAt(wall));
    }
  }

  #stopAt({ piece, reason }: Wall): Stop {
    const name = piece.kind === 'wall' ? piece.name : '';
    return stopAt({ file: this.#file, block: this.#block }, piece.span, reason, name);
  }
}

/** Whether a line that stays has a place in the order, and it is another one. Who asked for it to stay knows that it does. */
function isOutOfPlace({ piece, reason }: Wall, highest: number, lowest: number): boolean {
  if (piece.kind !== 'wall' || !piece.rank || reason === 'kept') return false;
  return piece.rank.place < highest || piece.rank.place > lowest;
}
