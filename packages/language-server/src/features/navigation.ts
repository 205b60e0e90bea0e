import { definition, documentHighlights, references } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const navigationFeature: Feature = {
  capabilities: () => ({ definitionProvider: true, referencesProvider: true, documentHighlightProvider: true }),
  register: (connection, workspace) => {
    connection.onDefinition(({ textDocument, position }, token) =>
      workspace.ask(textDocument, token, (context) => definition(context, position)),
    );
    connection.onReferences(({ textDocument, position, context: { includeDeclaration } }, token) =>
      workspace.ask(textDocument, token, (context) => references(context, position, includeDeclaration)),
    );
    connection.onDocumentHighlight(({ textDocument, position }, token) =>
      workspace.ask(textDocument, token, (context) => documentHighlights(context, position)),
    );
  },
};
