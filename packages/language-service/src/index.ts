export { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts';
export {
  type ActionContext,
  ActionError,
  EXPLAIN_COMMAND,
  type WantedActions,
  codeActionKinds,
  codeActions,
  isActionData,
  resolveCodeAction,
} from './code-actions.ts';
export { codeLenses, resolveCodeLens } from './code-lens.ts';
export { inlayHints } from './inlay-hints.ts';
export { linkedEditingRanges } from './linked-editing.ts';
export { formattingTriggers, onTypeFormatting } from './on-type-formatting.ts';
export { semanticTokens, semanticTokensEdits, semanticTokensLegend } from './semantic-tokens.ts';
export { signatureHelp, signatureTriggers } from './signature-help.ts';
export type { FormatOptions } from '@pmtakit/formatter';
export { completion, completionTriggers, resolveCompletion } from './completion.ts';
export type { ClientView, FileContext, IncludePlaces, TreeContext } from './context.ts';
export { DIAGNOSTIC_SOURCE, diagnostics } from './diagnostics.ts';
export { documentLinks } from './document-links.ts';
export { documentSymbols } from './document-symbols.ts';
export { type EditorSettings, readEditorSettings } from './editor-settings.ts';
export { foldingRanges } from './folding.ts';
export { type FormattingStyle, formatting, formattingOptions, rangesFormatting } from './formatting.ts';
export { hover } from './hover.ts';
export { definition, documentHighlights, references } from './navigation.ts';
export { type PositionEncoding, Positions, isPositionEncoding, utf8Offset } from './positions.ts';
export { readDocument } from './read-document.ts';
export { RenameError, prepareRename, rename } from './rename.ts';
export { selectionRanges } from './selection-ranges.ts';
export type { FoundSoFar } from './findings-so-far.ts';
export type { ProjectSetup } from './project-setup.ts';
export { type Known, Session, type SessionHost, type SessionWork } from './session.ts';
export { workspaceSymbols } from './workspace-symbols.ts';
