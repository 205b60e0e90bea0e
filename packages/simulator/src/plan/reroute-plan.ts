/** `backoff-reroute-to-virtual-mta`: where mail goes while a queue is in backoff mode. [G1§3.3.10.31; oracle O27] */
import { type Model, type QueueName, membersOf } from '@pmtakit/semantics';
import { nameIn } from './read-settings.ts';

/** The virtual MTAs; none for mail to stay. A reroute to itself is ignored. */
export function backoffReroute(model: Model, name: QueueName): readonly string[] {
  const target = nameIn(model.queue(name), 'backoff-reroute-to-virtual-mta');
  return target === undefined ? [] : membersOf(model, target).filter((member) => member !== name.virtualMta);
}

/** Whether the reroutes of backoff mode lead from a queue back to it. */
export function isInRerouteLoop(model: Model, { domain, virtualMta }: QueueName): boolean {
  const reached = new Set(backoffReroute(model, { domain, virtualMta }));
  for (const member of reached) {
    for (const next of backoffReroute(model, { domain, virtualMta: member })) reached.add(next);
  }
  return reached.has(virtualMta);
}
