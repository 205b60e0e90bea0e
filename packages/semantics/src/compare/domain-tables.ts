import type { DomainTable } from '../model/domain-table.ts';
import { synonymOf } from '../model/synonyms.ts';
import type { Block, Line } from '../project/whole.ts';
import type { Side } from './sides.ts';

/** What the `<domain>` sections of a virtual MTA or of a pool say of one setting. */
export interface Said {
  /** Equal where they say the same to the same domains. */
  text: string;
  /** The patterns of those that say something. */
  readonly keys: Set<string>;
}

/** Everything that the `<domain>` sections of a virtual MTA or of a pool set, by setting. */
export function saidIn({ model, content }: Side, table: DomainTable): ReadonlyMap<string, Said> {
  const found = new Map<string, Said>();
  for (const block of table.blocks) {
    const keys = table.keysOf(block);
    const where = `${isMacro(block)} ${keys.join(',')}`;
    for (const { line } of model.queues.linesOf(block)) {
      const said = found.get(nameOf(line)) ?? { text: '', keys: new Set() };
      found.set(nameOf(line), said);
      said.text += `${where} ${content.ofLine(line)}\n`;
      for (const key of keys) said.keys.add(key);
    }
  }
  return found;
}

/** A literal section goes before one of a macro. */
function isMacro({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && value.form === 'macro';
}

/** The setting that a line is about; an old name gives the new one. */
export function nameOf({ name, row, parent }: Line): string {
  return (row && synonymOf(row, parent.name)?.name) ?? name;
}
