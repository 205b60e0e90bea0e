/** The extension for VS Code: starts the language server and offers commands of pmtakit. */
import { type ExtensionContext, commands, workspace } from 'vscode';
import { showDiff } from './commands/diff.ts';
import { sayOnce } from './commands/dry.ts';
import { explainAtCursor } from './commands/explain.ts';
import { simulate } from './commands/simulate.ts';
import { sortLines } from './commands/sort.ts';
import { LanguageServer } from './language-server.ts';
import { Pages } from './pages.ts';
import { tellFailure } from './tell.ts';
import { Tools } from './tools.ts';

let server: LanguageServer | undefined;

/** Called by VS Code when the first file of PowerMTA is opened or a command is chosen. */
export async function activate(context: ExtensionContext): Promise<void> {
  const tools = new Tools(context.asAbsolutePath('dist/tools'));
  const pages = new Pages();
  const running = new LanguageServer(tools);
  server = running;
  const offered: Record<string, () => Promise<void>> = {
    'pmtakit.explainSetting': () => explainAtCursor(tools, pages),
    'pmtakit.diff': () => showDiff(tools, pages),
    'pmtakit.simulate': () => simulate(tools),
    'pmtakit.sort': () => sortLines(tools),
    'pmtakit.dry': () => sayOnce(tools, pages),
    'pmtakit.restart': () => running.restart(),
  };
  for (const [name, work] of Object.entries(offered)) {
    context.subscriptions.push(commands.registerCommand(name, () => work().catch(tellFailure)));
  }
  context.subscriptions.push(workspace.registerTextDocumentContentProvider(Pages.scheme, pages));
  await running.start().catch(tellFailure);
}

/** Called by VS Code before it ends. */
export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
