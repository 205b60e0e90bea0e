/** Fixes, comments that pass over findings, refactorings, and what a rule is about. */
import {
  type ActionContext,
  ActionError,
  EXPLAIN_COMMAND,
  codeActionKinds,
  codeActions,
  isActionData,
  resolveCodeAction,
} from '@pmtakit/language-service';
import {
  type CancellationToken,
  type CodeAction,
  CodeActionTriggerKind,
  MessageType,
} from 'vscode-languageserver/node';
import { show } from '../messages.ts';
import { toldWhy } from '../told-why.ts';
import type { Workspace } from '../workspace.ts';
import type { Feature } from './feature.ts';

export const codeActionsFeature: Feature = {
  capabilities: ({ resolvesActions }) => ({
    codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: resolvesActions },
    executeCommandProvider: { commands: [EXPLAIN_COMMAND] },
  }),

  register: (connection, workspace) => {
    connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only, triggerKind } }, token) => {
      const context = await contextOf(workspace, uri, token);
      const isInvoked = triggerKind === CodeActionTriggerKind.Invoked;
      const actions = codeActions(context, { range, only, isInvoked });
      return workspace.client.resolvesActions
        ? actions.map((action) => withUri(action, uri))
        : actions.flatMap((action) => resolvedNow(context, action));
    });
    connection.onCodeActionResolve(async (action, token) => {
      const uri = uriIn(action);
      const { data } = action;
      if (uri === undefined || !isActionData(data)) return action;
      const context = await contextOf(workspace, uri, token);
      return toldWhy(ActionError, () => resolveCodeAction(context, action, data));
    });
    connection.onExecuteCommand(({ command, arguments: [rule] = [] }) => {
      if (command !== EXPLAIN_COMMAND || typeof rule !== 'string') return null;
      const words = workspace.explain(rule);
      show(connection, MessageType.Info, words);
      return words;
    });
  },
};

async function contextOf(workspace: Workspace, uri: string, token: CancellationToken): Promise<ActionContext> {
  const results = await workspace.lint({ uri }, token);
  const { projects, client } = workspace;
  const { createsFiles } = client;
  return workspace.ask({ uri }, token, (context) => ({ ...context, results, createsFiles, ...projects.whatIf(uri) }));
}

function withUri(action: CodeAction, uri: string): CodeAction {
  return isActionData(action.data) ? { ...action, data: { ...action.data, uri } } : action;
}

function uriIn({ data }: CodeAction): string | undefined {
  const hasUri = typeof data === 'object' && data !== null && 'uri' in data;
  return hasUri && typeof data.uri === 'string' ? data.uri : undefined;
}

/** Clients that do not ask again get what can be done only. */
function resolvedNow(context: ActionContext, action: CodeAction): CodeAction[] {
  const { data, ...rest } = action;
  if (!isActionData(data)) return [action];
  try {
    return [resolveCodeAction(context, rest, data)];
  } catch (error) {
    if (error instanceof ActionError) return [];
    throw error;
  }
}
