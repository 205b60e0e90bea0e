/** Sorts the lines of the file in front, where their order means nothing. */
import { Range, WorkspaceEdit, window, workspace } from 'vscode';
import { activeEditor } from '../active-file.ts';
import type { Tools } from '../tools.ts';

export async function sortLines(tools: Tools): Promise<void> {
  const { document } = activeEditor();
  const { version } = document;
  const text = document.getText();
  const sorted = await tools.runAbout(document.uri, 'Sorting', {
    name: 'pmtafmt',
    args: ['sort', '--stdin-filename', document.fileName, '-'],
    input: text,
  });
  if (document.version !== version) throw new Error('The file was changed meanwhile; sort it again.');
  if (sorted === text) {
    void window.showInformationMessage('Nothing moves: all is in its place, or it is not proven that it may move.');
    return;
  }
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(text.length)), sorted);
  await workspace.applyEdit(edit);
}
