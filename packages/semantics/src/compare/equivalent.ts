import type { Model } from '../model/model.ts';
import type { Difference } from './difference.ts';
import { differingQueues } from './queues.ts';
import { differingAcctFiles, differingPools, differingSections, differingServer, differingVmtas } from './rest.ts';
import { type Sides, sideOf } from './sides.ts';
import { differingSources } from './sources.ts';

/** Whether two configurations do the same, and if not, a case in which it shows. */
export type Verdict =
  | { readonly equal: true }
  | { readonly equal: false; readonly witness: Difference }
  /** Includes that are out of reach may hold anything. */
  | { readonly equal: undefined; readonly notCompared: readonly string[] };

/**
 * Whether two configurations do the same with every message: all settings of all queues, virtual MTAs, sources and
 * accounting files, every list, and so every route. Both have to be read with the same options.
 */
export function equivalent(before: Model, after: Model): Verdict {
  for (const witness of differences(before, after)) return { equal: false, witness };
  const notCompared = outOfReach(before, after);
  return notCompared.length > 0 ? { equal: undefined, notCompared } : { equal: true };
}

/** Everything that two configurations do differently. Asked one at a time, the first comes at once. */
export function* differences(before: Model, after: Model): Generator<Difference> {
  const sides: Sides = { before: sideOf(before), after: sideOf(after) };
  yield* differingServer(sides);
  yield* differingPools(sides);
  yield* differingVmtas(sides);
  yield* differingQueues(sides);
  yield* differingSources(sides);
  yield* differingAcctFiles(sides);
  yield* differingSections(sides);
}

/** The includes that could not be read, where the two sides do not ask for the same ones in the same places. */
function outOfReach(before: Model, after: Model): string[] {
  const missing = [before, after].map(({ project }) =>
    project.includes
      .filter(({ outcome }) => outcome.kind !== 'included')
      .map(({ parent, target }) => `${parent.name} ${parent.argument}: ${target}`),
  );
  const [first = [], second = []] = missing;
  return first.join('\n') === second.join('\n') ? [] : [...new Set([...first, ...second])];
}
