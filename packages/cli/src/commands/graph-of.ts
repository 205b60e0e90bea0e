/** The graph of a configuration. */
import { type Block, type Line, type Model, sourceIpsOf } from '@pmtakit/semantics';
import { type Graph, GraphBuilder } from './graph-model.ts';
import { listedVirtualMtas } from './listed-virtual-mtas.ts';

export function graphOf(model: Model): Graph {
  const graph = new GraphBuilder();
  addListeners(model, graph);
  addUsers(model, graph);
  addSources(model, graph);
  addPools(model, graph);
  addVirtualMtas(model, graph);
  addReroutes(model, graph);
  return graph.build();
}

function addListeners(model: Model, graph: GraphBuilder): void {
  for (const { line, source } of model.sources.listeners) {
    const value = line.kind === 'line' ? line.argument(0) : line.value;
    const from = graph.node('listener', value?.kind === 'listen-address' ? value.raw : '', line.place);
    if (source) graph.edge(from, sourceNode(model, graph, source.name), 'source');
  }
}

/** A user whose section names no source has `{auth}`, where there is one. */
function addUsers(model: Model, graph: GraphBuilder): void {
  for (const [block] of model.sources.users) {
    const name = block?.value?.kind === 'name' ? block.value.name : undefined;
    if (name === undefined) continue;
    const from = graph.node('user', name, block?.place);
    const { name: source, line } = model.sources.sourceOf(name);
    if (line || model.sources.named(source).length > 0) graph.edge(from, sourceNode(model, graph, source), 'source');
  }
}

function sourceNode({ sources }: Model, graph: GraphBuilder, name: string): string {
  return graph.node('source', name, sources.named(name)[0]?.place);
}

function addSources(model: Model, graph: GraphBuilder): void {
  for (const block of model.whole.blocks()) {
    if (block.name !== 'source' || block.value?.kind !== 'source-tag') continue;
    const from = graph.node('source', block.value.name ?? block.value.raw, block.place);
    for (const line of block.lines()) addChoice(model, graph, from, line);
  }
}

/** What a line of a source says about the virtual MTA. */
function addChoice(model: Model, graph: GraphBuilder, from: string, line: Line): void {
  const value = line.argument(0);
  if (value?.kind !== 'reference') return;
  if (line.name === 'default-virtual-mta') graph.edge(from, targetNode(model, graph, value.name), 'default');
  if (line.name !== 'pattern-list') return;
  for (const name of listedVirtualMtas(model, value.name)) {
    graph.edge(from, targetNode(model, graph, name), 'pattern-list', value.name);
  }
}

/** The pool or virtual MTA of a name; they share one space of names. */
function targetNode({ vmtas }: Model, graph: GraphBuilder, name: string): string {
  const pool = vmtas.pool(name);
  if (pool) return graph.node('pool', pool.name, pool.blocks[0]?.place);
  const vmta = vmtas.vmta(name);
  return graph.node('virtual-mta', vmta?.name ?? name, vmta?.blocks[0]?.place);
}

function addPools(model: Model, graph: GraphBuilder): void {
  for (const { name, blocks } of model.vmtas.pools) {
    const from = graph.node('pool', name, blocks[0]?.place);
    for (const member of model.vmtas.membersOf(name)) graph.edge(from, targetNode(model, graph, member), 'member');
  }
}

function addVirtualMtas(model: Model, graph: GraphBuilder): void {
  for (const { name } of model.vmtas.vmtas) {
    const from = targetNode(model, graph, name);
    for (const { network, setting } of sourceIpsOf(model, name)) {
      graph.edge(from, graph.node('source-ip', network.raw, setting.line?.place), 'sends-from');
    }
    for (const { value } of model.virtualMta(name).of('cold-virtual-mta')) {
      if (value?.kind === 'reference') graph.edge(from, targetNode(model, graph, value.name), 'cold');
    }
  }
}

const reroutes: ReadonlyMap<string, string> = new Map([
  ['reroute-to-virtual-mta', ''],
  ['backoff-reroute-to-virtual-mta', ' in backoff mode'],
]);

/** From the virtual MTA or pool whose section says so; at the top level that is any of them. */
function addReroutes(model: Model, graph: GraphBuilder): void {
  for (const parent of [model.whole, ...model.whole.blocks()]) {
    for (const block of parent.blocks()) {
      if (block.name !== 'domain') continue;
      for (const line of block.lines()) addReroute(model, graph, parent, line);
    }
  }
}

function addReroute(model: Model, graph: GraphBuilder, parent: Block, line: Line): void {
  const mode = reroutes.get(line.name);
  const value = line.argument(0);
  if (mode === undefined || value?.kind !== 'reference') return;
  const from =
    parent.value?.kind === 'name'
      ? targetNode(model, graph, parent.value.name)
      : graph.node('any', 'any virtual MTA', undefined);
  graph.edge(from, targetNode(model, graph, value.name), 'reroute', line.parent.argument + mode);
}
