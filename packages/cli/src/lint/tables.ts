/** Small tables that go with a report, on standard error. */
import type { LintResult } from '@pmtakit/linter';

/** How often each rule found something, the most frequent first. */
export function statistics(results: readonly LintResult[]): string[] {
  const counts = new Map<string, number>();
  for (const { diagnostics } of results) {
    for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return rows([...counts], (count) => String(count));
}

/** How many milliseconds each rule took, the slowest first. What rules share is counted for the one that asks first. */
export function timings(times: ReadonlyMap<string, number>): string[] {
  const total = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...rows([...times], (time) => `${time.toFixed(1)} ms`), `${total.toFixed(1)} ms in all rules`];
}

function rows(
  entries: readonly (readonly [name: string, value: number])[],
  shown: (value: number) => string,
): string[] {
  const sorted = entries.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const width = Math.max(0, ...sorted.map(([, value]) => shown(value).length));
  return sorted.map(([name, value]) => `${shown(value).padStart(width)}  ${name}`);
}
