/** Lists and other sections in which the order of lines counts, as numbers that are equal when they do the same. */
import { catalogue } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import { nameKey } from '../model/names.ts';
import type { SymbolKind } from '../model/symbols.ts';
import type { Block, Line } from '../project/whole.ts';
import { behindIn } from '../reach/lists.ts';
import type { Numbers } from './numbers.ts';

/** A section on the way down to those that need no other. */
interface Visit {
  readonly block: Block;
  readonly uses: Iterator<Block>;
}

/**
 * A pattern list may hold lists and call lists, as deep as it likes and in circles. Within a circle the name stands for
 * the list that is called, since what it holds is just being written down.
 */
export class Lists {
  readonly #model: Model;
  readonly #numbers: Numbers;
  readonly #textOf: (line: Line) => string;
  readonly #known = new Map<Block, number>();
  readonly #items = new WeakMap<Block, readonly (Line | Block)[]>();
  /** Whether nothing is known of what stands in a section. */
  readonly #unknownSections = new Map<string, boolean>();
  /** Whether lists are being gone through. */
  #isBusy = false;

  constructor(model: Model, numbers: Numbers, textOf: (line: Line) => string) {
    this.#model = model;
    this.#numbers = numbers;
    this.#textOf = textOf;
  }

  /** What the lists of a name hold; undefined when nobody defines it. */
  ofName(kind: SymbolKind, name: string): string | undefined {
    const definitions = this.#model.symbols.defined(kind, name);
    const numbers = definitions.flatMap(({ item }) => (item.kind === 'block' ? this.#numberOf(item) : []));
    if (numbers.includes(undefined)) return `call ${nameKey(name, this.#model.options.assumptions)}`;
    return numbers.length > 0 ? `#${numbers.join('#')}` : undefined;
  }

  /** What counts of a section, in its order; where nobody knows what may stand in it, everything. */
  itemsOf(block: Block): readonly (Line | Block)[] {
    const known = this.#items.get(block);
    if (known) return known;
    const dead = new Set([...(behindIn.get(block.name)?.(block.lines()) ?? [])].map(({ item }) => item));
    const items = block.items.filter((item) => item.kind === 'block' || (this.#isTaken(item) && !dead.has(item)));
    this.#items.set(block, items);
    return items;
  }

  /** What a line of a section does; blocks by what they hold. */
  textOf(item: Line | Block): string {
    if (item.kind === 'block') return `<${item.name} ${item.argument}> ${this.#numberOf(item)}`;
    const text = item.row ? this.#textOf(item) : `${item.name} ${item.text}`;
    return `${text} ${item.block ? this.#numberOf(item.block) : ''}`;
  }

  /** Whether PowerMTA may take a line. */
  #isTaken({ row, isValid, parent: { name } }: Line): boolean {
    if (row) return isValid;
    const isUnknown = this.#unknownSections.get(name) ?? catalogue().rowsIn(name, 'directive').length === 0;
    this.#unknownSections.set(name, isUnknown);
    return isUnknown;
  }

  /** Undefined for a list that is being gone through. */
  #numberOf(block: Block): number | undefined {
    const known = this.#known.get(block);
    if (known !== undefined || this.#isBusy) return known;
    this.#goThrough(block);
    return this.#known.get(block);
  }

  /** Goes down to the sections that need no other, without recursion, and comes back up. */
  #goThrough(block: Block): void {
    const way: Visit[] = [];
    const open = new Set<Block>();
    const enter = (next: Block): void => {
      open.add(next);
      way.push({ block: next, uses: this.#usesOf(next) });
    };
    enter(block);
    this.#isBusy = true;
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const { value: used, done } = top.uses.next();
      if (done) {
        const text = this.itemsOf(top.block).map((item) => this.textOf(item));
        this.#known.set(top.block, this.#numbers.of(text.join('\n')));
        way.pop();
      } else if (!this.#known.has(used) && !open.has(used)) enter(used);
    }
    this.#isBusy = false;
  }

  *#usesOf(block: Block): Generator<Block, undefined> {
    for (const item of this.itemsOf(block)) {
      if (item.kind === 'block') yield item;
      else {
        if (item.block) yield item.block;
        yield* this.#calledBy(item);
      }
    }
  }

  *#calledBy(line: Line): Generator<Block> {
    const result = line.read?.arguments.at(-1)?.value;
    const name = result?.kind === 'pattern-result' ? result.callTo?.name : undefined;
    if (name === undefined) return;
    for (const { item } of this.#model.symbols.defined('pattern-list', name)) if (item.kind === 'block') yield item;
  }
}
