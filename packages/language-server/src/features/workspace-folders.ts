/** Folders that are opened and closed while the server runs. */
import type { Feature } from './feature.ts';

export const workspaceFoldersFeature: Feature = {
  capabilities: ({ hasFolders }) =>
    hasFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {},

  register: (connection, workspace) =>
    workspace.onReady(async () => {
      if (!workspace.client.hasFolders) return;
      connection.workspace.onDidChangeWorkspaceFolders((event) => workspace.folders.change(event));
    }),
};
