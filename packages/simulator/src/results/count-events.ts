import { NOTHING } from './column.ts';
import type { Counters } from './counters.ts';
import type { GroupIds } from './group-ids.ts';
import { CAME, type Journal, TRIED } from './journal.ts';

/** Counts what a journal holds in one table after the other, and empties it. */
export function countEvents(
  journal: Journal,
  { tables, ofFlows, ofWays }: GroupIds,
  flows: Counters,
  ways: Counters,
): void {
  countFlows(journal, flows);
  countWays(journal, ways);
  tables.domains.count(journal, journal.flows, ofFlows.domains);
  tables.queues.count(journal, journal.flows, ofFlows.queues);
  tables.virtualMtas.count(journal, journal.flows, ofFlows.virtualMtas);
  tables.streams.count(journal, journal.flows, ofFlows.streams);
  tables.total.count(journal, journal.ways, ofWays.total);
  tables.sourceIps.count(journal, journal.ways, ofWays.sourceIps);
  tables.paths.count(journal, journal.ways, ofWays.paths);
  tables.mxHosts.count(journal, journal.ways, ofWays.mxHosts);
  journal.length = 0;
}

function countFlows({ length, kinds, flows, counts, times }: Journal, counters: Counters): void {
  for (let event = 0; event < length; event++) {
    const flow = flows[event] ?? NOTHING;
    const kind = kinds[event];
    const count = counts[event] ?? 0;
    if (kind === CAME) counters.inject(flow, count, times[event] ?? 0);
    else if (kind === TRIED) counters.attempts.add(flow, count);
    else {
      counters.delivered.add(flow, count);
      counters.doneAt(flow, times[event] ?? 0);
    }
  }
}

function countWays({ length, kinds, ways, counts }: Journal, { attempts, delivered }: Counters): void {
  for (let event = 0; event < length; event++) {
    const way = ways[event] ?? NOTHING;
    if (way !== NOTHING) (kinds[event] === TRIED ? attempts : delivered).add(way, counts[event] ?? 0);
  }
}
