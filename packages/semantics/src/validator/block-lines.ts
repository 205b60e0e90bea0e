import type { Block, Line } from '../project/whole.ts';

const known = new WeakMap<Block, Map<string, Line[]>>();

/** The lines of a name directly in a section. The section is gone through once, whatever is asked. */
export function linesIn(block: Block, name: string): readonly Line[] {
  const byName = known.get(block) ?? Map.groupBy(block.lines(), (line) => line.name);
  known.set(block, byName);
  return byName.get(name) ?? [];
}

/** The same without those that PowerMTA refuses. */
export function validLinesIn(block: Block, name: string): readonly Line[] {
  return linesIn(block, name).filter(({ isValid }) => isValid);
}

/** Whether a line says yes. */
export function isOn(line: Line): boolean {
  const value = line.argument(0);
  return line.isValid && value?.kind === 'boolean' && value.value;
}
