import { type TextEdit, behindLineBreak, firstIndex } from '@pmtakit/grammar';
import type { Run, Unit } from './runs.ts';

/** What becomes of a run that is not in order. */
export interface SortedRun {
  readonly edit: TextEdit;
  /** How many lines moved, of which there are as few as possible. */
  readonly moved: number;
  /** The line that stands first now. */
  readonly first: Unit | undefined;
}

/** Undefined when the run is in order. */
export function sortRun(text: string, run: Run): SortedRun | undefined {
  const { units } = run;
  const order = [...units.keys()].sort((a, b) => placeOf(units[a]) - placeOf(units[b]) || a - b);
  const from = order.findIndex((unit, index) => unit !== index);
  if (from === -1) return undefined;
  const to = order.findLastIndex((unit, index) => unit !== index);
  const printer = new RunPrinter(text, run);
  return {
    edit: printer.edit(order, from, to),
    moved: order.length - longestRise(order),
    first: units[order[0] ?? 0],
  };
}

function placeOf(unit: Unit | undefined): number {
  return unit?.rank.place ?? 0;
}

/** Writes the units of a run in another order. */
class RunPrinter {
  readonly #text: string;
  readonly #run: Run;
  readonly #lineBreak: string;
  /** Whether blank lines stand in the run. */
  readonly #hasBlanks: boolean;

  constructor(text: string, run: Run) {
    this.#text = text;
    this.#run = run;
    const [first] = run.units;
    this.#lineBreak = first ? lineBreakBefore(text, first.end) : '\n';
    this.#hasBlanks = run.units.some((_, index) => index > 0 && this.#oldGap(index) !== '');
  }

  /** @param order the indexes of the units; those before `from` and behind `to` stay where they are */
  edit(order: readonly number[], from: number, to: number): TextEdit {
    const { units } = this.#run;
    const start = from > 0 ? units[from - 1]?.end : units[0]?.start;
    const end = to < units.length - 1 ? units[to + 1]?.start : units.at(-1)?.end;
    const pieces: string[] = [];
    for (let index = from; index <= to + 1; index++) {
      const unit = units[order[index] ?? -1];
      pieces.push(this.#gap(order[index - 1], order[index]));
      if (unit && index <= to) pieces.push(this.#text.slice(unit.start, unit.end));
    }
    return { span: { start: start ?? 0, end: end ?? 0 }, newText: pieces.join('') };
  }

  /** What stands between two units, or between one and what is around the run. */
  #gap(before: number | undefined, after: number | undefined): string {
    if (after !== undefined && before === after - 1) return this.#oldGap(after);
    return this.#wantsBlank(before, after) ? this.#lineBreak : '';
  }

  #oldGap(index: number): string {
    const { units } = this.#run;
    return this.#text.slice(units[index - 1]?.end, units[index]?.start);
  }

  /** A blank line keeps a comment from being about a line more, and parts topics where some are parted already. */
  #wantsBlank(before: number | undefined, after: number | undefined): boolean {
    const { units, followsComment, isBeforeLine } = this.#run;
    const above = units[before ?? -1];
    const below = units[after ?? -1];
    if (!above) return followsComment && below?.start === below?.setting.lines.start;
    if (!below) return isBeforeLine && above.isUnderComment;
    if (above.isUnderComment && below.start === below.setting.lines.start) return true;
    return this.#hasBlanks && above.rank.topic !== below.rank.topic;
  }
}

/** The line break that ends at an offset. */
function lineBreakBefore(text: string, end: number): string {
  const start = end - (text.startsWith('\r\n', end - 2) ? 2 : 1);
  return text.slice(start, behindLineBreak(text, start));
}

/** How many numbers of a list can be left where they are, so that only the others move. */
function longestRise(numbers: readonly number[]): number {
  const ends: number[] = [];
  for (const number of numbers) {
    ends[firstIndex(ends.length, (index) => (ends[index] ?? 0) >= number)] = number;
  }
  return ends.length;
}
