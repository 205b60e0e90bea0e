/** Why the setting at the cursor is what it is. */
import { window } from 'vscode';
import { activeEditor, saveAll } from '../active-file.ts';
import type { Pages } from '../pages.ts';
import { isPlainDomain, questionAt } from '../question.ts';
import type { Tools } from '../tools.ts';

export async function explainAtCursor(tools: Tools, pages: Pages): Promise<void> {
  const { document, selection } = activeEditor();
  const {
    domain: written = '',
    virtualMta,
    directive,
  } = questionAt(document.getText(), document.offsetAt(selection.active));
  const domain = isPlainDomain(written) ? written : await askForDomain(written, directive);
  if (domain === undefined) return;
  await saveAll();
  const args = [
    'explain',
    domain,
    ...(directive === undefined ? [] : [directive]),
    ...(virtualMta === undefined ? [] : ['--vmta', virtualMta]),
  ];
  const answer = await tools.runAbout(document.uri, 'Explaining', { name: 'pmtakit', args });
  await pages.show(`${[domain, virtualMta, directive].filter(Boolean).join(' ')}.txt`, answer);
}

/** Sections for patterns and macros hold for many domains, of which one is looked at. */
async function askForDomain(written: string, directive = 'the settings'): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: `Explain ${directive}`,
    prompt: 'For mail to which domain?',
    value: written.replace(/^(?:\[?\*\.?\]?\.?|\$.*)/, ''),
    placeHolder: 'gmail.com',
  });
  return answer?.trim() || undefined;
}
