/** What `pmtakit graph` draws. */
import type { Place } from '@pmtakit/semantics';

export type NodeKind = 'listener' | 'user' | 'source' | 'any' | 'pool' | 'virtual-mta' | 'source-ip';
export type EdgeKind = 'source' | 'default' | 'pattern-list' | 'member' | 'sends-from' | 'cold' | 'reroute';

export interface GraphNode {
  /** Kind and name: the same in every run. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** Null for what nothing defines: a name with a slip in it, or what PowerMTA has by itself. */
  readonly origin: Place | null;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label: string;
}

/** In the order of the text, so that a small change of a configuration is a small change of its graph. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Collects nodes and edges, each once. */
export class GraphBuilder {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge>();

  /** Adds a node, and gives its id. Case does not make another one. */
  node(kind: NodeKind, label: string, origin: Place | undefined): string {
    const id = `${kind} ${label.toLowerCase()}`;
    if (!this.#nodes.get(id)?.origin) this.#nodes.set(id, { id, kind, label, origin: origin ?? null });
    return id;
  }

  edge(from: string, to: string, kind: EdgeKind, label = ''): void {
    this.#edges.set(JSON.stringify([from, to, kind, label]), { from, to, kind, label });
  }

  build(): Graph {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()] };
  }
}
