/** Sums what was counted by flows and ways up to the groups that people ask for. */
import type { Collector } from './collector.ts';
import { Counters, addTo } from './counters.ts';

export type Settled = Readonly<Record<keyof Collector['tables'], Counters>>;

export function settled({ tables, flows, ways, ids, categories }: Collector): Settled {
  const make = (kind: keyof Collector['tables']): Counters => {
    const { names, refused } = tables[kind];
    const counters = new Counters(categories);
    for (const id of names.keys()) addTo(counters.refused, counters.add(), refused[id]);
    return counters;
  };
  const sums: Settled = {
    total: make('total'),
    domains: make('domains'),
    queues: make('queues'),
    virtualMtas: make('virtualMtas'),
    streams: make('streams'),
    sourceIps: make('sourceIps'),
    paths: make('paths'),
    mxHosts: make('mxHosts'),
  };
  for (const [flow, { domain, queue, virtualMta, stream }] of ids.flows.entries()) {
    sums.total.include(0, flows, flow);
    sums.domains.include(domain, flows, flow);
    sums.queues.include(queue, flows, flow);
    sums.virtualMtas.include(virtualMta, flows, flow);
    sums.streams.include(stream, flows, flow);
  }
  for (const { way, sourceIp, path, mxHost } of ids.ways) {
    sums.sourceIps.include(sourceIp, ways, way);
    sums.paths.include(path, ways, way);
    sums.mxHosts.include(mxHost, ways, way);
  }
  return sums;
}
