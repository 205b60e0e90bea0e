/** The same for other programs; docs/commands.md tells what it means. */
import { type Found, type GivenAdvice, type RunReport, differenceText } from '@pmtakit/refactor';

export interface FoundJson {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly class: Found['safety'] | 'advice';
  readonly saves: number;
  readonly message: string;
  readonly gain: string;
  readonly notes: readonly string[];
}

export interface RunJson {
  readonly applied: readonly FoundJson[];
  readonly refused: readonly (FoundJson & { readonly reason: string })[];
  readonly intended: readonly string[];
  readonly unread: readonly string[];
  readonly files: readonly { readonly file: string; readonly before: string | null; readonly after: string }[];
  readonly linesBefore: number;
  readonly linesAfter: number;
}

export function listJson(found: readonly Found[], advice: readonly GivenAdvice[]): FoundJson[] {
  return [...found.map(foundJson), ...advice.map(adviceJson)];
}

function adviceJson({ adviser: { id, title }, place: { file, line }, message }: GivenAdvice): FoundJson {
  return { id, file, line, class: 'advice', saves: 0, message, gain: title, notes: [] };
}

export function runJson({ applied, refused, intended, unread, files, linesBefore, linesAfter }: RunReport): RunJson {
  return {
    applied: applied.map(foundJson),
    refused: refused.map(({ found, refusal }) => ({ ...foundJson(found), reason: reasonOf(refusal) })),
    intended: intended.map(differenceText),
    unread,
    files: files.map(({ path, before, after, besides }) => ({
      file: path,
      before: besides === undefined ? before : null,
      after,
    })),
    linesBefore,
    linesAfter,
  };
}

function foundJson({ refactoring: { id, gain }, place, safety, saves, message, notes }: Found): FoundJson {
  const { file, line } = place;
  return { id, file, line, class: safety, saves, message, gain, notes };
}

function reasonOf(refusal: RunReport['refused'][number]['refusal']): string {
  return refusal.reason === 'changes' ? differenceText(refusal.witness) : refusal.notCompared.join(', ');
}
