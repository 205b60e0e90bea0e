/** Files that change outside the editor. Clients that cannot watch tell at least what they save. */
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import type { Feature } from './feature.ts';

/** What configurations are made of, and what says how they are read. */
const globPattern = '**/{config,config-defaults,*.conf,*.cfg,*.inc,*.pmta,pmtakit.config.json}';

export const watchedFilesFeature: Feature = {
  capabilities: () => ({}),

  register: (connection, workspace) => {
    connection.onDidChangeWatchedFiles(() => workspace.refresh());
    workspace.documents.onDidSave(() => {
      if (!workspace.client.watchesFiles) workspace.refresh();
    });
    workspace.onReady(async () => {
      if (!workspace.client.watchesFiles) return;
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
    });
  },
};
