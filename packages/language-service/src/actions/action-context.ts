/** What actions need beside a file and its meaning. */
import type { LintResult } from '@pmtakit/linter';
import type { Model } from '@pmtakit/semantics';
import type { FileContext } from '../context.ts';

export interface ActionContext extends FileContext {
  /** What is found in all files of the configuration. */
  readonly results: readonly LintResult[];
  /** The configuration with other texts, by path. */
  readonly reopened: (texts: ReadonlyMap<string, string>) => Model;
  /** Whether the client takes edits that make files. */
  readonly createsFiles: boolean;
  /** What is found in a configuration that was opened so. */
  readonly lint: (model: Model) => readonly LintResult[];
}

/** How an action is found again when its edit is asked for. */
export type ActionData =
  | { readonly kind: 'suppress'; readonly rule: string; readonly start: number; readonly end: number }
  | { readonly kind: 'refactor'; readonly id: string; readonly message: string; readonly start: number }
  | { readonly kind: 'fix-all' };

/** Why an action is not done after all, in words for the user. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
}

export function resultOf({ file, results }: ActionContext): LintResult | undefined {
  return results.find(({ source }) => source.path === file.path);
}
