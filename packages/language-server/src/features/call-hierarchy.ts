import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const callHierarchyFeature: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register: (connection, workspace) => {
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(({ textDocument, position }, token) =>
      workspace.ask(textDocument, token, (context) => prepareCallHierarchy(context, position)),
    );
    callHierarchy.onIncomingCalls(({ item }, token) =>
      workspace.ask(item, token, (context) => incomingCalls(context, item)),
    );
    callHierarchy.onOutgoingCalls(({ item }, token) =>
      workspace.ask(item, token, (context) => outgoingCalls(context, item)),
    );
  },
};
