/** When output is coloured: `auto` on a terminal only. */
export type ColourMode = 'auto' | 'always' | 'never';

/**
 * Whether standard output is coloured. FORCE_COLOR wins over NO_COLOR, as in Node; an option wins over both. Chalk is not
 * asked: it does not know NO_COLOR, and takes our own option `--color auto` on the command line for a wish for colours.
 */
export function isColoured(mode: ColourMode): boolean {
  if (mode !== 'auto') return mode === 'always';
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = process.env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return process.stdout.isTTY && !no && terminal !== 'dumb';
}
