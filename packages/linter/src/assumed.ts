import type { Diagnostic } from '@pmtakit/grammar';
import { type Model, type ProjectFile, type ValidateOptions, otherReadings, validateProject } from '@pmtakit/semantics';

export type Found = ReadonlyMap<ProjectFile, readonly Diagnostic[]>;

/**
 * The same findings with the assumptions that each rests on, for certain: the rules that found something are asked again
 * under every other answer, and what is not found then rests on the one that was given.
 */
export function withAssumptions(model: Model, found: Found, { isWhole, checks = [] }: ValidateOptions): Found {
  const fired = new Set([...found.values()].flatMap((own) => own.map(({ rule }) => rule)));
  const asked = { isWhole, checks: checks.filter(({ check }) => fired.has(check.id)) };
  const readings = otherReadings(model).map(({ name, model: other }) => {
    return { name, keys: keysOf(validateProject(other, asked)) };
  });
  return new Map(
    [...found].map(([file, own]) => [
      file,
      own.map((diagnostic) => {
        const key = keyOf(diagnostic);
        return assuming(
          diagnostic,
          readings.filter(({ keys }) => !keys.get(file)?.has(key)).map(({ name }) => name),
        );
      }),
    ]),
  );
}

function keysOf(found: Found): Map<ProjectFile, Set<string>> {
  return new Map([...found].map(([file, own]) => [file, new Set(own.map(keyOf))]));
}

/** What stays the same when only words of the message change. */
function keyOf({ rule, messageId, span }: Diagnostic): string {
  return `${rule} ${messageId} ${span.start} ${span.end}`;
}

function assuming(diagnostic: Diagnostic, names: readonly string[]): Diagnostic {
  const { assumptions: _quick, ...rest } = diagnostic;
  return names.length > 0 ? { ...rest, assumptions: [...new Set(names)] } : rest;
}
