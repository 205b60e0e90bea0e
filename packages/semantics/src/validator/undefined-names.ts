import { closest } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import type { Reference, SymbolKind } from '../model/symbols.ts';

/** References to one of these kinds that nothing answers. */
export function undefinedReferences({ symbols }: Model, kinds: readonly SymbolKind[]): Reference[] {
  return symbols.references.filter(
    (reference) => kinds.some((kind) => reference.to.includes(kind)) && symbols.resolve(reference).length === 0,
  );
}

/** A name of the right kind that is much like the one of a reference, as the end of a message. */
export function didYouMean({ symbols }: Model, { to, name }: Reference): string {
  const like = closest(
    name,
    to.flatMap((kind) => symbols.names(kind)),
  );
  return like === undefined ? '' : ` Did you mean ${like}?`;
}
