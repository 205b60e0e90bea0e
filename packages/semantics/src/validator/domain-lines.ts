import { oncePer } from '@pmtakit/grammar';
import { append } from '../project/append.ts';
import { type DomainHome, domainHomes } from '../model/domain-homes.ts';
import type { Model } from '../model/model.ts';
import type { Block, Line } from '../project/whole.ts';

/** A line that sets something for queues, with the section that holds it. */
export interface DomainLine {
  readonly line: Line;
  readonly block: Block;
  readonly home: DomainHome;
}

/** Longer names do not exist, and a pattern with thousands of dots takes long to look up. */
const LONGEST_PATTERN = 300;

/** All lines of `<domain>` sections that count, by directive. */
class DomainLines {
  readonly #byName = new Map<string, DomainLine[]>();

  constructor(model: Model) {
    for (const home of domainHomes(model)) {
      for (const block of home.table.blocks) {
        for (const { line } of model.queues.linesOf(block)) this.#add({ line, block, home });
      }
    }
  }

  named(name: string): readonly DomainLine[] {
    return this.#byName.get(name) ?? [];
  }

  #add(item: DomainLine): void {
    append(this.#byName, item.line.name, item);
  }
}

/** The same lines for all checks. */
export const domainLines: (model: Model) => DomainLines = oncePer((model) => new DomainLines(model));

/** The patterns of the section around a line, macros filled in. */
export function patternsOf({ home, block }: DomainLine): readonly string[] {
  return home.table.keysOf(block).filter((key) => key.length <= LONGEST_PATTERN);
}
