/** What the configuration does differently than before. */
import { type Uri, window } from 'vscode';
import { activeEditor, saveAll } from '../active-file.ts';
import type { Pages } from '../pages.ts';
import type { Tools } from '../tools.ts';

/** With 1, both do not do the same; with 2, nobody can tell, and the page says what could not be compared. */
const answers = [1, 2];

export async function showDiff(tools: Tools, pages: Pages): Promise<void> {
  const { document } = activeEditor();
  const old = await askForOld();
  if (old === undefined) return;
  await saveAll();
  const args = ['diff', '--markdown', ...(typeof old === 'string' ? [old] : [old.fsPath, document.fileName])];
  const page = await tools.runAbout(document.uri, 'Comparing', { name: 'pmtakit', args, alsoGood: answers });
  await pages.showMarkdown('What the changes do.md', page);
}

/** A revision of git, or a file. */
async function askForOld(): Promise<string | Uri | undefined> {
  const choices = ['The last commit', 'Another revision of git', 'A file'] as const;
  const choice = await window.showQuickPick(choices, { title: 'Compare with' });
  if (choice === 'The last commit') return 'HEAD';
  if (choice === 'Another revision of git') {
    return (await window.showInputBox({ title: 'Compare with', placeHolder: 'origin/main' }))?.trim() || undefined;
  }
  return choice && (await window.showOpenDialog({ title: 'Compare with', openLabel: 'Compare' }))?.[0];
}
