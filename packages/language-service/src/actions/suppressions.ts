/** Comments that pass over a finding. */
import type { Diagnostic as Finding, Span } from '@pmtakit/grammar';
import { addSuppressions } from '@pmtakit/linter';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { diagnosticsOf } from '../diagnostics.ts';
import { type ActionContext, type ActionData, ActionError, resultOf } from './action-context.ts';
import { workspaceEdit } from './edits.ts';
import { findingsAt } from './fixes.ts';

export function suppressActions(context: ActionContext, span: Span): CodeAction[] {
  return findingsAt(context, span).map((finding) => ({
    title: `Pass over ${finding.rule} on this line`,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticsOf([finding], context.file.source, context),
    data: { kind: 'suppress', rule: finding.rule, ...spanOf(finding) } satisfies ActionData,
  }));
}

/** @throws ActionError when no comment can be put there */
export function suppressEdit(
  context: ActionContext,
  { rule, start, end }: Extract<ActionData, { kind: 'suppress' }>,
): WorkspaceEdit {
  const result = resultOf(context);
  const isMeant = (one: Finding): boolean => one.rule === rule && one.span.start === start && one.span.end === end;
  const meant = result?.diagnostics.filter(isMeant) ?? [];
  const { files } = addSuppressions(result ? [{ ...result, diagnostics: meant }] : [], { reason: '' });
  if (files.length === 0) throw new ActionError('This line takes no comment.');
  return workspaceEdit(files, context);
}

function spanOf({ span: { start, end } }: Finding): Span {
  return { start, end };
}
