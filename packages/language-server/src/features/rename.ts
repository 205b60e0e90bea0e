import { RenameError, prepareRename, rename } from '@pmtakit/language-service';
import { toldWhy } from '../told-why.ts';
import type { Feature } from './feature.ts';

export const renameFeature: Feature = {
  capabilities: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
  register: (connection, workspace) => {
    connection.onPrepareRename(({ textDocument, position }, token) =>
      workspace.ask(textDocument, token, (context) => prepareRename(context, position)),
    );
    connection.onRenameRequest(({ textDocument, position, newName }, token) =>
      workspace.ask(textDocument, token, (context) => toldWhy(RenameError, () => rename(context, position, newName))),
    );
  },
};
