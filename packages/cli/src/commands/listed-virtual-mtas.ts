import type { Block, Model } from '@pmtakit/semantics';

/** The virtual MTAs and pools that a pattern list may choose, itself and by lists in it or called by it; each once. */
export function listedVirtualMtas({ symbols }: Model, name: string): string[] {
  const found = new Set<string>();
  const seen = new Set<Block>();
  const pending = symbols.defined('pattern-list', name).map(({ item }) => item);
  for (let item = pending.shift(); item; item = pending.shift()) {
    if (item.kind !== 'block' || seen.has(item)) continue;
    seen.add(item);
    for (const line of item.lines()) {
      if (line.block) pending.push(line.block);
      const result = line.read?.arguments.at(-1)?.value;
      if (result?.kind !== 'pattern-result') continue;
      if (result.virtualMta) found.add(result.virtualMta.name);
      if (result.callTo) pending.push(...symbols.defined('pattern-list', result.callTo.name).map((one) => one.item));
    }
  }
  return [...found];
}
