/** The commands of pmtakit: those in the extension, or those of a package that a setting names. */
import { dirname, resolve } from 'node:path';
import { ProgressLocation, type Uri, window, workspace } from 'vscode';
import { type ToolName, type ToolRun, runScript, saysNoMain, scriptIn } from './tool-call.ts';

export class Tools {
  readonly #bundled: string;

  /** @param bundled the folder of the commands in the extension */
  constructor(bundled: string) {
    this.#bundled = bundled;
  }

  script(name: ToolName): string {
    const named = workspace.getConfiguration('pmtakit').get('path', '');
    const [folder] = workspace.workspaceFolders ?? [];
    return scriptIn(named === '' ? this.#bundled : resolve(folder?.uri.fsPath ?? '.', named), name);
  }

  /** What a command prints, while VS Code shows that it is at work. */
  run(title: string, run: ToolRun): Promise<string> {
    const work = () => runScript(this.script(run.name), run);
    return Promise.resolve(window.withProgress({ location: ProgressLocation.Window, title }, work));
  }

  /**
   * Runs a command about the configuration that a file belongs to. When neither a setting, nor the project, nor a usual
   * name says which file is the main one, it is the file itself.
   */
  async runAbout(file: Uri, title: string, run: Omit<ToolRun, 'cwd'>): Promise<string> {
    const of = (main: string[]) => ({ ...run, args: [...run.args, ...main], cwd: dirname(file.fsPath) });
    const main = mainFileFor(file);
    try {
      return await this.run(title, of(main === undefined ? [] : ['--config', main]));
    } catch (error) {
      if (!saysNoMain(error)) throw error;
      return this.run(title, of(['--config', file.fsPath]));
    }
  }
}

/** The main file that a setting names. */
function mainFileFor(file: Uri): string | undefined {
  const named = workspace.getConfiguration('pmtakit', file).get('config', '');
  if (named === '') return undefined;
  return resolve(workspace.getWorkspaceFolder(file)?.uri.fsPath ?? dirname(file.fsPath), named);
}
