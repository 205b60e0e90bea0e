/** What is said several times and could be said once; its edit is proven before the client gets it. */
import { type Span, oncePer } from '@pmtakit/grammar';
import {
  type Found,
  changedFiles,
  differenceText,
  findProposals,
  inlines,
  isIntended,
  proposalsAt,
  refactorings,
} from '@pmtakit/refactor';
import { type Model, type Refusal, prove } from '@pmtakit/semantics';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import { type ActionContext, type ActionData, ActionError } from './action-context.ts';
import { sentence, workspaceEdit } from './edits.ts';

const kinds: Readonly<Record<Found['refactoring']['way'], string>> = {
  remove: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
};

/** To find them takes a look at the whole configuration. Ways back are offered too: whoever takes one has asked for it. */
const proposalsIn: (model: Model) => readonly Found[] = oncePer((model) =>
  findProposals([model], [...refactorings, ...inlines]),
);

export function refactorActions({ model, file }: ActionContext, span: Span): CodeAction[] {
  return proposalsAt(proposalsIn(model), file.path, span).map(({ message, refactoring, at, notes }) => ({
    title: sentence([message, ...notes].join('; ')),
    kind: kinds[refactoring.way],
    data: { kind: 'refactor', id: refactoring.id, message, start: at.span.start } satisfies ActionData,
  }));
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
  const textsWith = (some: readonly Found[]): ReadonlyMap<string, string> =>
    new Map(changedFiles(some).map(({ file, text }) => [file.path, text]));
  const { refused } = prove([model], [found], (some) => [reopened(textsWith(some))], { isIntended });
  const [refusal] = refused.map((one) => one.refusal);
  if (refusal) throw new ActionError(`It is not done, since ${reasonOf(refusal)}.`);
  const changed = changedFiles([found]).map(({ file, edits }) => ({ source: file.source, edits }));
  return workspaceEdit(changed, view);
}

function reasonOf(refusal: Refusal): string {
  if (refusal.reason === 'changes') return differenceText(refusal.witness);
  return `these includes cannot be read: ${refusal.notCompared.join(', ')}`;
}
