/** What a directive takes, with the argument at the cursor. */
import { type CatalogueRow, argumentSyntax, catalogue, expectedOf } from '@pmtakit/grammar';
import type { ParameterInformation, Position, SignatureHelp } from 'vscode-languageserver-types';
import { argumentAt } from './argument-at.ts';
import { typedLine } from './completion/typed-line.ts';
import { type TreeContext, offsetOf } from './context.ts';

export const signatureTriggers: readonly string[] = [' ', ','];

export function signatureHelp(context: TreeContext, position: Position): SignatureHelp | null {
  const { around, text } = typedLine(context, offsetOf(context, position));
  const [, tag, name = '', before = ''] = /^\s*(<?)([\w-]+)\s+([^#>]*)$/.exec(text) ?? [];
  const row = tag ? catalogue().section(name) : catalogue().directive(around.scope, name);
  if (!row || row.arguments.length === 0) return null;
  const activeParameter = Math.min(argumentAt(row, wordsBefore(before)), row.arguments.length - 1);
  return { signatures: [{ ...signatureOf(row), documentation: row.summary }], activeSignature: 0, activeParameter };
}

/** What is being typed is the argument at the cursor itself. */
function wordsBefore(text: string): string {
  return /^(?:.*[\s,])?/.exec(text)?.[0] ?? '';
}

function signatureOf(row: CatalogueRow): { label: string; parameters: ParameterInformation[] } {
  let label = row.section ? `<${row.name}` : row.name;
  const parameters = row.arguments.map((spec): ParameterInformation => {
    const start = label.length + 1;
    label += ` ${argumentSyntax(spec)}`;
    return { label: [start, label.length], documentation: expectedOf(spec) };
  });
  return { label: row.section ? `${label}>` : label, parameters };
}
