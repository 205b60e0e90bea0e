/** `pmtakit lsp --stdio`: the language server, for editors. */
import { dirname, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileStyle } from '@pmtakit/language-server';
import { UsageError, exitCodes } from '../exit-codes.ts';
import { IGNORE_NAME, isLeftOut } from '../format/ignore-file.ts';
import { type Style, Styles } from '../format/style.ts';
import { bundledPages } from './rule-pages.ts';
import { editorSetup } from '../project/editor-setup.ts';
import { firstUpwards } from '../project/upwards.ts';
import { version } from '../version.ts';

export interface LspOptions {
  readonly stdio?: true;
}

/** Serves until the editor ends it. The server is loaded here, so that other commands start without it. */
export async function serveEditor(options: LspOptions): Promise<void> {
  if (!options.stdio) {
    throw new UsageError(
      'lsp is started by an editor and talks over standard input and output; set the editor up to run pmtakit lsp --stdio',
    );
  }
  const { noSetup, startServer } = await import('@pmtakit/language-server');
  startServer({
    input: process.stdin,
    output: process.stdout,
    version,
    styleFor,
    setupOf: (path) => (isAbsolute(path) ? editorSetup(path) : noSetup),
    explain: (rule) => bundledPages().get(rule),
    onEnd: (wasShutDown) => process.exit(wasShutDown ? exitCodes.clean : ENDED_WITHOUT_SHUTDOWN),
  });
}

/** As the protocol wants it. */
const ENDED_WITHOUT_SHUTDOWN = 1;

async function styleFor(uri: string): Promise<FileStyle> {
  const path = pathOf(uri);
  if (path === undefined) return { options: {}, directives: [], isIgnored: false };
  // Project files may have changed since the last question.
  const style = await new Styles().of(path);
  return { ...style, options: saidOptions(style), isIgnored: await isIgnored(path, style) };
}

/** Documents that were never saved have no path, and so no project. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Ignore files are looked for where the file is: the folder in which an editor was started says nothing of it. */
async function isIgnored(path: string, style: Style): Promise<boolean> {
  const ignorePath = firstUpwards(dirname(path), [IGNORE_NAME]);
  if (ignorePath === undefined) return style.isIgnored;
  const isOut = await isLeftOut({ ignore: true, ignorePath });
  return isOut(path, style);
}

/** Without the defaults, over which the settings of the editor win. */
function saidOptions({ options, origins }: Style): FileStyle['options'] {
  return Object.fromEntries(Object.entries(options).filter(([name]) => isSaid(name, origins)));
}

function isSaid(name: string, origins: Style['origins']): boolean {
  return Object.entries(origins).some(([option, origin]) => option === name && origin !== 'default');
}
