/** What is said several times, and could be said once. */
import { window } from 'vscode';
import { activeEditor, saveAll } from '../active-file.ts';
import { type Refactoring, refactoringsIn } from '../findings.ts';
import type { Pages } from '../pages.ts';
import type { Tools } from '../tools.ts';

/** With 1, something was left since it could not be proven; the answer says what. */
const answers = [1];

export async function sayOnce(tools: Tools, pages: Pages): Promise<void> {
  const { uri } = activeEditor().document;
  await saveAll();
  const run = (...args: string[]) =>
    tools.runAbout(uri, 'Looking for repetitions', { name: 'pmtakit', args: ['dry', ...args], alsoGood: answers });
  const chosen = await choose(refactoringsIn(await run('--json')));
  if (!chosen) return;
  const only = ['--only', chosen.id, '--class', chosen.class];
  await pages.show(`${chosen.id}.diff`, await run('--dry-run', ...only));
  const answer = await window.showInformationMessage(`Make these changes (${chosen.id})?`, 'Write the files');
  if (answer === undefined) return;
  await saveAll();
  await run('--write', ...only);
}

async function choose(refactorings: readonly Refactoring[]): Promise<Refactoring | undefined> {
  if (refactorings.length === 0) {
    void window.showInformationMessage('Nothing is said several times that could be said once.');
    return undefined;
  }
  const items = refactorings.map((refactoring) => ({
    label: refactoring.id,
    description: `${refactoring.class}, saves ${refactoring.saves} lines`,
    detail: refactoring.messages.join('; '),
    refactoring,
  }));
  const title = 'Say once what is repeated';
  return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.refactoring;
}
