import { type Bounds, type Term, sumOf } from './term.ts';
import type { VmtaGroup } from './vmta-groups.ts';

/** What some terms together allow. */
interface Held extends Bounds {
  readonly terms: readonly Term[];
}

/** Of the terms that hold queues back, the one that stands for most of the sum; undefined when nothing limits it. */
export function winnerOf(groups: readonly VmtaGroup<Held>[], kind: 'perHour' | 'connections'): Term | undefined {
  const shares = new Map<Term['setting']['line'] | string, { term: Term; share: number }>();
  for (const held of groups.flatMap((group) => heldIn(group, kind))) {
    const { terms, [kind]: bound } = held;
    if (bound === Infinity) return undefined;
    const term = terms.find((one) => one[kind] === bound);
    if (!term) continue;
    const key = term.setting.line ?? term.directive;
    const known = shares.get(key) ?? { term, share: 0 };
    shares.set(key, { term: known.term, share: known.share + bound });
  }
  return [...shares.values()].toSorted((a, b) => b.share - a.share)[0]?.term;
}

/** The queues, or all of them as one where the limits of their virtual MTA allow less than they do. */
function heldIn(group: VmtaGroup<Held>, kind: 'perHour' | 'connections'): readonly Held[] {
  return group[kind] < sumOf(group.queues)[kind] ? [group] : group.queues;
}
