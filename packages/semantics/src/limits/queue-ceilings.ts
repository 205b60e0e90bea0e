/** The queues that mail for a domain ends up in, and what each may do. */
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import type { MxRecords } from '../routing/message.ts';
import { type QueuePathOptions, queuePath } from '../routing/queue-path.ts';
import { rollupsOf } from '../routing/rollup.ts';
import { type TermOptions, termsOf } from './queue-terms.ts';
import { reachableVirtualMtas } from './reachable.ts';
import { type Bounds, type Term, boundsOf } from './term.ts';

export interface CeilingOptions extends TermOptions {
  readonly mx?: MxRecords | undefined;
}

/** What one queue may do. */
export interface QueueCeiling extends Bounds {
  readonly queue: QueueName;
  /** The virtual MTAs whose mail ends up in this queue. */
  readonly virtualMtas: readonly string[];
  readonly terms: readonly Term[];
}

/** What is the same for all domains. */
export interface Ways {
  readonly virtualMtas: readonly string[];
  readonly paths: QueuePathOptions;
}

export function waysOf(model: Model, options: CeilingOptions): Ways {
  return { virtualMtas: reachableVirtualMtas(model), paths: pathsOf(model, options) };
}

export function pathsOf(model: Model, { mx }: CeilingOptions): QueuePathOptions {
  return { rollups: rollupsOf(model), ...(mx && { mx }) };
}

/** Each queue once, with all virtual MTAs that lead there. */
export function queuesOf(model: Model, domain: string, options: CeilingOptions, ways: Ways): QueueCeiling[] {
  const found = new Map<string, { queue: QueueName; virtualMtas: string[] }>();
  for (const virtualMta of ways.virtualMtas) {
    for (const queue of endsOf(model, { domain, virtualMta }, ways.paths)) {
      const key = `${queue.domain}/${queue.virtualMta}`;
      const known = found.get(key);
      if (known) known.virtualMtas.push(virtualMta);
      else found.set(key, { queue, virtualMtas: [virtualMta] });
    }
  }
  return [...found.values()].map((one) => {
    const terms = termsOf(model, one.queue, options);
    return { ...one, terms, ...boundsOf(terms) };
  });
}

function endsOf(model: Model, start: QueueName, paths: QueuePathOptions): QueueName[] {
  const { queue, members } = queuePath(model, start, paths);
  return queue ? members.map((virtualMta) => ({ domain: queue.domain, virtualMta })) : [];
}
