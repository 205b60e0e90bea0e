import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { type TermOptions, vmtaTermsOf } from './queue-terms.ts';
import { type Bounds, type Term, boundsOf, sumOf } from './term.ts';

/** Queues of one virtual MTA, and what they may do together. */
export interface VmtaGroup<Q extends Bounds> extends Bounds {
  readonly queues: readonly Q[];
  /** The limits that several queues share; the terms of a single queue hold them already. */
  readonly terms: readonly Term[];
}

export function byVmta<Q extends Bounds & { readonly queue: QueueName }>(
  model: Model,
  queues: readonly Q[],
  options: TermOptions,
): VmtaGroup<Q>[] {
  const groups = Map.groupBy(queues, ({ queue }) => queue.virtualMta);
  return [...groups].map(([virtualMta, group]) => {
    const terms = group.length > 1 ? vmtaTermsOf(model, virtualMta, options) : [];
    return { queues: group, terms, ...boundsOf([sumOf(group), ...terms]) };
  });
}
