/** Proofs that fixes change nothing that PowerMTA does. */
import { type Difference, type Model, equivalent } from '@pmtakit/semantics';
import type { Candidate } from './candidates.ts';

/** Why a fix is not applied as a safe one. */
export type Refusal =
  | { readonly reason: 'changes'; readonly witness: Difference }
  /** These includes could not be read, and what they hold may depend on the line. */
  | { readonly reason: 'not-known'; readonly notCompared: readonly string[] };

export interface Proof {
  readonly proven: readonly Candidate[];
  readonly refused: readonly { readonly candidate: Candidate; readonly refusal: Refusal }[];
}

/** The configurations with some fixes applied, in the order of those before. */
export type Applied = (candidates: readonly Candidate[]) => readonly Model[];

/**
 * Which of some fixes can be applied together with nothing changed. All are tried at once; only when that changes
 * something they are halved, until those that do are found.
 */
export function prove(before: readonly Model[], candidates: readonly Candidate[], applied: Applied): Proof {
  const proven: Candidate[] = [];
  const refused: { candidate: Candidate; refusal: Refusal }[] = [];
  const waiting: (readonly Candidate[])[] = [candidates];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.length === 0) continue;
    const refusal = refusalOf(before, applied([...proven, ...part]));
    const [candidate] = part;
    if (!refusal) proven.push(...part);
    else if (part.length === 1 && candidate) refused.push({ candidate, refusal });
    else waiting.push(part.slice(part.length >> 1), part.slice(0, part.length >> 1));
  }
  return { proven, refused };
}

function refusalOf(before: readonly Model[], after: readonly Model[]): Refusal | undefined {
  for (const [index, model] of before.entries()) {
    const other = after[index];
    const verdict = other && other !== model ? equivalent(model, other) : undefined;
    if (verdict?.equal === false) return { reason: 'changes', witness: verdict.witness };
    if (verdict?.equal === undefined && verdict) return { reason: 'not-known', notCompared: verdict.notCompared };
  }
  return undefined;
}
