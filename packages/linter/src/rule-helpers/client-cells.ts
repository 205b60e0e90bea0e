import type { Network } from '@pmtakit/grammar';
import { type Cell, type Model, cellsOf } from '@pmtakit/semantics';

const everybody: readonly Network[] = ([4, 6] as const).map((version) => ({ version, address: 0n, prefix: 0 }));

/** All addresses, in pieces for which the same `<source>` sections are. */
export function clientCells({ sources }: Model): Cell<Network>[] {
  return cellsOf([...everybody, ...sources.networks.map(({ network }) => network)]);
}
