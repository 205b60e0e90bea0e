/** Proofs that changes of the text change nothing that PowerMTA does. */
import type { Model } from '../model/model.ts';
import type { Difference } from './difference.ts';
import { equivalent } from './equivalent.ts';

/** Why a change is not made. */
export type Refusal =
  | { readonly reason: 'changes'; readonly witness: Difference }
  /** These includes could not be read, and what they hold may depend on the line. */
  | { readonly reason: 'not-known'; readonly notCompared: readonly string[] };

export interface Proof<Candidate> {
  readonly proven: readonly Candidate[];
  readonly refused: readonly { readonly candidate: Candidate; readonly refusal: Refusal }[];
}

/** The configurations with some changes made, in the order of those before. */
export type Applied<Candidate> = (candidates: readonly Candidate[]) => readonly Model[];

export interface ProveOptions<Candidate> {
  /**
   * What becomes of changes where includes could not be read. They pass only when the changes are of a kind that does not
   * depend on what any file holds; what can be seen is compared all the same. Refused by default.
   */
  readonly unreadIncludes?: 'refuse' | 'pass';
  /** Whether a difference is what one of some changes is made for. None is unless given. */
  readonly isIntended?: (difference: Difference, candidates: readonly Candidate[]) => boolean;
}

/**
 * Which of some changes can be made together with nothing done otherwise. All are tried at once; only when that changes
 * something they are halved, until those that do are found.
 */
export function prove<Candidate>(
  before: readonly Model[],
  candidates: readonly Candidate[],
  applied: Applied<Candidate>,
  { unreadIncludes = 'refuse', isIntended = () => false }: ProveOptions<Candidate> = {},
): Proof<Candidate> {
  const proven: Candidate[] = [];
  const refused: { candidate: Candidate; refusal: Refusal }[] = [];
  const waiting: (readonly Candidate[])[] = [candidates];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const [candidate] = part;
    if (candidate === undefined) continue;
    const together = [...proven, ...part];
    const refusal = refusalOf(before, applied(together), unreadIncludes, (one) => isIntended(one, together));
    if (!refusal) for (const one of part) proven.push(one);
    else if (part.length === 1) refused.push({ candidate, refusal });
    else waiting.push(part.slice(part.length >> 1), part.slice(0, part.length >> 1));
  }
  return { proven, refused };
}

function refusalOf(
  before: readonly Model[],
  after: readonly Model[],
  unreadIncludes: 'refuse' | 'pass',
  isIntended: (difference: Difference) => boolean,
): Refusal | undefined {
  for (const [index, model] of before.entries()) {
    const other = after[index];
    const verdict = other && other !== model ? equivalent(model, other, isIntended) : undefined;
    if (verdict?.equal === false) return { reason: 'changes', witness: verdict.witness };
    if (verdict && verdict.equal === undefined && unreadIncludes === 'refuse') {
      return { reason: 'not-known', notCompared: verdict.notCompared };
    }
  }
  return undefined;
}
