import type { Model } from '../model/model.ts';
import { isComplete } from '../project/project.ts';
import type { Difference } from './difference.ts';
import { isSameButForLayout } from './layout.ts';
import { differingQueues } from './queues.ts';
import { differingSections, differingServer } from './sections.ts';
import { sidesOf } from './sides.ts';
import { differingSources } from './sources.ts';
import { differingPools, differingVmtas } from './virtual-mtas.ts';

/** Whether two configurations do the same, and if not, a case in which it shows. */
export type Verdict =
  | { readonly equal: true }
  | { readonly equal: false; readonly witness: Difference }
  /** Nothing differs that can be seen, but these includes are out of reach and may hold anything. */
  | { readonly equal: undefined; readonly notCompared: readonly string[] };

/**
 * Whether two configurations do the same with every message: all settings of all queues, virtual MTAs, sources and
 * accounting files, every list, and so every route. Lines that PowerMTA does not take are not there for it. Both have to
 * be read with the same options.
 * @param isIntended which differences do not count, since they are what a change is made for; none unless given
 */
export function equivalent(
  before: Model,
  after: Model,
  isIntended: (difference: Difference) => boolean = () => false,
): Verdict {
  for (const witness of differences(before, after)) if (!isIntended(witness)) return { equal: false, witness };
  const models = [before, after];
  if (models.every(({ project }) => isComplete(project)) || isSameButForLayout(before.project, after.project)) {
    return { equal: true };
  }
  return { equal: undefined, notCompared: [...new Set(models.flatMap(outOfReach))] };
}

/**
 * Everything that two configurations do differently. Where the same shows in many queues or clients, a few stand for all.
 * Asked one at a time, the first comes at once.
 */
export function* differences(before: Model, after: Model): Generator<Difference> {
  const sides = sidesOf(before, after);
  yield* differingServer(sides);
  yield* differingPools(sides);
  yield* differingVmtas(sides);
  yield* differingQueues(sides);
  yield* differingSources(sides);
  yield* differingSections(sides);
}

/** The includes that could not be read, with the section that they stand in. */
function outOfReach({ project }: Model): string[] {
  return project.includes
    .filter(({ outcome }) => outcome.kind !== 'included')
    .map(({ parent, target }) => (parent.parent ? `<${parent.name} ${parent.argument}> ${target}` : target));
}
