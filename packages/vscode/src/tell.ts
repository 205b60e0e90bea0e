import { window } from 'vscode';

/** Shows why a command could not do its work. */
export function tellFailure(error: unknown): void {
  void window.showErrorMessage(error instanceof Error ? error.message : String(error));
}
