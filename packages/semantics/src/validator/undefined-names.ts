import { closest } from '@pmtakit/grammar';
import type { Model } from '../model/model.ts';
import type { Reference, SymbolKind, Symbols } from '../model/symbols.ts';

/** References to one of these kinds that nothing answers. */
export function undefinedReferences({ symbols }: Model, kinds: readonly SymbolKind[]): Reference[] {
  return symbols.references.filter(
    (reference) => kinds.some((kind) => reference.to.includes(kind)) && symbols.resolve(reference).length === 0,
  );
}

/** A name of the right kind that is much like the one of a reference, as the end of a message. */
export function didYouMean({ symbols }: Model, { to, name }: Reference): string {
  const known = meant.get(symbols) ?? new Map<string, string>();
  meant.set(symbols, known);
  const key = `${to.join(' ')} ${name}`;
  const words = known.get(key) ?? wordsFor(symbols, to, name);
  known.set(key, words);
  return words;
}

/** Answers given before: one wrong name stands in many places, and comparing it with all names takes long. */
const meant = new WeakMap<Symbols, Map<string, string>>();

function wordsFor(symbols: Symbols, to: readonly SymbolKind[], name: string): string {
  const like = closest(
    name,
    to.flatMap((kind) => symbols.names(kind)),
  );
  return like === undefined ? '' : ` Did you mean ${like}?`;
}
