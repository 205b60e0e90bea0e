/** Connections that queues may have open together, where that is certain. */
import {
  type Model,
  type QueueName,
  boundsOf,
  linesNamed,
  reachableVirtualMtas,
  termsOf,
  vmtaCeilingOf,
} from '@pmtakit/semantics';

/** Virtual MTAs times domains beyond which nobody waits for the sum. */
const MOST_QUEUES = 20_000;

/** Limits of mail servers hold for several queues together, and it depends on the DNS for which. */
const serverLimits = ['mx-connection-limit', 'ip-connection-limit'] as const;

/**
 * What the queues of some domains may have open, all virtual MTAs together, and what they may have as one queue. Undefined
 * where they have different limits, mail is moved elsewhere, or other limits make the sum uncertain.
 */
export function connectionsTogether(
  model: Model,
  domains: readonly string[],
): { readonly apart: number; readonly asOne: number } | undefined {
  const virtualMtas = reachableVirtualMtas(model);
  if (virtualMtas.length * domains.length > MOST_QUEUES || hasServerLimits(model)) return undefined;
  const sums = virtualMtas.map((virtualMta) => {
    const each = new Set(domains.map((domain) => connectionsOf(model, { domain, virtualMta })));
    const [one, another] = each;
    const most = vmtaCeilingOf(model, virtualMta).connections;
    if (one === undefined || another !== undefined) return undefined;
    return { apart: Math.min(one * domains.length, most), asOne: Math.min(one, most) };
  });
  if (!sums.every((sum) => sum !== undefined)) return undefined;
  const total = totalOf(model);
  const sumOf = (pick: (sum: { apart: number; asOne: number }) => number): number =>
    Math.min(
      total,
      sums.reduce((sum, one) => sum + pick(one), 0),
    );
  const [apart, asOne] = [sumOf((one) => one.apart), sumOf((one) => one.asOne)];
  return Number.isFinite(apart) ? { apart, asOne } : undefined;
}

/** Undefined for a queue whose mail goes to another one. */
export function connectionsOf(model: Model, queue: QueueName): number | undefined {
  const moved = model.queue(queue).get('queue-to');
  if (moved && !moved.isDefault && !moved.isCleared) return undefined;
  return boundsOf(termsOf(model, queue, {})).connections;
}

export function hasServerLimits({ whole }: Model): boolean {
  return serverLimits.some((name) => !linesNamed(whole, name)[Symbol.iterator]().next().done);
}

function totalOf({ server }: Model): number {
  const value = server.get('total-max-smtp-out')?.value;
  return value?.kind === 'integer' ? value.value : Infinity;
}
