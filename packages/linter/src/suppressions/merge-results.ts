import { type Diagnostic, byPlace } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';

/**
 * What is found in a file that two configurations include: in each it may be another thing. A comment is unused only when
 * neither needs it.
 */
export function mergeResults(a: LintResult, b: LintResult): LintResult {
  const diagnostics = union(a.diagnostics, b.diagnostics, keyOf);
  const isInBoth = inBoth(a.diagnostics, b.diagnostics);
  const { isPart, ...rest } = a;
  return {
    ...rest,
    ...(isPart && b.isPart && { isPart }),
    diagnostics: diagnostics.filter((one) => one.rule !== UNUSED || isInBoth(one)).sort(byPlace),
    suppressed: union(a.suppressed, b.suppressed, ({ diagnostic }) => keyOf(diagnostic)).sort((one, other) =>
      byPlace(one.diagnostic, other.diagnostic),
    ),
    secrets: a.secrets.length > 0 ? a.secrets : b.secrets,
  };
}

const UNUSED = 'suppression-unused';

function union<T>(a: readonly T[], b: readonly T[], key: (one: T) => string): T[] {
  const known = new Set(a.map(key));
  return [...a, ...b.filter((one) => !known.has(key(one)))];
}

function inBoth(a: readonly Diagnostic[], b: readonly Diagnostic[]): (one: Diagnostic) => boolean {
  const [first, second] = [a, b].map((all) => new Set(all.filter(({ rule }) => rule === UNUSED).map(keyOf)));
  return (one) => first?.has(keyOf(one)) === true && second?.has(keyOf(one)) === true;
}

function keyOf({ rule, messageId, span, message }: Diagnostic): string {
  return JSON.stringify([rule, messageId, span, message]);
}
