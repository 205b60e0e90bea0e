import { Chalk } from 'chalk';
import { type Palette, plainPalette } from '@pmtakit/linter';
import { type ColourMode, isColoured } from './colours.ts';

export function paletteFor(mode: ColourMode): Palette {
  if (!isColoured(mode)) return plainPalette;
  const chalk = new Chalk({ level: 1 });
  return {
    severity: { error: chalk.red, warning: chalk.yellow, info: chalk.blue, hint: chalk.cyan },
    strong: chalk.bold,
    faint: chalk.dim,
  };
}
