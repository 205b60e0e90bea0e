/** What `pmtafmt` is called with. */
import type { FormatOptions, LineRange } from '@pmtakit/formatter';
import type { ColourMode } from '../colours.ts';
import { STDIN } from '../input.ts';

export interface FormatCommandOptions extends Partial<FormatOptions> {
  readonly check?: true;
  readonly diff?: true;
  readonly write?: true;
  readonly range?: LineRange;
  readonly stdinFilename?: string;
  readonly quiet?: true;
  readonly color: ColourMode;
  readonly progress: boolean;
  readonly jobs?: number;
  readonly ignorePath?: string;
  /** Off with `--no-ignore`. */
  readonly ignore: boolean;
  /** A file; `true` when none is named. */
  readonly printStyle?: string | true;
}

/** What holds when no option is given. */
export const plainOptions: FormatCommandOptions = { color: 'auto', progress: true, ignore: true };

/**
 * The files of a command line without options; undefined for others. To set up the parser of options takes longer than to
 * format most files.
 */
export function plainPaths(args: readonly string[]): readonly string[] | undefined {
  if (args.length === 0) return [STDIN];
  const isPlain = args[0] !== 'sort' && args.every((argument) => argument === STDIN || !argument.startsWith('-'));
  return isPlain ? args : undefined;
}
