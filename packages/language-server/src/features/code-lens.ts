import { codeLenses, resolveCodeLens } from '@pmtakit/language-service';
import type { Feature } from './feature.ts';

export const codeLensFeature: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  register: (connection, workspace) => {
    connection.onCodeLens(({ textDocument: { uri } }, token) =>
      workspace.ask({ uri }, token, (context) =>
        codeLenses(context).map((lens) => ({ ...lens, data: { ...lens.data, uri } satisfies LensData })),
      ),
    );
    connection.onCodeLensResolve((lens, token) => {
      const { data } = lens;
      if (!isLensData(data)) return lens;
      return workspace.ask(data, token, (context) => resolveCodeLens(context, lens, data.start));
    });
  },
};

/** How a place is found again. */
interface LensData {
  readonly uri: string;
  readonly start: number;
}

function isLensData(data: unknown): data is LensData {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('start' in data)) return false;
  return typeof data.uri === 'string' && typeof data.start === 'number';
}
