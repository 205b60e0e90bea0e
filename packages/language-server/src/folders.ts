/** The folders that the client has open, for questions about more than the open documents. */
import type { InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node';

export class Folders {
  readonly #mainIn: (folder: string) => string | undefined;
  readonly #uris = new Set<string>();
  /** Asked of the projects once, until something outside changes. */
  #mains: readonly string[] | undefined;

  /** @param mainIn gives the URI of the main file that the project of a folder names */
  constructor(mainIn: (folder: string) => string | undefined) {
    this.#mainIn = mainIn;
  }

  initialize({ workspaceFolders, rootUri }: Pick<InitializeParams, 'workspaceFolders' | 'rootUri'>): void {
    const root = rootUri ? [{ uri: rootUri }] : [];
    for (const { uri } of workspaceFolders ?? root) this.#uris.add(uri);
  }

  change({ added, removed }: WorkspaceFoldersChangeEvent): void {
    for (const { uri } of removed) this.#uris.delete(uri);
    for (const { uri } of added) this.#uris.add(uri);
    this.forget();
  }

  /** What projects say may have changed. */
  forget(): void {
    this.#mains = undefined;
  }

  /** The main files that projects name, by URI, whether they are open or not. */
  get mains(): readonly string[] {
    return (this.#mains ??= [...this.#uris].flatMap((uri) => this.#mainIn(uri) ?? []));
  }
}
