import { inlayHints } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const inlayHintsFeature: Feature = {
  capabilities: () => ({ inlayHintProvider: true }),
  register: (connection, workspace) => {
    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      workspace.ask(textDocument, token, (context) => inlayHints(context, range)),
    );
  },
};
