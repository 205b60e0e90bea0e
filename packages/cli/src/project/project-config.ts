import type { ExtraDirective } from '@pmtakit/grammar';
import type { LintConfig } from '@pmtakit/linter';
import { type Assumptions, type PathMapping, type PmtaVersion, defaultAssumptions } from '@pmtakit/semantics';
import { type FormatConfig, noFormat } from './format-settings.ts';

/**
 * What a configuration file says, together with those that it extends. Paths in a file count from its own folder; here
 * they count from that of the process.
 */
export interface ProjectConfig {
  /** The files that say it, the strongest last. */
  readonly files: readonly string[];
  readonly main: string | undefined;
  readonly mappings: readonly PathMapping[];
  readonly base: string | undefined;
  readonly pmtaVersion: PmtaVersion | undefined;
  readonly assumptions: Assumptions;
  /** What is known beside the catalogue, see `useDirectives`. */
  readonly directives: readonly ExtraDirective[];
  readonly lint: LintConfig;
  readonly format: FormatConfig;
}

export const emptyConfig: ProjectConfig = {
  files: [],
  main: undefined,
  mappings: [],
  base: undefined,
  pmtaVersion: undefined,
  assumptions: defaultAssumptions,
  directives: [],
  lint: { layers: [] },
  format: noFormat,
};
