import { RenameError, prepareRename, rename } from '@pmtakit/language-service';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Feature } from './feature.ts';

export const renameFeature: Feature = {
  capabilities: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
  register: (connection, workspace) => {
    connection.onPrepareRename(({ textDocument, position }, token) =>
      workspace.ask(textDocument, token, (context) => prepareRename(context, position)),
    );
    connection.onRenameRequest(({ textDocument, position, newName }, token) =>
      workspace.ask(textDocument, token, (context) => toldWhy(() => rename(context, position, newName))),
    );
  },
};

/** Clients show the words of a failed request. */
function toldWhy<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RenameError) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}
