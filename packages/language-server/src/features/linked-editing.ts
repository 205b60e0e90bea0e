import { linkedEditingRanges } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const linkedEditingFeature: Feature = {
  capabilities: () => ({ linkedEditingRangeProvider: true }),
  register: (connection, workspace) => {
    connection.languages.onLinkedEditingRange(({ textDocument, position }, token) =>
      workspace.askTree(textDocument, token, (context) => linkedEditingRanges(context, position)),
    );
  },
};
