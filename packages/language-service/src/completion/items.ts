/** What completion is made of. */
import {
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver-types';

/** Where what is chosen goes, and whether the client takes placeholders. */
export interface Insertion {
  readonly range: Range;
  readonly withSnippets: boolean;
}

export interface Choice {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  /** In front of the others when lower. */
  readonly rank?: number;
  readonly isOld?: boolean;
  readonly data?: unknown;
  /** What is written when it is not the label: as text, and with placeholders. */
  readonly text?: string;
  readonly snippet?: string;
}

export function itemOf(choice: Choice, { range, withSnippets }: Insertion): CompletionItem {
  const { label, kind, detail, rank = 5, isOld, data, text = label, snippet } = choice;
  const isSnippet = withSnippets && snippet !== undefined;
  return {
    label,
    kind,
    sortText: `${rank} ${label}`,
    filterText: label,
    ...(detail !== undefined && { detail }),
    ...(isOld && { tags: [1] }),
    ...(data !== undefined && { data }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: { range, newText: isSnippet ? snippet : text },
  };
}

/** Words as they are, where `$`, `}` and `\` mean something to snippets. */
export function plainInSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}
