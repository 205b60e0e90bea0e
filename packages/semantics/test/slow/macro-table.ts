/** The macros of a configuration. [G1§3.3.1.33.4] */
import { linesOf, type RawSection } from './reader.ts';

/** The values of all macros by name, as written. */
export type MacroTable = ReadonlyMap<string, readonly string[]>;

/** @param first whether the first of several definitions of a name counts, not the last */
export function macroTable(root: RawSection, first: boolean): MacroTable {
  const inOrder = linesOf(root).filter(({ name }) => name === 'domain-macro');
  const lines = first ? inOrder.toReversed() : inOrder;
  return new Map(
    lines.map(({ text }) => {
      const [name = '', values = ''] = text.split(/\s+/);
      return [name, values.split(',')];
    }),
  );
}
