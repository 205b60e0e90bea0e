/** Turns the nodes of a pattern into instructions that need no recursion over the text. */
import type { CharacterSet } from './character-set.ts';
import type { Edge, LookNode, ParsedPattern, PatternNode, RepeatNode } from './pattern-nodes.ts';

export type Instruction =
  | { readonly op: 'set'; readonly set: CharacterSet; readonly isBackward: boolean }
  | { readonly op: 'reference'; readonly group: number; readonly isBackward: boolean }
  | { readonly op: 'edge'; readonly edge: Edge }
  /** Goes on at `first`, and if that leads nowhere at `second`. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  /** The instructions behind it up to `next` are tried on their own. */
  | { readonly op: 'look'; readonly isNegated: boolean; next: number }
  /** Keeps the place in a register. */
  | { readonly op: 'mark'; readonly register: number }
  /** Refuses a round that took no text. */
  | { readonly op: 'moved'; readonly register: number }
  /** The group holds what lies between the mark and the place. */
  | { readonly op: 'capture'; readonly group: number; readonly register: number }
  /** The groups from one to another, without the last, hold nothing. */
  | { readonly op: 'forget'; readonly from: number; readonly to: number }
  | { readonly op: 'accept' };

export interface Program {
  readonly instructions: readonly Instruction[];
  /** Two for each group, if there are references, and those of marks. */
  readonly registers: number;
  /** Whether what groups held decides, so that places cannot be remembered. */
  readonly hasReferences: boolean;
  readonly isCaseless: boolean;
}

/** Counts are written out, so a short pattern can be a long program. */
const MOST_INSTRUCTIONS = 20_000;

/** Undefined for a pattern that would be too large. */
export function compileProgram(pattern: ParsedPattern, isCaseless: boolean): Program | undefined {
  const compiler = new Compiler(pattern);
  compiler.emitNode(pattern.root, false);
  compiler.instructions.push({ op: 'accept' });
  const { instructions, registers, hasReferences, isFull } = compiler;
  return isFull ? undefined : { instructions, registers, hasReferences, isCaseless };
}

class Compiler {
  readonly instructions: Instruction[] = [];
  readonly hasReferences: boolean;
  registers: number;
  readonly #names: ReadonlyMap<string, number>;

  constructor({ root, groups, names }: ParsedPattern) {
    this.#names = names;
    this.hasReferences = hasReference(root);
    this.registers = this.hasReferences ? 2 * groups : 0;
  }

  get isFull(): boolean {
    return this.instructions.length > MOST_INSTRUCTIONS;
  }

  emitNode(node: PatternNode, isBackward: boolean): void {
    switch (node.kind) {
      case 'set':
        return this.#emit({ op: 'set', set: node.set, isBackward });
      case 'sequence':
        return this.#emitSequence(node.items, isBackward);
      case 'choice':
        return this.#emitChoice(node.options, isBackward);
      case 'group':
        return this.#emitGroup(node.body, node.index, isBackward);
      case 'edge':
        return this.#emit({ op: 'edge', edge: node.edge });
      case 'reference':
        return this.#emit({ op: 'reference', group: this.#groupOf(node.group), isBackward });
      case 'repeat':
        return this.#emitRepeat(node, isBackward);
      case 'look':
        return this.#emitLook(node);
    }
  }

  #emit(instruction: Instruction): void {
    if (!this.isFull) this.instructions.push(instruction);
  }

  #groupOf(group: number | string): number {
    return typeof group === 'number' ? group - 1 : (this.#names.get(group) ?? 0);
  }

  /** A text behind is matched from its end on, as JavaScript does. */
  #emitSequence(items: readonly PatternNode[], isBackward: boolean): void {
    for (const item of isBackward ? items.toReversed() : items) this.emitNode(item, isBackward);
  }

  #emitChoice(options: readonly PatternNode[], isBackward: boolean): void {
    const jumps: { to: number }[] = [];
    for (const option of options.slice(0, -1)) {
      const split = this.#split();
      this.emitNode(option, isBackward);
      jumps.push(this.#jump());
      split.second = this.instructions.length;
    }
    const last = options.at(-1);
    if (last) this.emitNode(last, isBackward);
    for (const jump of jumps) jump.to = this.instructions.length;
  }

  /** A choice between what follows and a place that is filled in later. */
  #split(): { first: number; second: number } {
    const split = { op: 'split' as const, first: this.instructions.length + 1, second: 0 };
    this.#emit(split);
    return split;
  }

  #jump(): { to: number } {
    const jump = { op: 'jump' as const, to: 0 };
    this.#emit(jump);
    return jump;
  }

  #emitGroup(body: PatternNode, group: number, isBackward: boolean): void {
    if (!this.hasReferences) return this.emitNode(body, isBackward);
    const register = this.registers++;
    this.#emit({ op: 'mark', register });
    this.emitNode(body, isBackward);
    this.#emit({ op: 'capture', group, register });
  }

  #emitRepeat(node: RepeatNode, isBackward: boolean): void {
    for (let round = 0; round < node.least && !this.isFull; round++) {
      const before = this.instructions.length;
      this.#emitRound(node, isBackward);
      if (this.instructions.length === before) break;
    }
    if (node.most === Infinity) return this.#emitEndless(node, isBackward);
    const splits: (() => void)[] = [];
    for (let round = node.least; round < node.most && !this.isFull; round++) {
      splits.push(this.#optional(node));
      this.#emitMovingRound(node, isBackward);
    }
    for (const settle of splits) settle();
  }

  #emitEndless(node: RepeatNode, isBackward: boolean): void {
    const start = this.instructions.length;
    const settle = this.#optional(node);
    this.#emitMovingRound(node, isBackward);
    this.#emit({ op: 'jump', to: start });
    settle();
  }

  /** A round that may be left out. What it returns says that the rest begins here. */
  #optional({ isLazy }: RepeatNode): () => void {
    const split = this.#split();
    return () => {
      split.second = this.instructions.length;
      if (isLazy) [split.first, split.second] = [split.second, split.first];
    };
  }

  #emitMovingRound(node: RepeatNode, isBackward: boolean): void {
    if (!this.hasReferences) return this.#emitRound(node, isBackward);
    const register = this.registers++;
    this.#emit({ op: 'mark', register });
    this.#emitRound(node, isBackward);
    this.#emit({ op: 'moved', register });
  }

  #emitRound({ body, groups: [from, to] }: RepeatNode, isBackward: boolean): void {
    if (this.hasReferences && from < to) this.#emit({ op: 'forget', from, to });
    this.emitNode(body, isBackward);
  }

  #emitLook({ body, isBehind, isNegated }: LookNode): void {
    const look = { op: 'look' as const, isNegated, next: 0 };
    this.#emit(look);
    this.emitNode(body, isBehind);
    this.#emit({ op: 'accept' });
    look.next = this.instructions.length;
  }
}

/** The depth of a pattern is bounded by its translation. */
function hasReference(node: PatternNode): boolean {
  switch (node.kind) {
    case 'reference':
      return true;
    case 'sequence':
      return node.items.some(hasReference);
    case 'choice':
      return node.options.some(hasReference);
    case 'group':
    case 'repeat':
    case 'look':
      return hasReference(node.body);
    default:
      return false;
  }
}
