/** MX rollup: domains with the same mail servers share one queue. [G1§10.17; runtime 4] */
import { linesNamed } from '../project/find.ts';
import { matchesDomain } from '../model/domain-match.ts';
import type { Model } from '../model/model.ts';
import type { Line } from '../project/whole.ts';
import type { MxRecord } from './message.ts';

/** One queue of the rollup list: mail goes to it when every pattern matches a mail server of the domain. */
export interface Rollup {
  readonly queue: string;
  readonly lines: readonly Line[];
  /** The patterns of each line, macros filled in. */
  readonly patterns: readonly (readonly string[])[];
  /** Whether a line of it says `rollup-by-ip`. */
  readonly isByIp: boolean;
}

/** The rollup queues of a configuration, in the order of the text. */
export function rollupsOf({ whole, macros }: Model): Rollup[] {
  const found = new Map<string, { queue: string; lines: Line[]; patterns: (readonly string[])[]; isByIp: boolean }>();
  for (const line of linesNamed(whole, 'mx')) {
    const [pattern, queue] = [line.argument(0), line.argument(1)];
    if (pattern?.kind !== 'domain-pattern' || queue?.kind !== 'queue-name') continue;
    const rollup = found.get(queue.name) ?? { queue: queue.name, lines: [], patterns: [], isByIp: false };
    found.set(queue.name, rollup);
    rollup.lines.push(line);
    rollup.patterns.push(macros.patternsOf(pattern));
    rollup.isByIp ||= line.argument(2) !== undefined;
  }
  return [...found.values()];
}

/**
 * The first rollup queue that takes a domain with these records. All servers of the queue have to be among those of the
 * domain's lowest preference; servers beyond them do not matter.
 */
export function rollupFor(rollups: readonly Rollup[], records: readonly MxRecord[]): Rollup | undefined {
  const hosts = preferredHosts(records);
  return rollups.find(({ patterns }) =>
    patterns.every((line) => line.some((pattern) => hosts.some((host) => matchesDomain(pattern, host)))),
  );
}

/** The mail servers of lowest preference. */
export function preferredHosts(records: readonly MxRecord[]): string[] {
  const lowest = Math.min(...records.map(({ preference }) => preference));
  return records.filter(({ preference }) => preference === lowest).map(({ host }) => host.toLowerCase());
}

/**
 * The mail servers that a rollup queue delivers to: those of its list. Undefined where the list has wildcards; then the
 * servers of the domain, or `smtp-hosts` of the queue, are used.
 */
export function serversOf({ patterns }: Rollup): readonly string[] | undefined {
  const names = patterns.flat();
  return names.some((name) => /^[*[]/.test(name)) ? undefined : names;
}
