/**
 * Runs a program over a text. Every instruction that is run counts as a step, so no pattern can hang: without
 * references to groups no choice is made twice at one place, which takes time in proportion to the text; with them all
 * ways are tried, up to the limit.
 */
import { hasCode } from './character-set.ts';
import { foldedCode } from './pattern-case.ts';
import type { Edge } from './pattern-nodes.ts';
import type { Instruction, Program } from './pattern-program.ts';

export type Verdict = 'match' | 'no-match' | 'too-costly';

const MOST_STEPS = 1_000_000;

/** What is held in the registers; -1 for nothing. Never changed, so that ways can share it. */
type Registers = readonly number[];

/** A way through the program: where it is, and where in the text. */
interface Way {
  at: number;
  offset: number;
  registers: Registers;
}

/** Whether a pattern is found anywhere in a text. */
export function runProgram(program: Program, text: string, mostSteps = MOST_STEPS): Verdict {
  const machine = new Machine(program, text, mostSteps);
  const isFound = machine.search();
  if (machine.isOver) return 'too-costly';
  return isFound ? 'match' : 'no-match';
}

class Machine {
  isOver = false;
  readonly #program: Program;
  readonly #text: string;
  #stepsLeft: number;

  constructor(program: Program, text: string, mostSteps: number) {
    this.#program = program;
    this.#text = text;
    this.#stepsLeft = mostSteps;
  }

  search(): boolean {
    const { registers } = this.#program;
    const tried = new Set<number>();
    const nothing = Array.from({ length: registers }, () => -1);
    for (let offset = 0; offset <= this.#text.length && !this.isOver; offset++) {
      if (this.#follow({ at: 0, offset, registers: nothing }, tried)) return true;
    }
    return false;
  }

  /** Tries all ways from here; gives the registers at the end of the first that leads to one. */
  #follow(start: Way, tried: Set<number>): Registers | undefined {
    const ways: Way[] = [start];
    for (let way = ways.pop(); way; way = ways.pop()) {
      for (;;) {
        if (this.#stepsLeft-- <= 0) {
          this.isOver = true;
          return undefined;
        }
        const instruction = this.#program.instructions[way.at];
        if (!instruction || instruction.op === 'accept') return way.registers;
        if (instruction.op === 'split' && !this.#branch(way, instruction, ways, tried)) break;
        if (!this.#step(way, instruction)) break;
      }
    }
    return undefined;
  }

  /** False when this choice was made at this place before. */
  #branch(way: Way, split: { readonly second: number }, ways: Way[], tried: Set<number>): boolean {
    if (!this.#program.hasReferences) {
      const key = way.at * (this.#text.length + 1) + way.offset;
      if (tried.has(key)) return false;
      tried.add(key);
    }
    ways.push({ ...way, at: split.second });
    return true;
  }

  /** One step further; false when the way ends here. */
  #step(way: Way, instruction: Instruction): boolean {
    const here = way.at++;
    switch (instruction.op) {
      case 'set':
        return this.#takeOne(way, instruction);
      case 'split':
        way.at = instruction.first;
        return true;
      case 'jump':
        way.at = instruction.to;
        return true;
      case 'edge':
        return this.#isAt(instruction.edge, way.offset);
      case 'look':
        return this.#look(way, here, instruction);
      case 'reference':
        return this.#takeAgain(way, instruction);
      case 'mark':
        return this.#write(way, [[instruction.register, way.offset]]);
      case 'moved':
        return way.registers[instruction.register] !== way.offset;
      case 'capture':
        return this.#capture(way, instruction);
      case 'forget':
        return this.#forget(way, instruction);
      case 'accept':
        return false;
    }
  }

  #takeOne(way: Way, { set, isBackward }: Extract<Instruction, { op: 'set' }>): boolean {
    const offset = isBackward ? way.offset - 1 : way.offset;
    if (offset < 0 || offset >= this.#text.length || !hasCode(set, this.#text.charCodeAt(offset))) return false;
    way.offset = isBackward ? offset : offset + 1;
    return true;
  }

  #isAt(edge: Edge, offset: number): boolean {
    switch (edge) {
      case 'start':
        return offset === 0;
      case 'end':
        return offset === this.#text.length;
      default:
        return (this.#isWord(offset - 1) !== this.#isWord(offset)) === (edge === 'word-edge');
    }
  }

  #isWord(offset: number): boolean {
    return /\w/.test(this.#text.charAt(offset));
  }

  /** The ways inside are new ones each time, since the first that leads to an end is enough. */
  #look(way: Way, here: number, { isNegated, next }: Extract<Instruction, { op: 'look' }>): boolean {
    const found = this.#follow({ ...way, at: here + 1 }, new Set());
    way.at = next;
    if (found && !isNegated) way.registers = found;
    return (found !== undefined) !== isNegated;
  }

  /** A group that holds nothing is found everywhere. */
  #takeAgain(way: Way, { group, isBackward }: Extract<Instruction, { op: 'reference' }>): boolean {
    const [start = -1, end = -1] = way.registers.slice(2 * group, 2 * group + 2);
    if (start < 0) return true;
    const length = end - start;
    const from = isBackward ? way.offset - length : way.offset;
    this.#stepsLeft -= length;
    if (from < 0 || from + length > this.#text.length) return false;
    for (let index = 0; index < length; index++) {
      if (!this.#isSame(this.#text.charCodeAt(start + index), this.#text.charCodeAt(from + index))) return false;
    }
    way.offset = isBackward ? from : from + length;
    return true;
  }

  #isSame(one: number, other: number): boolean {
    return one === other || (this.#program.isCaseless && foldedCode(one) === foldedCode(other));
  }

  #capture(way: Way, { group, register }: Extract<Instruction, { op: 'capture' }>): boolean {
    const mark = way.registers[register] ?? way.offset;
    const [start, end] = mark < way.offset ? [mark, way.offset] : [way.offset, mark];
    return this.#write(way, [
      [2 * group, start],
      [2 * group + 1, end],
    ]);
  }

  #forget(way: Way, { from, to }: Extract<Instruction, { op: 'forget' }>): boolean {
    const entries: [number, number][] = [];
    for (let index = 2 * from; index < 2 * to; index++) entries.push([index, -1]);
    return this.#write(way, entries);
  }

  /** Copies count as steps, so that the limit holds for memory too. */
  #write(way: Way, entries: readonly (readonly [register: number, value: number])[]): boolean {
    const registers = [...way.registers];
    for (const [register, value] of entries) registers[register] = value;
    way.registers = registers;
    this.#stepsLeft -= registers.length;
    return true;
  }
}
