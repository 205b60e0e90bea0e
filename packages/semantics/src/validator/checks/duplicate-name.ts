import type { Assumptions } from '../../model/assumptions.ts';
import type { Definition, SymbolKind } from '../../model/symbols.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Names that are given twice. What PowerMTA makes of it is not documented (gaps 3). */
export const duplicateName = defineCheck({
  id: 'duplicate-name',
  category: 'references',
  summary: 'A name that is defined twice',
  messages: {
    again: {
      severity: 'warning',
      text: 'The {{what}} {{name}} is defined already.\nWhat PowerMTA makes of two definitions is not documented. {{reading}}.\nWrite one of them, or give the second one another name.',
    },
    capitals: {
      severity: 'warning',
      text: 'The {{what}} {{name}} is defined already, as {{other}}.\nWhether capitals matter in names is not documented; pmtakit takes both for the same. {{reading}}.\nGive the second one a name that differs in more than capitals.',
    },
  },

  configuration({ model: { symbols, options }, report }) {
    for (const definition of symbols.definitions) {
      const { kind, name, file } = definition;
      const what = words.get(kind);
      const [first] = what === undefined ? [] : symbols.defined(kind, name);
      if (what === undefined || !first || isSamePlace(first, definition)) continue;
      const related = [relatedPlace(first, 'first defined here', file)];
      const id = first.name === name ? 'again' : 'capitals';
      report(
        id,
        definition,
        { what, name, other: first.name, reading: readingOf(kind, options.assumptions) },
        { related },
      );
    }
  },
});

/** How messages call what has a name. Keys and rollup queues have several lines for one name. */
const words: ReadonlyMap<SymbolKind, string> = new Map<SymbolKind, string>([
  ['virtual-mta', 'virtual MTA'],
  ['virtual-mta-pool', 'pool'],
  ['source', 'source'],
  ['smtp-user', 'user'],
  ['pattern-list', 'pattern list'],
  ['smtp-pattern-list', 'list of reply patterns'],
  ['address-list', 'address list'],
  ['domain-key-list', 'list of keys'],
  ['proxy', 'proxy'],
  ['rewrite-list', 'rewrite list'],
  ['source-group', 'source group'],
  ['signals-filter', 'filter'],
  ['domain-macro', 'macro'],
]);

/** The same lines, in a file that is included twice. */
function isSamePlace(a: Definition, b: Definition): boolean {
  return a.file === b.file && a.span.start === b.span.start;
}

/** What the other findings take for granted. */
function readingOf(kind: SymbolKind, assumptions: Assumptions): string {
  if (kind === 'domain-macro') return `Pmtakit reads the ${assumptions['repeated-lines']} one only`;
  switch (assumptions['duplicate-blocks']) {
    case 'merge-later-wins':
      return 'Pmtakit reads them as one, and where both set something the later one counts';
    case 'merge-earlier-wins':
      return 'Pmtakit reads them as one, and where both set something the earlier one counts';
    case 'later-only':
      return 'Pmtakit reads the last one only';
    case 'earlier-only':
      return 'Pmtakit reads the first one only';
  }
}
