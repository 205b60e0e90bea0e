import type { SymbolKind } from '../../model/symbols.ts';
import { defineCheck } from '../check.ts';
import { didYouMean, undefinedReferences } from '../undefined-names.ts';

/** What does not happen when nobody defines what a line names. */
const losses: ReadonlyMap<SymbolKind, string> = new Map<SymbolKind, string>([
  ['address-list', 'refuses no recipient by it'],
  ['proxy', 'sends no mail through it'],
  ['rewrite-list', 'rewrites no address by it'],
  ['source-group', 'applies no limit of it'],
  ['signals-filter', 'sends no events by it'],
]);

/** Names of lists, groups, filters and proxies that nothing defines. [G1§3.3.7.38, §3.3.7.51, §3.3.12.1, §10.1.4.3] */
export const undefinedList = defineCheck({
  id: 'undefined-list',
  category: 'references',
  summary: 'The name of a list, group, filter or proxy that is not defined',
  messages: {
    undefined: {
      severity: 'error',
      text: 'No <{{kind}} {{name}}> is defined.\nPowerMTA refuses the line, or {{loss}}.\nDefine the section, or name one that exists.{{like}}',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    for (const reference of undefinedReferences(model, [...losses.keys()])) {
      const [kind = 'proxy'] = reference.to;
      const loss = losses.get(kind) ?? '';
      report('undefined', reference, { kind, loss, name: reference.name, like: didYouMean(model, reference) });
    }
  },
});
