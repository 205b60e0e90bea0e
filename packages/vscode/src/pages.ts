/** Answers of commands, shown as documents that nobody has to save. */
import { EventEmitter, type TextDocumentContentProvider, Uri, ViewColumn, commands, window, workspace } from 'vscode';

export class Pages implements TextDocumentContentProvider {
  static readonly scheme = 'pmtakit';
  readonly #texts = new Map<string, string>();
  readonly #changes = new EventEmitter<Uri>();
  readonly onDidChange = this.#changes.event;

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Opens a text beside the file. @param name its ending says what kind of text it is */
  async show(name: string, text: string): Promise<void> {
    const document = await workspace.openTextDocument(this.#keep(name, text));
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
  }

  /** Opens Markdown as it is read. */
  async showMarkdown(name: string, text: string): Promise<void> {
    await commands.executeCommand('markdown.showPreviewToSide', this.#keep(name, text));
  }

  #keep(name: string, text: string): Uri {
    const uri = Uri.from({ scheme: Pages.scheme, path: `/${name.replaceAll('/', ' ')}` });
    this.#texts.set(uri.toString(), text);
    this.#changes.fire(uri);
    return uri;
  }
}
