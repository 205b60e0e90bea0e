import { semanticTokens, semanticTokensEdits, semanticTokensLegend } from '@pmtakit/language-service';
import type { SemanticTokens, TextDocumentIdentifier } from 'vscode-languageserver/node';
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
    const documentOf = ({ uri }: TextDocumentIdentifier): object | undefined => workspace.documents.get(uri);
    const { semanticTokens: requests } = connection.languages;
    requests.on(({ textDocument }, token) =>
      workspace.askTree(textDocument, token, (context) =>
        answers.keep(documentOf(textDocument), semanticTokens(context)),
      ),
    );
    requests.onRange(({ textDocument, range }, token) =>
      workspace.askTree(textDocument, token, (context) => semanticTokens(context, range)),
    );
    requests.onDelta(({ textDocument, previousResultId }, token) =>
      workspace.askTree(textDocument, token, (context) => {
        const document = documentOf(textDocument);
        const before = answers.get(document, previousResultId);
        const { data, ...now } = answers.keep(document, semanticTokens(context));
        return before ? { ...now, edits: semanticTokensEdits(before, data) } : { ...now, data };
      }),
    );
  },
};

/** The last answer for each document that is open, which the next one is told as a change of. */
class LastAnswers {
  readonly #last = new WeakMap<object, SemanticTokens>();
  #count = 0;

  keep(document: object | undefined, { data }: SemanticTokens): SemanticTokens & { readonly resultId: string } {
    const answer = { data, resultId: String(++this.#count) };
    if (document) this.#last.set(document, answer);
    return answer;
  }

  get(document: object | undefined, resultId: string): readonly number[] | undefined {
    const last = document && this.#last.get(document);
    return last?.resultId === resultId ? last.data : undefined;
  }
}
