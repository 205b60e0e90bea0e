import { type CloseBrace, type CloseTag, type Section, GLOBAL_SCOPE, catalogue } from '@pmtakit/grammar';
import { append } from './append.ts';
import type { Block } from './whole.ts';

/**
 * The sections that are open while the whole is put together. Tags find their partners by the rules of the tree, but
 * over the borders of files. Every step is as fast at any depth.
 */
export class OpenBlocks {
  readonly #whole: Block;
  readonly #stack: Block[] = [];
  readonly #open = new Set<Block>();
  readonly #byName = new Map<string, Block[]>();
  readonly #braces: Block[] = [];
  /** Sections whose closing tag went to a section of another file in them, with that section. */
  readonly #robbed = new Map<Block, Block>();
  readonly #robbers: Block[] = [];

  constructor(whole: Block) {
    this.#whole = whole;
  }

  get innermost(): Block {
    return this.#stack.at(-1) ?? this.#whole;
  }

  push(block: Block, { head }: Section): void {
    this.#stack.push(block);
    this.#open.add(block);
    if (head.kind === 'open-brace') this.#braces.push(block);
    append(this.#byName, block.name, block);
  }

  /**
   * Closes the innermost section of the name in a tag, else the one that the tag closes in its own file, where it may be
   * misspelt. Gives the section, if there is one.
   */
  closeBy(close: CloseTag | CloseBrace, own: Block | undefined): Block | undefined {
    const ownOpen = own && this.#open.has(own) ? own : undefined;
    const closed = this.#partnerOf(close) ?? ownOpen;
    if (!closed) return undefined;
    while (this.innermost !== closed) this.#abandonInnermost();
    this.#pop();
    if (ownOpen && this.#open.has(ownOpen)) this.#robbed.set(ownOpen, closed);
    return closed;
  }

  /**
   * Ends the sections in which a section of this name cannot stand, when one further out can hold it: so a closing tag
   * that is missing in one file costs the next file nothing. What its own file closes later is left alone.
   */
  makeRoomFor(name: string): void {
    const parents = catalogue().section(name)?.scopes;
    if (!parents?.some((parent) => parent === GLOBAL_SCOPE || this.#byName.get(parent)?.length)) return;
    while (this.#isUnclosed(this.innermost) && !mayHold(this.innermost, parents)) this.#abandonInnermost();
  }

  /** To be called behind the last line. Gives the sections that took a closing tag which is missed further out. */
  end(): readonly Block[] {
    while (this.#stack.length > 0) this.#abandonInnermost();
    return this.#robbers;
  }

  #partnerOf(close: CloseTag | CloseBrace): Block | undefined {
    return close.kind === 'close-tag' ? this.#byName.get(close.name)?.at(-1) : this.#braces.at(-1);
  }

  #pop(): Block | undefined {
    const block = this.#stack.pop();
    if (!block) return undefined;
    this.#open.delete(block);
    this.#byName.get(block.name)?.pop();
    if (this.#braces.at(-1) === block) this.#braces.pop();
    return block;
  }

  /** Ends a section without a closing tag. */
  #abandonInnermost(): void {
    const block = this.#pop();
    if (block && this.#robbed.has(block)) this.#robbers.push(this.#lastRobber(block));
  }

  #isUnclosed(block: Block): boolean {
    return block.node.kind === 'section' && (!block.node.close || this.#robbed.has(block));
  }

  #lastRobber(block: Block): Block {
    let last = block;
    for (let next = this.#robbed.get(last); next; next = this.#robbed.get(last)) last = next;
    return last;
  }
}

/** Nobody knows what may stand in an unknown section. */
function mayHold({ name }: Block, parents: readonly string[]): boolean {
  return catalogue().section(name) === undefined || parents.includes(name);
}
