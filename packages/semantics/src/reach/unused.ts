/** Things with a name that nothing refers to. */
import { reachableVirtualMtas } from '../limits/reachable.ts';
import type { Model } from '../model/model.ts';
import type { Definition, SymbolKind } from '../model/symbols.ts';
import { isComplete } from '../project/project.ts';
import type { Block, Line } from '../project/whole.ts';
import type { Dead } from './dead.ts';

/** Kinds that do nothing until something names them. */
const passive = new Set<SymbolKind>([
  'source',
  'pattern-list',
  'smtp-pattern-list',
  'proxy',
  'rewrite-list',
  'source-group',
  'signals-filter',
  'domain-macro',
]);

/** Sources that PowerMTA asks for by itself. [G1§3.3.7] */
const builtIn = new Set(['{auth}', '{pickup}', '{transmissions-api}']);

/** Nothing where files are missing: they may use any name. */
export function* unusedNames(model: Model): Generator<Dead> {
  if (!isComplete(model.project)) return;
  for (const definition of model.symbols.definitions) {
    if (passive.has(definition.kind) && !isUsed(model, definition)) {
      yield unused(definition.item, 'nothing refers to it');
    }
  }
  yield* unusedVirtualMtas(model);
}

function isUsed({ symbols }: Model, { kind, name }: Definition): boolean {
  return (kind === 'source' && builtIn.has(name)) || symbols.used(kind, name).length > 0;
}

/** Virtual MTAs that no mail can leave by; clients that may name one themselves reach them all. */
function* unusedVirtualMtas(model: Model): Generator<Dead> {
  const reachable = new Set(reachableVirtualMtas(model));
  for (const { name, blocks } of model.vmtas.vmtas) {
    if (reachable.has(name)) continue;
    for (const block of blocks)
      yield unused(block, 'no source, list, pool or reroute leads to it, and no client may choose it');
  }
}

function unused(item: Line | Block, reason: string): Dead {
  return { kind: 'unused', item, blockedBy: undefined, differs: false, reason, assumptions: [] };
}
