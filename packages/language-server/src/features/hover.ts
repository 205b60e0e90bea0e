import { hover } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const hoverFeature: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  register: (connection, workspace) => {
    connection.onHover(({ textDocument, position }, token) =>
      workspace.ask(textDocument, token, (context) => hover(context, position)),
    );
  },
};
