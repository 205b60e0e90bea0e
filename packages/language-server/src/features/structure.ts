import { documentLinks, foldingRanges, selectionRanges } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const structureFeature: Feature = {
  capabilities: () => ({
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
  }),
  register: (connection, workspace) => {
    connection.onFoldingRanges(({ textDocument }, token) => workspace.askTree(textDocument, token, foldingRanges));
    connection.onSelectionRanges(({ textDocument, positions }, token) =>
      workspace.askTree(textDocument, token, (context) => selectionRanges(context, positions)),
    );
    connection.onDocumentLinks(({ textDocument }, token) => workspace.ask(textDocument, token, documentLinks));
  },
};
