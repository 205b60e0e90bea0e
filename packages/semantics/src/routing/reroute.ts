/** `reroute-to-virtual-mta`: mail of one virtual MTA that leaves by another. [G1§3.3.10.49, G2§3.3.10.50; runtime 4] */
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { type Step, restingOn, stepBy } from './step.ts';
import { knownName, membersOf } from './virtual-mta-name.ts';

interface Rerouted {
  readonly steps: readonly Step[];
  readonly queue: QueueName | undefined;
  readonly members: readonly string[];
}

interface Move {
  readonly step: Step;
  /** The virtual MTA or pool that is named, and the virtual MTAs it stands for. */
  readonly name: string;
  readonly to: readonly string[];
}

/**
 * Follows reroutes to the virtual MTAs that have none. Each is looked at once: one that mail comes back to is in a loop,
 * and the queues of a loop get no mail.
 */
export function reroute(model: Model, start: QueueName): Rerouted {
  const moves: Move[] = [];
  const members: string[] = [];
  const reached = new Set([start.virtualMta]);
  for (const virtualMta of reached) {
    const move = moveOf(model, { ...start, virtualMta });
    if (!move) members.push(virtualMta);
    else moves.push(move);
    for (const name of move?.to ?? []) reached.add(name);
  }
  const steps = moves.map(({ step }) => step);
  const end = endOf(members, moves);
  if (end !== undefined) return { steps, members, queue: { ...start, virtualMta: end } };
  const text = 'the reroutes end at no virtual MTA, so these queues get no mail';
  return { steps: [...steps, { stage: 'reroute', text }], members, queue: undefined };
}

/** The virtual MTA that is left, or the pool that several are left of. */
function endOf(members: readonly string[], moves: readonly Move[]): string | undefined {
  return members.length < 2 ? members[0] : moves.findLast(({ to }) => to.length > 1)?.name;
}

/** Undefined when mail stays. A reroute to itself is ignored. */
function moveOf(model: Model, queue: QueueName): Move | undefined {
  const setting = model.queue(queue).get('reroute-to-virtual-mta');
  if (setting?.value?.kind !== 'reference') return undefined;
  const known = knownName(model, setting.value.name);
  const name = known?.name ?? setting.value.name;
  if (name === queue.virtualMta) return undefined;
  const step = stepBy('reroute', setting, `mail of ${queue.virtualMta} is moved to ${name}`);
  return { step: restingOn(step, known?.assumptions ?? []), name, to: membersOf(model, name) };
}
