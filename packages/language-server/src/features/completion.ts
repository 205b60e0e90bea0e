import { completion, completionTriggers, resolveCompletion } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const completionFeature: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true } }),
  register: (connection, workspace) => {
    connection.onCompletion(({ textDocument, position }, token) =>
      workspace.askTree(textDocument, token, (context) =>
        completion(context, position, workspace.client.takesSnippets),
      ),
    );
    connection.onCompletionResolve(resolveCompletion);
  },
};
