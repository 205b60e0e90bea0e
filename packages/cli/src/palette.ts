import { Chalk } from 'chalk';
import { type Palette, plainPalette } from '@pmtakit/linter';

/** When output is coloured: `auto` on a terminal only. */
export type ColourMode = 'auto' | 'always' | 'never';

export function paletteFor(mode: ColourMode): Palette {
  if (mode === 'never' || (mode === 'auto' && !wantsColour())) return plainPalette;
  const chalk = new Chalk({ level: 1 });
  return {
    severity: { error: chalk.red, warning: chalk.yellow, info: chalk.blue, hint: chalk.cyan },
    strong: chalk.bold,
    faint: chalk.dim,
  };
}

/**
 * FORCE_COLOR wins over NO_COLOR, as in Node. Chalk is not asked: it does not know NO_COLOR, and takes our own option
 * `--color auto` on the command line for a wish for colours.
 */
function wantsColour(): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = process.env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return process.stdout.isTTY && !no && terminal !== 'dumb';
}
