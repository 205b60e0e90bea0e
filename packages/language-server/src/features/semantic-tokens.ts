import { semanticTokens, semanticTokensEdits, semanticTokensLegend } from '@pmtakit/language-service';
import type { SemanticTokens } from 'vscode-languageserver/node';
import type { Feature } from './feature.ts';

export const semanticTokensFeature: Feature = {
  capabilities: ({ takesTokenEdits }) => ({
    semanticTokensProvider: {
      legend: semanticTokensLegend,
      range: true,
      full: takesTokenEdits ? { delta: true } : true,
    },
  }),

  register: (connection, workspace) => {
    const answers = new LastAnswers();
    workspace.documents.onDidClose(({ document }) => answers.forget(document.uri));
    const { semanticTokens: requests } = connection.languages;
    requests.on(({ textDocument }, token) =>
      workspace.askTree(textDocument, token, (context) => answers.keep(textDocument.uri, semanticTokens(context))),
    );
    requests.onRange(({ textDocument, range }, token) =>
      workspace.askTree(textDocument, token, (context) => semanticTokens(context, range)),
    );
    requests.onDelta(({ textDocument: { uri }, previousResultId }, token) =>
      workspace.askTree({ uri }, token, (context) => {
        const before = answers.get(uri, previousResultId);
        const { data, ...now } = answers.keep(uri, semanticTokens(context));
        return before ? { ...now, edits: semanticTokensEdits(before, data) } : { ...now, data };
      }),
    );
  },
};

/** The last answer for each document, which the next one is told as a change of. */
class LastAnswers {
  readonly #last = new Map<string, SemanticTokens>();
  #count = 0;

  keep(uri: string, { data }: SemanticTokens): SemanticTokens & { readonly resultId: string } {
    const answer = { data, resultId: String(++this.#count) };
    this.#last.set(uri, answer);
    return answer;
  }

  get(uri: string, resultId: string): readonly number[] | undefined {
    const last = this.#last.get(uri);
    return last?.resultId === resultId ? last.data : undefined;
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}
