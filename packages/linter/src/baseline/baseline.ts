/** A baseline: findings that were there before pmtalint was, so that only new ones are told. */
import type { Diagnostic, SourceFile } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import { needsWhole } from '../rule-settings.ts';

/** How often a finding is known at lines that say the same. */
export interface KnownFinding {
  readonly rule: string;
  readonly messageId: string;
  /** What stands on its line, without what may change; see `LineTexts`. */
  readonly text: string;
  readonly count: number;
}

/** By the path of the file as the baseline names it. Both files and findings are in order. */
export interface Baseline {
  readonly files: ReadonlyMap<string, readonly KnownFinding[]>;
}

export const emptyBaseline: Baseline = { files: new Map() };

/** What has to be known beside the findings. */
export interface BaselineOptions {
  /** The path that a baseline has for a file: from its own folder, with `/`. As given when absent. */
  readonly pathOf?: ((path: string) => string) | undefined;
  /** Whether a file of the baseline is still there, when it was not looked over. Taken for granted when absent. */
  readonly exists?: ((path: string) => boolean) | undefined;
  /** Whether a rule was asked of a file that was looked over, by its own path. Taken for granted when absent. */
  readonly isAsked?: ((path: string, rule: string) => boolean) | undefined;
}

/** A finding with the text that it is in. */
export interface MatchedFinding {
  readonly source: SourceFile;
  readonly diagnostic: Diagnostic;
}

/** A known finding that is no longer there. */
export interface GoneFinding extends KnownFinding {
  readonly path: string;
}

export interface AppliedBaseline {
  /** The results without what is known. */
  readonly results: readonly LintResult[];
  readonly matched: readonly MatchedFinding[];
  /** What a new baseline would not hold any more, with how often each is gone. */
  readonly gone: readonly GoneFinding[];
}

export function asGiven(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Whether a finding of a rule would have been found if it was still there. */
export function isLookedFor(
  { source, isPart }: LintResult,
  rule: string,
  isAsked: BaselineOptions['isAsked'] = () => true,
): boolean {
  return isAsked(source.path, rule) && !(isPart && needsWhole(rule));
}

/** What two findings share that are the same for a baseline. */
export function keyOf({ rule, messageId, text }: Omit<KnownFinding, 'count'>): string {
  return JSON.stringify([rule, messageId, text]);
}
