/** What is said several times and could be said once; its edit is proven before the client gets it. */
import { type Span, oncePer } from '@pmtakit/grammar';
import {
  type Found,
  allRefactorings,
  differenceText,
  findProposals,
  proposalsAt,
  tryProposal,
} from '@pmtakit/refactor';
import type { Model, Refusal } from '@pmtakit/semantics';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { type ActionContext, type ActionData, ActionError } from './action-context.ts';
import { sentence, withNewFiles, workspaceEdit } from './edits.ts';

const kinds: Readonly<Record<Found['refactoring']['way'], string>> = {
  remove: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
};

/** To find them takes a look at the whole configuration. Ways back are offered too: whoever takes one has asked for it. */
const proposalsIn: (model: Model) => readonly Found[] = oncePer((model) => findProposals([model], allRefactorings));

export function refactorActions({ model, file, createsFiles }: ActionContext, span: Span): CodeAction[] {
  const isPossible = ({ creates = [] }: Found): boolean => createsFiles || creates.length === 0;
  return proposalsAt(proposalsIn(model).filter(isPossible), file.path, span).map(
    ({ message, refactoring, at, notes }) => ({
      title: sentence([message, ...notes].join('; ')),
      kind: kinds[refactoring.way],
      data: { kind: 'refactor', id: refactoring.id, message, start: at.span.start } satisfies ActionData,
    }),
  );
}

/** @throws ActionError when the configuration would do something else then */
export function refactorEdit(
  { model, reopened, ...view }: ActionContext,
  { id, message, start }: Extract<ActionData, { kind: 'refactor' }>,
): WorkspaceEdit {
  const found = proposalsIn(model).find(
    (one) => one.refactoring.id === id && one.message === message && one.at.span.start === start,
  );
  if (!found) throw new ActionError('The text has changed meanwhile.');
  const trial = tryProposal({ open: (texts) => [reopened(texts)] }, found);
  if (trial.refusal) throw new ActionError(`It is not done, since ${reasonOf(trial.refusal)}.`);
  const sources = new Map(model.project.files.map((one) => [one.path, one.source]));
  const changed = trial.files.flatMap(({ path, edits }) => {
    const source = sources.get(path);
    return source ? [{ source, edits }] : [];
  });
  const edit = workspaceEdit(changed, view);
  return trial.creates.length > 0 ? withNewFiles(edit, trial.creates, view) : edit;
}

function reasonOf(refusal: Refusal): string {
  if (refusal.reason === 'changes') return differenceText(refusal.witness);
  return `these includes cannot be read: ${refusal.notCompared.join(', ')}`;
}
