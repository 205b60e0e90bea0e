import { Chalk, supportsColor } from 'chalk';
import { type Palette, plainPalette } from '@pmtakit/linter';

/** When output is coloured: `auto` on a terminal only. NO_COLOR and FORCE_COLOR are honoured. */
export type ColourMode = 'auto' | 'always' | 'never';

export function isColourMode(text: string): text is ColourMode {
  return text === 'auto' || text === 'always' || text === 'never';
}

export function chalkFor(mode: ColourMode): InstanceType<typeof Chalk> {
  const automatic = supportsColor ? supportsColor.level : 0;
  return new Chalk({ level: mode === 'never' ? 0 : mode === 'always' ? 1 : automatic });
}

export function paletteFor(mode: ColourMode): Palette {
  const chalk = chalkFor(mode);
  if (chalk.level === 0) return plainPalette;
  return {
    severity: { error: chalk.red, warning: chalk.yellow, info: chalk.blue, hint: chalk.cyan },
    strong: chalk.bold,
    faint: chalk.dim,
  };
}
