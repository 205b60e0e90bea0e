/** What there is to do, found out before anything is done: nothing is written while a configuration is wrong. */
import { saidOptions } from '@pmtakit/formatter';
import { type Named, findFiles } from '../running.ts';
import { UsageError } from '../exit-codes.ts';
import { STDIN } from '../input.ts';
import { isColoured } from '../colours.ts';
import type { FormatJob } from './format-job.ts';
import { isLeftOut } from './ignore-file.ts';
import { modeOf, requireFiles, requireOneToPrint } from './mode.ts';
import type { FormatCommandOptions } from './called-with.ts';
import type { FormatMode } from './outcome.ts';
import { type Style, Styles } from './style.ts';

export interface Plan {
  readonly jobs: readonly FormatJob[];
  /** How many files are left out because somebody said so. */
  readonly ignored: number;
}

/** @throws UsageError for options that do not go together or with so many files */
export async function planOf(command: Named, paths: readonly string[], options: FormatCommandOptions): Promise<Plan> {
  const mode = modeOf(options);
  const files = await findFiles(command, paths);
  requireFiles(files, mode);
  const styled = await styledFiles(files, options);
  const jobs = styled.filter((file) => isDone(file, mode)).map((file) => jobOf(file, mode, options));
  requireOneInRange(jobs.length, options);
  requireOneToPrint(jobs.length, mode);
  return { jobs, ignored: styled.length - jobs.length };
}

function requireOneInRange(count: number, { range }: FormatCommandOptions): void {
  if (range && count > 1) throw new UsageError(`--range is about one file, not ${count}; name one`);
}

interface StyledFile {
  readonly path: string;
  readonly style: Style;
  readonly isIgnored: boolean;
}

async function styledFiles(files: readonly string[], options: FormatCommandOptions): Promise<StyledFile[]> {
  const isIgnored = await isLeftOut(options);
  const chosen = saidOptions(options);
  const styles = new Styles();
  const styled: StyledFile[] = [];
  for (const path of files) {
    const name = path === STDIN ? (options.stdinFilename ?? '.') : path;
    const style = await styles.of(name, chosen);
    styled.push({ path, style, isIgnored: isIgnored(name, style) });
  }
  return styled;
}

/** A filter passes on what it does not format. */
function isDone({ path, isIgnored }: StyledFile, mode: FormatMode): boolean {
  return !isIgnored || (path === STDIN && mode === 'print');
}

function jobOf(
  { path, style, isIgnored }: StyledFile,
  mode: FormatMode,
  { stdinFilename, range, color }: FormatCommandOptions,
): FormatJob {
  const { options, directives } = style;
  return {
    path,
    stdinFilename,
    mode,
    options,
    directives,
    range,
    isColoured: mode === 'diff' && isColoured(color),
    isIgnored,
  };
}
