/** What an argument may be: words, names and paths. */
import { type ArgumentSpec, accountingFields, recordTypeNames, replyActionWords } from '@pmtakit/grammar';
import { DEFAULT_VMTA, type Model, type SymbolKind, symbolKinds } from '@pmtakit/semantics';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { TreeContext } from '../context.ts';
import type { Choice } from './items.ts';
import { pathChoices } from './paths.ts';

/** @param typed what stands of the value already */
export function valueChoices(spec: ArgumentSpec, context: TreeContext, typed: string): Choice[] {
  const own = spec.anyOf
    ? spec.anyOf.flatMap((one) => valueChoices(one, context, typed))
    : choicesOf(spec, context, typed);
  return [...own, ...words(extraWords(spec))];
}

function extraWords({ unlimited, never, clearable }: ArgumentSpec): string[] {
  return [...(unlimited ? ['unlimited'] : []), ...(never ? ['never'] : []), ...(clearable ? ['""'] : [])];
}

function choicesOf(spec: ArgumentSpec, { model, includePlaces }: TreeContext, typed: string): Choice[] {
  switch (spec.type) {
    case 'boolean':
      return words(['yes', 'no']);
    case 'enum':
      return words(spec.members ?? []);
    case 'record-types':
      return words(spec.members ?? recordTypeNames);
    case 'field-list':
      return words(['*', ...accountingFields]);
    case 'reference':
      return names(model, (spec.to ?? []).filter(isKind));
    case 'pattern-result':
      return keyed(['virtual-mta', 'virtual-mta-pool'], 'virtual-mta=', model);
    case 'reply-actions':
      return words(replyActionWords);
    case 'domain-pattern':
    case 'queue-filter':
    case 'macro-members':
      return macroChoices(model);
    case 'duration':
      return words(['30s', '5m', '30m', '1h', '12h', '1d']);
    case 'rate':
      return words(['100/h', '1000/h', '20/m']);
    case 'path':
    case 'path-or-command':
      return pathChoices(model.project, typed, includePlaces?.() ?? {});
    default:
      return [];
  }
}

export function macroChoices({ macros }: Model): Choice[] {
  return [...new Set(macros.all.map(({ name }) => name))].map((name) => ({
    label: `$${name}`,
    kind: CompletionItemKind.Constant,
  }));
}

function names(model: Model, kinds: readonly SymbolKind[]): Choice[] {
  const found = kinds.flatMap((kind) =>
    model.symbols.names(kind).map((label) => ({ label, kind: CompletionItemKind.Reference, detail: kind, rank: 2 })),
  );
  const isVmta = kinds.includes('virtual-mta');
  return isVmta ? [...found, { label: DEFAULT_VMTA, kind: CompletionItemKind.Reference, rank: 6 }] : found;
}

function keyed(kinds: readonly SymbolKind[], key: string, model: Model): Choice[] {
  return names(model, kinds).map((choice) => ({ ...choice, label: key + choice.label }));
}

function words(labels: readonly string[]): Choice[] {
  return labels.map((label, index) => ({ label, kind: CompletionItemKind.EnumMember, rank: Math.min(index, 9) }));
}

function isKind(name: string): name is SymbolKind {
  return symbolKinds.some((kind) => kind === name);
}
