import type { CurrentRecord } from './current-record.ts';
import type { CellOf } from './field-texts.ts';
import type { RecordFacts } from './record-facts.ts';

/** What rows have in common whose records share all facts. */
interface Entry extends RecordFacts {
  readonly runs: readonly string[];
}

/** A power of two. */
const SLOTS = 4096;

/**
 * Cells that depend on facts alone, put together to runs. Most messages of a run share their facts with others, and the
 * runs are kept: a row is then made of a few pieces and not of each of its cells.
 */
export class SharedCells {
  readonly #cells: readonly (readonly (CellOf | string)[])[];
  readonly #slots: (Entry | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  /** @param cells of each run */
  constructor(cells: readonly (readonly (CellOf | string)[])[]) {
    this.#cells = cells;
  }

  runsOf(record: CurrentRecord): readonly string[] {
    const slot = slotOf(record);
    const entry = this.#slots[slot];
    return entry && shareFacts(entry, record) ? entry.runs : this.#put(slot, record);
  }

  #put(slot: number, record: CurrentRecord): readonly string[] {
    const { stream, queue, way, chosen, diagnosis } = record;
    const runs = this.#cells.map((cells) =>
      cells.map((cell) => (typeof cell === 'string' ? cell : cell(record))).join(''),
    );
    this.#slots[slot] = { stream, queue, way, chosen, diagnosis, runs };
    return runs;
  }
}

function shareFacts(one: RecordFacts, other: RecordFacts): boolean {
  return (
    one.queue === other.queue &&
    one.way === other.way &&
    one.diagnosis === other.diagnosis &&
    one.stream === other.stream &&
    one.chosen === other.chosen
  );
}

function slotOf({ stream, queue, way, chosen, diagnosis }: RecordFacts): number {
  let hash = mixed(stream.id, queue.id);
  hash = mixed(hash, way.id);
  hash = mixed(hash, chosen.id);
  hash = mixed(hash, diagnosis.id);
  return (hash ^ (hash >>> 16)) & (SLOTS - 1);
}

function mixed(hash: number, id: number): number {
  const mix = Math.imul(hash ^ id, 0x9e37_79b1);
  return mix ^ (mix >>> 15);
}
