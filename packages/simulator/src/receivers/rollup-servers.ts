/** The mail servers of rollup queues, which have none in DNS. [G1§10.17; runtime 4; oracle O31] */
import { type Rollup, matchesDomain, preferredHosts, rollupFor, serversOf } from '@pmtakit/semantics';
import type { Knobs } from '../engine/knobs.ts';
import type { Lookup } from '../scenario/read-mx.ts';

/** Where the mail of a rollup queue goes. */
interface RolledUp {
  /** Undefined where PowerMTA cannot know them. */
  readonly servers: readonly string[] | undefined;
  /** The domains that are rolled up, with their preferred mail servers. */
  readonly domains: ReadonlyMap<string, readonly string[]>;
}

export class RollupServers {
  readonly #queues: ReadonlyMap<string, RolledUp>;

  /** @param wildcards where a rollup goes that names no mail server, and says neither `rollup-by-ip` */
  constructor(rollups: readonly Rollup[], mx: ReadonlyMap<string, Lookup>, wildcards: Knobs['wildcardRollup']) {
    const found = rollups.map((rollup): [string, RolledUp] => {
      const domains = domainsOf(rollup, rollups, mx);
      const isKnown = rollup.isByIp || wildcards === 'servers';
      return [
        rollup.queue,
        {
          domains,
          servers:
            serversOf(rollup)?.map((name) => name.toLowerCase()) ?? (isKnown ? ownServers(rollup, domains) : undefined),
        },
      ];
    });
    this.#queues = new Map(found);
  }

  /** Undefined for a queue that is no rollup. */
  of(queue: string): RolledUp | undefined {
    return this.#queues.get(queue);
  }
}

function domainsOf(
  rollup: Rollup,
  rollups: readonly Rollup[],
  mx: ReadonlyMap<string, Lookup>,
): ReadonlyMap<string, readonly string[]> {
  const found = [...mx].flatMap(([domain, records]): [string, string[]][] =>
    typeof records !== 'string' && rollupFor(rollups, records) === rollup ? [[domain, preferredHosts(records)]] : [],
  );
  return new Map(found);
}

/** Those of its domains that its patterns take. */
function ownServers({ patterns }: Rollup, domains: ReadonlyMap<string, readonly string[]>): string[] {
  const isOwn = (host: string): boolean => patterns.flat().some((pattern) => matchesDomain(pattern, host));
  return [...new Set([...domains.values()].flat().filter(isOwn))];
}
