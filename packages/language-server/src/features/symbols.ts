import { documentSymbols, workspaceSymbols } from '@pmtakit/language-service';
import type { DocumentSymbol, SymbolInformation, WorkspaceSymbol } from 'vscode-languageserver/node';
import type { Feature } from './feature.ts';

export const symbolsFeature: Feature = {
  capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
  register: (connection, workspace) => {
    connection.onDocumentSymbol(({ textDocument }, token): DocumentSymbol[] | SymbolInformation[] =>
      workspace.askTree(textDocument, token, (context) => {
        const symbols = documentSymbols(context);
        return workspace.client.showsSymbolTree ? symbols : flat(symbols, textDocument.uri);
      }),
    );
    connection.onWorkspaceSymbol(({ query }, token): WorkspaceSymbol[] =>
      workspace.askAll(token, (context) => workspaceSymbols(context.model, query, context)).flat(),
    );
  },
};

/** For clients that show no symbols within symbols. */
function flat(symbols: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flat(children, uri, name),
  ]);
}
