/** What may come at the cursor. */
import { type ArgumentSpec, type CatalogueRow, type Characters, catalogue } from '@pmtakit/grammar';
import { type CompletionItem, MarkupKind, type Position } from 'vscode-languageserver-types';
import { argumentAt } from './argument-at.ts';
import { type RowData, closingChoices, directiveChoices, sectionChoices } from './completion/directives.ts';
import { type Choice, itemOf } from './completion/items.ts';
import { type TypedLine, typedLine } from './completion/typed-line.ts';
import { macroChoices, valueChoices } from './completion/values.ts';
import { type TreeContext, offsetOf, rangeOf } from './context.ts';
import { rowText } from './row-text.ts';

/** The characters at which clients ask without being told to. */
export const completionTriggers: readonly string[] = ['<', '/', '$', '=', ',', ' '];

export function completion(context: TreeContext, position: Position, withSnippets: boolean): CompletionItem[] {
  const line = typedLine(context, offsetOf(context, position));
  const { choices, length } = choicesAt(context, line);
  const { characters: text } = context.file.source;
  const start = line.offset - length;
  const end = wordEnd(text, line.offset);
  const isTag = length > 0 && text.startsWith('<', start) && text.startsWith('>', end);
  const range = rangeOf(context, { start, end: isTag ? end + 1 : end });
  return choices.map((choice) => itemOf(choice, { range, withSnippets }));
}

/** Adds what the catalogue says of a directive or section. */
export function resolveCompletion(item: CompletionItem): CompletionItem {
  const { data } = item;
  const row = isRowData(data) ? rowOf(data) : undefined;
  return row ? { ...item, documentation: { kind: MarkupKind.Markdown, value: rowText(row) } } : item;
}

interface Choices {
  readonly choices: readonly Choice[];
  /** How much of the text in front of the cursor they replace. */
  readonly length: number;
}

const nothing: Choices = { choices: [], length: 0 };

function choicesAt(context: TreeContext, line: TypedLine): Choices {
  if (line.text.includes('#')) return nothing;
  const [, indent = '', typed = ''] = /^(\s*)(.*)$/.exec(line.text) ?? [];
  if (/^<\/[\w-]*$/.test(typed)) return { choices: closingChoices(line.around), length: typed.length };
  if (/^<[\w-]*$/.test(typed)) return { choices: sectionChoices(line.around, indent), length: typed.length };
  if (/^[\w-]*$/.test(typed)) {
    return {
      choices: [...directiveChoices(line.around), ...sectionChoices(line.around, indent)],
      length: typed.length,
    };
  }
  return argumentChoices(context, line, typed);
}

/** The value at the cursor: of the directive or the tag that the line begins with. */
function argumentChoices(context: TreeContext, { around }: TypedLine, typed: string): Choices {
  const [, tag, name = '', before = '', word = ''] = /^(<?)([\w-]+)\s+((?:.*[\s,])?)(.*)$/.exec(typed) ?? [];
  const macro = /\$\w*$/.exec(word);
  if (macro) return { choices: macroChoices(context.model), length: macro[0].length };
  const row = tag ? catalogue().section(name) : catalogue().directive(around.scope, name);
  const spec = row?.arguments[argumentAt(row, before)];
  if (!spec) return nothing;
  const isKeyed = spec.key !== undefined && word.toLowerCase().startsWith(`${spec.key}=`);
  const typedValue = isKeyed ? word.slice(`${spec.key}=`.length) : word;
  return { choices: keyed(spec, isKeyed, valueChoices(spec, context, typedValue)), length: typedValue.length };
}

function keyed({ key }: ArgumentSpec, isKeyed: boolean, choices: readonly Choice[]): readonly Choice[] {
  if (key === undefined || isKeyed) return choices;
  return choices.map((choice) => ({ ...choice, label: `${key}=${choice.label}` }));
}

function wordEnd(text: Characters, offset: number): number {
  let end = offset;
  while (/[\w-]/.test(text.slice(end, end + 1))) end++;
  return end;
}

function rowOf({ name, scope, isSection }: RowData): CatalogueRow | undefined {
  return isSection ? catalogue().section(name) : catalogue().directive(scope, name);
}

function isRowData(data: unknown): data is RowData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'name' in data &&
    typeof data.name === 'string' &&
    'scope' in data &&
    typeof data.scope === 'string' &&
    'isSection' in data
  );
}
