import { ALL_RULES, type Mention, type Suppression } from './suppression.ts';

/** A rule with the comment that names it. */
export interface Target {
  readonly suppression: Suppression;
  readonly mention: Mention;
}

/**
 * Which rules are off at a place of the text. Sections stand in each other and an enable comment ends all that was begun
 * before it, so the block that began last is the only one to look at. Places are asked for in the order of the text.
 */
export class OpenBlocks {
  readonly #open = new Map<string, Target[]>();
  /** Where the last enable comment for a rule stands. */
  readonly #ends = new Map<string, number>();

  begin(target: Target): void {
    const { rule } = target.mention;
    const open = this.#open.get(rule);
    if (open) open.push(target);
    else this.#open.set(rule, [target]);
  }

  /** Whether there was something to end. */
  end(rule: string, { from, span }: Suppression): boolean {
    const names = rule === ALL_RULES ? [...this.#open.keys()] : [rule];
    const isNeeded = names.some((name) => this.innermost(name, from) !== undefined);
    this.#ends.set(rule, span.start);
    return isNeeded;
  }

  /** The block that has a rule off at an offset. */
  innermost(rule: string, offset: number): Target | undefined {
    const own = this.#lastOpen(rule, offset);
    const ofAll = this.#lastOpen(ALL_RULES, offset);
    const last = [own, ofAll].filter((one) => one !== undefined).toSorted((a, b) => startOf(b) - startOf(a))[0];
    const end = Math.max(this.#ends.get(rule) ?? -1, this.#ends.get(ALL_RULES) ?? -1);
    return last && startOf(last) > end ? last : undefined;
  }

  #lastOpen(rule: string, offset: number): Target | undefined {
    const open = this.#open.get(rule) ?? [];
    for (let last = open.at(-1); last; last = open.at(-1)) {
      if (last.suppression.until > offset) return last;
      open.pop();
    }
    return undefined;
  }
}

function startOf({ suppression }: Target): number {
  return suppression.span.start;
}
