/** The file that a command is about. */
import { type TextEditor, window, workspace } from 'vscode';

export const LANGUAGE = 'powermta';

/** The editor in front. @throws Error when it holds no file of the disk in this language */
export function activeEditor(): TextEditor {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE) throw new Error('Open a PowerMTA configuration file first.');
  if (editor.document.uri.scheme !== 'file') throw new Error('Save the file first: the commands read the disk.');
  return editor;
}

/** Writes what was changed, since the commands read the disk. @throws Error when a file stays unsaved */
export async function saveAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    const isOurs = document.languageId === LANGUAGE && document.uri.scheme === 'file';
    if (isOurs && document.isDirty && !(await document.save())) throw new Error(`${document.fileName} is not saved.`);
  }
}
