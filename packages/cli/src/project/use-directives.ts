import { type ExtraDirective, extendCatalogue, extraDirectiveRow } from '@pmtakit/grammar';

let used: readonly ExtraDirective[] = [];

/**
 * Makes the directives of a configuration known, instead of those of an earlier one. To be called before any PowerMTA
 * configuration is read. Costs nothing when the list is that of the call before.
 */
export function useDirectives({ directives }: { readonly directives: readonly ExtraDirective[] }): void {
  if (directives === used || (directives.length === 0 && used.length === 0)) return;
  used = directives;
  extendCatalogue(directives.map(extraDirectiveRow));
}
