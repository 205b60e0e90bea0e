import { NOTHING, numbers } from './column.ts';
import { ConnectionChanges } from './connection-changes.ts';
import type { Counters } from './counters.ts';
import type { GroupIds } from './group-ids.ts';
import { SECOND } from './slot-counts.ts';
import { Tallies } from './tallies.ts';
import type { Tally } from './tally.ts';

/** More flows are not kept before their arrivals are counted. */
const MOST_FLOWS = 4096;

/**
 * What happens in a second. Each event counts in some ten tables, and to go through all of these for every event
 * takes its time: what happens to the mail of one flow by one way is summed up first, and counted in all tables together.
 * In which order different flows come makes no difference.
 */
export class CurrentSecond {
  readonly #ids: GroupIds;
  readonly #flows: Counters;
  readonly #ways: Counters;
  readonly #tallies = new Tallies();
  readonly #connections: ConnectionChanges;
  /** Flows to which mail came, and how much. */
  readonly #arrivals = new Int32Array(MOST_FLOWS);
  #arrived = 0;
  readonly #came = numbers();
  /** It is over then, in milliseconds. */
  end = -Infinity;

  /** @param flows and @param ways have what their numbers count */
  constructor(ids: GroupIds, flows: Counters, ways: Counters) {
    this.#ids = ids;
    this.#connections = new ConnectionChanges(ids);
    this.#flows = flows;
    this.#ways = ways;
  }

  begin(now: number): void {
    this.end = (Math.floor(now / SECOND) + 1) * SECOND;
  }

  /** Mail came to a queue. */
  came(flow: number, count: number, now: number): void {
    this.#flows.inject(flow, count, now);
    const before = this.#came.at(flow);
    this.#came.set(flow, before + count);
    if (before > 0) return;
    if (this.#arrived === MOST_FLOWS) this.#countArrivals();
    this.#arrivals[this.#arrived++] = flow;
  }

  /**
   * Where the last event of a connection was counted, if what happens to mail of a stream to a domain is counted there
   * too. @param stream and @param domain as the engine numbers them
   */
  lastTally(connection: number, stream: number, domain: number): Tally | undefined {
    return this.#tallies.last(connection, stream, domain);
  }

  /** Where to count what happens to mail on a connection. @param queue its number among the groups */
  tallyOf(connection: number, queue: number, stream: number, domain: number, now: number): Tally {
    if (this.#tallies.isFull) this.#count();
    const flow = this.#ids.flowOf(queue, stream, domain);
    const way = this.#ids.ofConnection(connection);
    return this.#tallies.find(connection, { flow, way, queue, stream, domain }, now);
  }

  /** A mail server took a recipient, so many milliseconds after it came. */
  took(tally: Tally, now: number, time: number): void {
    if (tally.times.isFull) this.#countEarly(tally, now);
    tally.took(now, time);
  }

  connected(queue: number, connection: number, now: number): void {
    this.#connections.connected(queue, connection, now);
  }

  closed(queue: number, connection: number, now: number): void {
    this.#connections.closed(queue, connection, now);
  }

  /** A connection leads elsewhere now. */
  forget(connection: number): void {
    this.#tallies.forget(connection);
  }

  /** Counts what is known, which has to be complete. */
  finish(): void {
    this.#connections.count();
    this.countMail();
  }

  /** Counts the mail that is known, more of which may follow. */
  countMail(): void {
    if (this.#arrived > 0 || !this.#tallies.isEmpty) this.#count();
  }

  #count(): void {
    this.#countArrivals();
    for (const tally of this.#tallies.inOrder) this.#countTally(tally);
    this.#tallies.clear();
  }

  #countEarly(tally: Tally, now: number): void {
    this.#countTally(tally);
    tally.restart(now);
  }

  #countArrivals(): void {
    for (let place = 0; place < this.#arrived; place++) {
      const flow = this.#arrivals[place] ?? NOTHING;
      this.#countArrivalsOf(flow, this.#came.at(flow));
      this.#came.set(flow, 0);
    }
    this.#arrived = 0;
  }

  #countArrivalsOf(flow: number, count: number): void {
    const { tables, ofFlows } = this.#ids;
    const now = this.end - SECOND;
    tables.domains.came(ofFlows.domains.at(flow), count, now);
    tables.queues.came(ofFlows.queues.at(flow), count, now);
    tables.virtualMtas.came(ofFlows.virtualMtas.at(flow), count, now);
    tables.streams.came(ofFlows.streams.at(flow), count, now);
  }

  #countTally(tally: Tally): void {
    const { flow, way, attempts, times, lastDone } = tally;
    const { tables, ofFlows, ofWays } = this.#ids;
    this.#flows.attempts.add(flow, attempts);
    this.#ways.attempts.add(way, attempts);
    this.#flows.delivered.add(flow, times.count);
    this.#ways.delivered.add(way, times.count);
    this.#flows.doneAt(flow, lastDone);
    tables.total.include(0, tally);
    tables.domains.include(ofFlows.domains.at(flow), tally);
    tables.queues.include(ofFlows.queues.at(flow), tally);
    tables.virtualMtas.include(ofFlows.virtualMtas.at(flow), tally);
    tables.streams.include(ofFlows.streams.at(flow), tally);
    tables.sourceIps.include(ofWays.sourceIps.at(way), tally);
    tables.paths.include(ofWays.paths.at(way), tally);
    tables.mxHosts.include(ofWays.mxHosts.at(way), tally);
  }
}
