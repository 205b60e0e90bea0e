/** What differs between two runs of the same traffic. */
import { waitingCount } from './kept-out.ts';
import type { Binding, Group, QueueGroup, Result, Table } from './result.ts';

export interface ResultComparison {
  readonly before: string;
  readonly after: string;
  /** Whether both runs had the same seed and the same mail; otherwise differences may come from that. */
  readonly sameTraffic: boolean;
  readonly total: readonly Change[];
  /** Those that differ, the most important ones first. */
  readonly domains: readonly GroupChange[];
  readonly queues: readonly GroupChange[];
  readonly virtualMtas: readonly GroupChange[];
  readonly thresholds: readonly VerdictChange[];
}

export interface GroupChange {
  readonly name: string;
  /** `added` and `removed`: it had mail in one of both runs only. */
  readonly state: 'changed' | 'added' | 'removed';
  /** In recipients: those with another end, and by how much the others took longer or shorter. */
  readonly importance: number;
  readonly changes: readonly Change[];
  /** What held the queue back most, where that differs. */
  readonly binding: { readonly before: string | null; readonly after: string | null } | null;
}

/** A number that differs; null where there is none. */
export interface Change {
  readonly metric: ChangeMetric;
  readonly before: number | null;
  readonly after: number | null;
}

export interface VerdictChange {
  readonly threshold: string;
  /** Null where it was not asked. */
  readonly before: boolean | null;
  readonly after: boolean | null;
}

const metrics = [
  ['injected', ({ injected }) => injected],
  ['refused', ({ refused }) => refused],
  ['delivered', ({ delivered }) => delivered],
  ['attempts', ({ attempts }) => attempts],
  ['deferred', ({ deferred }) => deferred],
  ['bounced', ({ bounced }) => bounced],
  ['expired', ({ bounceReasons }) => bounceReasons.expired],
  ['discarded', ({ discarded }) => discarded],
  ['left', ({ left }) => left],
  ['drain', ({ drain }) => drain],
  ['latency p50', ({ latency }) => latency?.p50 ?? null],
  ['latency p90', ({ latency }) => latency?.p90 ?? null],
  ['latency p99', ({ latency }) => latency?.p99 ?? null],
  ['peak per second', ({ peaks }) => peaks?.perSecond ?? null],
  ['peak per hour', ({ peaks }) => peaks?.perHour ?? null],
  ['peak per day', ({ peaks }) => peaks?.perDay ?? null],
  ['peak connections', ({ connections }) => connections.peak],
] as const satisfies readonly (readonly [string, (group: Group) => number | null])[];

export type ChangeMetric = (typeof metrics)[number][0] | 'waiting';

/** Whether a metric is a time, in milliseconds. */
export function isTime(metric: ChangeMetric): boolean {
  return metric === 'drain' || metric.startsWith('latency');
}

export function compareResults(before: Result, after: Result): ResultComparison {
  const all = (one: Result): number => one.total.injected + one.total.refused + waitingCount(one);
  return {
    before: before.scenario,
    after: after.scenario,
    sameTraffic: before.seed === after.seed && all(before) === all(after),
    total: [...changesOf(before.total, after.total), ...waitingChange(before, after)],
    domains: groupChanges(before.domains, after.domains),
    queues: groupChanges(before.queues, after.queues, bindingChange),
    virtualMtas: groupChanges(before.virtualMtas, after.virtualMtas),
    thresholds: verdictChanges(before, after),
  };
}

/** Of clients that waited for a connection in the end. */
function waitingChange(...results: readonly [Result, Result]): Change[] {
  const [before, after] = [waitingCount(results[0]), waitingCount(results[1])];
  return before === after ? [] : [{ metric: 'waiting', before, after }];
}

function groupChanges<Row extends Group>(
  before: Table<Row>,
  after: Table<Row>,
  bindingOf: (before?: Row, after?: Row) => GroupChange['binding'] = () => null,
): GroupChange[] {
  const others = new Map(before.rows.map((row) => [row.name, row]));
  const found: GroupChange[] = [];
  for (const row of after.rows) {
    const old = others.get(row.name);
    others.delete(row.name);
    found.push(groupChange(old, row, bindingOf(old, row)));
  }
  for (const old of others.values()) found.push(groupChange(old, undefined, bindingOf(old)));
  return found.filter(({ changes, binding }) => changes.length > 0 || binding).toSorted(byImportance);
}

function byImportance(a: GroupChange, b: GroupChange): number {
  return b.importance - a.importance || (a.name < b.name ? -1 : 1);
}

function groupChange(
  before: Group | undefined,
  after: Group | undefined,
  binding: GroupChange['binding'],
): GroupChange {
  const state = before && after ? 'changed' : after ? 'added' : 'removed';
  const name = after?.name ?? before?.name ?? '';
  return { name, state, importance: importanceOf(before, after), changes: changesOf(before, after), binding };
}

function changesOf(before: Group | undefined, after: Group | undefined): Change[] {
  const all = metrics.map(([metric, read]) => ({
    metric,
    before: before ? read(before) : null,
    after: after ? read(after) : null,
  }));
  return all.filter((change) => change.before !== change.after && ((change.before ?? 0) || (change.after ?? 0)));
}

/** What can become of a recipient. */
const ends: readonly ((group: Group) => number)[] = [
  ({ delivered }) => delivered,
  ({ bounced }) => bounced,
  ({ discarded }) => discarded,
  ({ left }) => left,
  ({ refused }) => refused,
];

/** A time counts by the part that it became longer or shorter, for all recipients; no end counts as twice as long. */
function importanceOf(before: Group | undefined, after: Group | undefined): number {
  const difference = (read: (group: Group) => number): number =>
    Math.abs((after ? read(after) : 0) - (before ? read(before) : 0));
  const moved = ends.reduce((sum, read) => sum + difference(read), 0) / 2;
  return (
    moved + partOf(before?.drain ?? null, after?.drain ?? null) * Math.max(before?.injected ?? 0, after?.injected ?? 0)
  );
}

function partOf(before: number | null, after: number | null): number {
  if (before === after) return 0;
  if (before === null || after === null) return 1 / 2;
  return Math.abs(before - after) / Math.max(before, after);
}

function bindingChange(before?: QueueGroup, after?: QueueGroup): GroupChange['binding'] {
  const [old, now] = [before, after].map((queue) => bindingText(queue?.binding[0]));
  return old === now ? null : { before: old ?? null, after: now ?? null };
}

function bindingText(binding: Binding | undefined): string | null {
  if (!binding) return null;
  return binding.value === null ? binding.directive : `${binding.directive} ${binding.value}`;
}

function verdictChanges(before: Result, after: Result): VerdictChange[] {
  const old = new Map(before.thresholds.map(({ threshold, passed }) => [threshold, passed]));
  const now = new Map(after.thresholds.map(({ threshold, passed }) => [threshold, passed]));
  const all = [...new Set([...old.keys(), ...now.keys()])];
  const changes = all.map((threshold) => ({
    threshold,
    before: old.get(threshold) ?? null,
    after: now.get(threshold) ?? null,
  }));
  return changes.filter((change) => change.before !== change.after);
}
