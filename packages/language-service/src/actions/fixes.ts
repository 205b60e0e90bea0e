/** The fixes of findings: one at a time, and all that are proven to keep the meaning at once. */
import type { Diagnostic as Finding, Span } from '@pmtakit/grammar';
import { type Fixable, applyFixes } from '@pmtakit/linter';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { diagnosticsOf } from '../diagnostics.ts';
import { type ActionContext, resultOf } from './action-context.ts';
import { sentence, workspaceEdit } from './edits.ts';

/** Everything in all files that a fix is proven for. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.pmtakit`;

export function findingsAt(context: ActionContext, { start, end }: Span): readonly Finding[] {
  const result = resultOf(context);
  return result?.diagnostics.filter(({ span }) => span.start <= end && span.end >= start) ?? [];
}

export function fixActions(context: ActionContext, span: Span): CodeAction[] {
  const { source } = context.file;
  return findingsAt(context, span).flatMap((finding) => {
    const { fix } = finding;
    if (!fix || fix.edits.length === 0) return [];
    return {
      title: sentence(fix.title),
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf([finding], source, context),
      isPreferred: fix.safe,
      edit: workspaceEdit([{ source, edits: fix.edits }], context),
    };
  });
}

export function fixAllAction(): CodeAction {
  return { title: 'Apply all fixes that keep the meaning', kind: FIX_ALL, data: { kind: 'fix-all' } };
}

/** Applies what the model proves, over all files of the configuration. */
export function fixAllEdit({ model, lint, reopened, ...view }: ActionContext): WorkspaceEdit {
  const fixable: Fixable = { open: (texts) => [reopened(texts)], lint: (models) => models.flatMap(lint) };
  const { files } = applyFixes(fixable, { suggestions: false });
  const sources = new Map(model.project.files.map((file) => [file.path, file.source]));
  const changed = files.flatMap(({ path, edits }) => {
    const source = sources.get(path);
    return source ? [{ source, edits }] : [];
  });
  return workspaceEdit(changed, view);
}
