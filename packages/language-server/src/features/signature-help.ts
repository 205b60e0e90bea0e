import { signatureHelp, signatureTriggers } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const signatureHelpFeature: Feature = {
  capabilities: () => ({ signatureHelpProvider: { triggerCharacters: [...signatureTriggers] } }),
  register: (connection, workspace) => {
    connection.onSignatureHelp(({ textDocument, position }, token) =>
      workspace.askTree(textDocument, token, (context) => signatureHelp(context, position)),
    );
  },
};
