/** What a client can do, as far as it matters here. */
import { type PositionEncoding, isPositionEncoding } from '@pmtakit/language-service';
import type {
  InitializeParams,
  TextDocumentClientCapabilities,
  WorkspaceClientCapabilities,
  WorkspaceEditClientCapabilities,
} from 'vscode-languageserver/node';

export interface Client {
  /** What its columns count: of what it offers, the first that is known. */
  readonly encoding: PositionEncoding;
  /** Whether it tells its settings when it is asked. */
  readonly answersSettings: boolean;
  /** Whether it wants to be asked to tell when settings change. */
  readonly registersSettings: boolean;
  /** Whether it wants to be asked to tell when files change. */
  readonly watchesFiles: boolean;
  /** Whether it tells when folders are opened and closed. */
  readonly hasFolders: boolean;
  /** Whether it waits for edits before it saves. */
  readonly waitsBeforeSave: boolean;
  /** Whether it formats several ranges at once. */
  readonly formatsRanges: boolean;
  /** Whether it asks for the findings of the documents that it shows. */
  readonly pullsDiagnostics: boolean;
  /** Whether it can be told to ask again. */
  readonly refreshesDiagnostics: boolean;
  /** Whether it takes edits that make files. */
  readonly createsFiles: boolean;
  /** Whether it shows how far long work has come. */
  readonly showsProgress: boolean;
  /** Whether it takes the placeholders of snippets. */
  readonly takesSnippets: boolean;
  /** Whether it asks what is to be renamed before it asks for the new name. */
  readonly preparesRename: boolean;
  /** Whether it asks for the edit of an action when that is chosen. */
  readonly resolvesActions: boolean;
  /** Whether it takes what changed of the meaning of words. */
  readonly takesTokenEdits: boolean;
  /** Whether it shows symbols within symbols. */
  readonly showsSymbolTree: boolean;
}

/** What holds before a client has said anything. */
export const unknownClient: Client = clientOf({ capabilities: {} });

export function clientOf({ capabilities }: Pick<InitializeParams, 'capabilities'>): Client {
  const { general, workspace = {}, textDocument = {}, window } = capabilities;
  return {
    encoding: general?.positionEncodings?.find(isPositionEncoding) ?? 'utf-16',
    showsProgress: window?.workDoneProgress ?? false,
    ...inWorkspace(workspace),
    ...inDocuments(textDocument),
  };
}

function inWorkspace(workspace: WorkspaceClientCapabilities) {
  return {
    answersSettings: workspace.configuration ?? false,
    registersSettings: workspace.didChangeConfiguration?.dynamicRegistration ?? false,
    hasFolders: workspace.workspaceFolders ?? false,
    watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refreshesDiagnostics: workspace.diagnostics?.refreshSupport ?? false,
    createsFiles: takesNewFiles(workspace.workspaceEdit ?? {}),
  };
}

function inDocuments(document: TextDocumentClientCapabilities) {
  return {
    waitsBeforeSave: document.synchronization?.willSaveWaitUntil ?? false,
    formatsRanges: document.rangeFormatting?.rangesSupport ?? false,
    pullsDiagnostics: document.diagnostic !== undefined,
    takesSnippets: document.completion?.completionItem?.snippetSupport ?? false,
    preparesRename: document.rename?.prepareSupport ?? false,
    resolvesActions: document.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    takesTokenEdits: tokenEditsOf(document),
    showsSymbolTree: document.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
  };
}

function tokenEditsOf({ semanticTokens }: TextDocumentClientCapabilities): boolean {
  const full = semanticTokens?.requests.full;
  return typeof full === 'object' && full.delta === true;
}

function takesNewFiles({ documentChanges, resourceOperations = [] }: WorkspaceEditClientCapabilities): boolean {
  return documentChanges === true && resourceOperations.includes('create');
}
