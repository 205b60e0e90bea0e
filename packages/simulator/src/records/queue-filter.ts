/** Which queues an accounting file is about. [G1§3.3.11.5] */
import type { QueueFilterMember } from '@pmtakit/grammar';
import { type Model, type QueueName, matchesDomain } from '@pmtakit/semantics';

interface Entry {
  readonly negated: boolean;
  /** Patterns of domains, macros filled in. */
  readonly keys: readonly string[];
  readonly virtualMta: string;
}

/** The first entry that matches decides; a queue that none matches is left out. */
export function queueFilter(model: Model, members: readonly QueueFilterMember[]): (queue: QueueName) => boolean {
  const spelt = speller(model);
  const entries = members.map(({ negated, domain, virtualMta }): Entry => {
    const keys = model.macros.expand(domain.raw).texts;
    return { negated, keys: keys.map((key) => key.toLowerCase()), virtualMta: spelt(virtualMta) };
  });
  return (queue) => {
    const domain = queue.domain.toLowerCase();
    const virtualMta = spelt(queue.virtualMta);
    const entry = entries.find(
      ({ keys, virtualMta: own }) =>
        (own === '*' || own === virtualMta) && keys.some((key) => matchesDomain(key, domain)),
    );
    return entry !== undefined && !entry.negated;
  };
}

/** What two spellings of a virtual MTA have in common. */
function speller({ options }: Model): (name: string) => string {
  return options.assumptions['name-case'] === 'ignored' ? (name) => name.toLowerCase() : (name) => name;
}
