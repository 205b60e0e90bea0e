import type { Line } from '../project/whole.ts';

/** Whether a line says yes. */
export function isOn(line: Line): boolean {
  const value = line.argument(0);
  return line.isValid && value?.kind === 'boolean' && value.value;
}
