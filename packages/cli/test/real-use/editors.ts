/** Starts Vim and Neovim with ALE, set up as docs/editors/vim-ale.md says, and lets them work on files. */
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderWith, inShell, shell } from '../command-line.ts';

const cli = fileURLToPath(new URL('../../', import.meta.url));

/** The page that is followed. */
export const page: string = readFileSync(join(cli, '../../docs/editors/vim-ale.md'), 'utf8');

/** The blocks of the page in a language, in order. */
export function blocksOf(language: 'sh' | 'vim'): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  );
}

export interface Editor {
  readonly name: 'vim' | 'nvim';
  /** How it is started; Vim works on a terminal only. */
  readonly start: (options: string) => string;
  /** Where it reads its settings, below the home folder. */
  readonly settings: string;
  /** The block of the page that makes it find what the package holds. */
  readonly setUp: string;
}

const [forVim = '', forNeovim = ''] = blocksOf('sh');

export const editors: readonly Editor[] = [
  {
    name: 'vim',
    start: (options) => `script -qec 'vim ${options}' /dev/null`,
    settings: '.vimrc',
    setUp: forVim,
  },
  {
    name: 'nvim',
    start: (options) => `nvim --headless ${options}`,
    settings: '.config/nvim/init.vim',
    setUp: forNeovim,
  },
];

/** Whether the editor is there, can run plugins and finds ALE. */
export function canRunAle({ name }: Editor): boolean {
  const line = `${name} -N -u NONE -i NONE -es -c 'packadd ale' -c 'execute exists(":ALEFix") ? "qall!" : "cquit!"'`;
  return shell(`command -v script && command -v timeout && timeout 20 ${line} < /dev/null`).code === 0;
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly end: number;
  readonly type: string;
  readonly text: string;
}

/** What an editor shows in the end. */
export interface Shown {
  readonly filetype: string;
  readonly commentstring: string;
  readonly isModified: boolean;
  /** How often the buffer was changed since it was read. */
  readonly changes: number;
  readonly cursorLine: string;
  readonly places: readonly Place[];
}

export interface EditOptions {
  /** Programs that stand in for those of this checkout. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Lines behind those of the page. */
  readonly settings?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs commands of Vim in a folder. `call Await(CONDITION)` among them lets ALE work until the condition holds, for which
 * `g:fixed` and `g:linted` count what it has finished.
 */
export function edit(editor: Editor, cwd: string, commands: readonly string[], options: EditOptions = {}): Shown {
  const { programs = {}, settings = blocksOf('vim')[0] ?? '', env = {} } = options;
  const bin = programFolder(programs);
  const home = folderWith({ [editor.settings]: settings, 'drive.vim': driver(commands) });
  const result = join(home, 'result.json');
  const surroundings = {
    HOME: home,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    TERM: 'xterm',
    // What is in the same folder as temporary files is one to ALE.
    TMPDIR: folderWith(),
    LC_ALL: 'C.UTF-8',
    RESULT: result,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_STATE_HOME: join(home, '.local/state'),
    XDG_CACHE_HOME: join(home, '.cache'),
    ...env,
  };
  const { code, stdout, stderr } = shell(
    `set -e\n${editor.setUp}\ntimeout 60 ${editor.start(`-n -i NONE -S ${join(home, 'drive.vim')}`)}`,
    { cwd, env: surroundings },
  );
  const written = shell(`cat ${result}`).stdout;
  if (code !== 0) throw new Error(`${editor.name} ended with ${code}: ${written || stdout + stderr}`);
  return shownIn(JSON.parse(written));
}

/** Programs for the `PATH`: the commands of this checkout, and an npm that knows where the package is. */
export function programFolder(programs: Readonly<Record<string, string>> = {}): string {
  const modules = folderWith();
  const all = {
    npm: `#!/bin/sh\n[ "$*" = "root --global" ] && echo "${modules}"\n`,
    pmtafmt: `#!/bin/sh\nexec ${inShell('pmtafmt')} "$@"\n`,
    pmtakit: `#!/bin/sh\nexec ${inShell('pmtakit')} "$@"\n`,
    pmtalint: `#!/bin/sh\nexec ${inShell('pmtalint')} "$@"\n`,
    ...programs,
  };
  const folder = folderWith(all);
  shell(`chmod +x ${folder}/* && mkdir ${modules}/@pmtakit && ln -s ${cli} ${modules}/@pmtakit/cli`);
  return folder;
}

/** A script for Vim that ends the editor whatever happens. */
function driver(commands: readonly string[]): string {
  return `let g:fixed = 0
let g:linted = 0
autocmd User ALEFixPost let g:fixed += 1
autocmd User ALELintPost let g:linted += 1

function! Await(condition) abort
  for l:turn in range(1000)
    if eval(a:condition)
      return
    endif
    sleep 25m
  endfor
  throw 'never came: ' . a:condition
endfunction

function! Place(item) abort
  return {
  \\ 'file': fnamemodify(bufname(a:item.bufnr), ':t'),
  \\ 'line': a:item.lnum,
  \\ 'column': a:item.col,
  \\ 'end': a:item.end_col,
  \\ 'type': a:item.type,
  \\ 'text': a:item.text,
  \\}
endfunction

try
${commands.map((command) => `  ${command}\n`).join('')}
  let s:shown = {
  \\ 'filetype': &filetype,
  \\ 'commentstring': &commentstring,
  \\ 'isModified': &modified ? v:true : v:false,
  \\ 'changes': undotree().seq_last,
  \\ 'cursorLine': getline('.'),
  \\ 'places': map(getloclist(0), 'Place(v:val)'),
  \\}
  call writefile([json_encode(s:shown)], $RESULT)
catch
  call writefile([v:exception . ' at ' . v:throwpoint . execute('messages')], $RESULT)
  cquit!
endtry
qall!
`;
}

function shownIn(result: unknown): Shown {
  if (isShown(result)) return result;
  throw new Error(`nothing that an editor shows: ${JSON.stringify(result)}`);
}

function isShown(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && 'places' in value && Array.isArray(value.places);
}
