import type { ExtraDirective } from '@pmtakit/grammar';
import type { LintOptions, Providers } from '@pmtakit/linter';
import type { LoadOptions, ModelOptions } from '@pmtakit/semantics';

/** What the project of a file says of it. */
export interface ProjectSetup extends Pick<LoadOptions, 'mappings' | 'base'> {
  /** Files that may be the main file, the most likely first; the file itself need not be among them. */
  readonly mains: readonly string[];
  /** The main file that the project names, which is known to be whole. */
  readonly main: string | undefined;
  readonly modelOptions: ModelOptions;
  /** What is known beside the catalogue. */
  readonly directives: readonly ExtraDirective[];
  /** What is known of mailbox providers, where that is not what comes with the linter. */
  readonly providers?: Providers | undefined;
  readonly settingsFor: NonNullable<LintOptions['settingsFor']>;
}
