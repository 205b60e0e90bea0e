import type { AssumptionName } from '../model/assumptions.ts';
import type { Model } from '../model/model.ts';

/** A virtual MTA or pool as its section spells it. */
export interface KnownName {
  readonly name: string;
  /** `name-case` when it is only found because case does not matter. */
  readonly assumptions: readonly AssumptionName[];
}

/** What a name stands for; undefined when nothing is called so. Queues are told apart by the spelling that this gives. */
export function knownName({ vmtas }: Model, written: string): KnownName | undefined {
  if (vmtas.isDefault(written)) return { name: written, assumptions: [] };
  const found = vmtas.vmta(written) ?? vmtas.pool(written);
  return found && { name: found.name, assumptions: found.name === written ? [] : ['name-case'] };
}

/** The virtual MTAs that mail for a name may leave by, as their sections spell them. */
export function membersOf(model: Model, name: string): string[] {
  const members = model.vmtas.membersOf(name).map((member) => knownName(model, member)?.name ?? member);
  return [...new Set(members)];
}
