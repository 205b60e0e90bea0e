/** What can be done about a place: fixes, comments that pass over a finding, refactorings, and an explanation. */
import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver-types';
import { type ActionContext, type ActionData } from './actions/action-context.ts';
import { FIX_ALL, findingsAt, fixActions, fixAllAction, fixAllEdit } from './actions/fixes.ts';
import { refactorActions, refactorEdit } from './actions/refactorings.ts';
import { suppressActions, suppressEdit } from './actions/suppressions.ts';
import { positionsOf } from './context.ts';

export { type ActionContext, ActionError } from './actions/action-context.ts';

/** The command that shows the page of a rule; its argument is the name of the rule. */
export const EXPLAIN_COMMAND = 'pmtakit.explain';

export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL];

export interface WantedActions {
  readonly range: Range;
  /** The kinds that the client wants; all that do not take long when absent. */
  readonly only?: readonly string[] | undefined;
  /** Whether the user has asked. Clients also ask with every move of the cursor. */
  readonly isInvoked: boolean;
}

/** Those without an edit get it from `resolveCodeAction`. */
export function codeActions(context: ActionContext, { range, only, isInvoked }: WantedActions): CodeAction[] {
  const span = positionsOf(context).span(range);
  const isWanted = (kind: string): boolean => !only || only.some((one) => isWithin(kind, one) || isWithin(one, kind));
  const isAskedFor = (kind: string): boolean =>
    only?.some((one) => isWithin(one, kind) || isWithin(kind, one)) ?? isInvoked;
  return [
    ...(isWanted(CodeActionKind.QuickFix)
      ? [...fixActions(context, span), ...suppressActions(context, span), ...explainActions(context, span)]
      : []),
    ...(isAskedFor(CodeActionKind.Refactor) ? refactorActions(context, span) : []),
    ...(only?.some((one) => isWithin(FIX_ALL, one)) ? [fixAllAction()] : []),
  ];
}

/** Adds the edit. @throws ActionError when it would do something else than it says */
export function resolveCodeAction(context: ActionContext, action: CodeAction, data: ActionData): CodeAction {
  switch (data.kind) {
    case 'suppress':
      return { ...action, edit: suppressEdit(context, data) };
    case 'refactor':
      return { ...action, edit: refactorEdit(context, data) };
    case 'fix-all':
      return { ...action, edit: fixAllEdit(context) };
    default:
      return data satisfies never;
  }
}

function explainActions(context: ActionContext, span: { start: number; end: number }): CodeAction[] {
  const rules = new Set(findingsAt(context, span).map(({ rule }) => rule));
  return Array.from(rules, (rule) => {
    const title = `Explain ${rule}`;
    return { title, kind: CodeActionKind.QuickFix, command: { title, command: EXPLAIN_COMMAND, arguments: [rule] } };
  });
}

/** `refactor.extract` is within `refactor`. */
function isWithin(kind: string, outer: string): boolean {
  return kind === outer || kind.startsWith(`${outer}.`);
}

export function isActionData(data: unknown): data is ActionData {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return false;
  if (data.kind === 'fix-all') return true;
  const hasPlace = 'start' in data && typeof data.start === 'number';
  if (data.kind === 'suppress') return hasPlace && 'rule' in data && 'end' in data;
  return data.kind === 'refactor' && hasPlace && 'id' in data && 'message' in data;
}
