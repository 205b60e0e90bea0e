/** What docs/editors/neovim.md promises, with Neovim itself and its lines as they stand on the page. */
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, inShell, run, shell } from '../command-line.ts';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/editors/neovim.md', import.meta.url)), 'utf8');
const isHere = hasProgram('nvim');

const MESSY = '<domain a.com>\n\n\nmax-smtp-out   3\n  retry-after 10m # \u00E9 \u{1F600}\n</domain>\n';

/** The layout that the command itself gives. */
function laidOut(text: string): string {
  return run('pmtafmt', [], { input: text }).stdout;
}

/** The lines of the page for this Neovim. */
function settingsOfPage(): string {
  const isOld = shell('nvim --version').stdout.startsWith('NVIM v0.7.');
  const heading = isOld ? '### Neovim 0.7\n' : '### Neovim 0.8 and newer\n';
  return /```lua\n([^`]*)```/.exec(page.slice(page.indexOf(heading)))?.[1] ?? '';
}

interface Edited {
  /** What the file holds in the end, as it is on disk. */
  readonly file: string;
  /** What the steps have told. */
  readonly told: readonly unknown[];
  /** What the server has written to standard error. */
  readonly stderr: string;
}

interface EditOptions {
  readonly settings?: string;
  /** What is typed before the steps. */
  readonly typed?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * Opens a file and does steps, in Lua. `save()` writes the file, and `tell(value)` hands something to the test. Ends when
 * Neovim and the server have ended. @throws when one of the steps fails
 */
async function edit(text: string, steps: string, options: EditOptions = {}): Promise<Edited> {
  const { settings = settingsOfPage(), typed = '', files = {} } = options;
  const home = folderWith({ '.config/nvim/init.lua': settings, 'wait.lua': WAIT, 'drive.lua': driver(steps) });
  const bin = folderWith({
    pmtakit: `#!/bin/sh\necho $$ > "$HOME/pid"\nexec ${inShell('pmtakit')} "$@" 2> "$HOME/stderr"\n`,
  });
  const cwd = folderWith({ ...files, 'a.pmta': text });
  shell(`chmod +x ${bin}/pmtakit`);
  const { code, stderr } = shell(
    `timeout 50 nvim --headless -n -i NONE a.pmta -c 'luafile ${home}/wait.lua' -c '${typed}' -c 'luafile ${home}/drive.lua'`,
    {
      cwd,
      env: surroundings(home, bin),
    },
  );
  if (code !== 0) throw new Error(`nvim ended with ${code}: ${stderr}`);
  await expect.poll(() => shell(`kill -0 "$(cat ${home}/pid)"`).code, { timeout: 10_000 }).not.toBe(0);
  return {
    file: readFileSync(join(cwd, 'a.pmta'), 'utf8'),
    told: readFileSync(join(home, 'told'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
    stderr: readFileSync(join(home, 'stderr'), 'utf8'),
  };
}

function surroundings(home: string, bin: string): Record<string, string> {
  return {
    HOME: home,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    LC_ALL: 'C.UTF-8',
    XDG_CONFIG_HOME: join(home, '.config'),
    ...Object.fromEntries(['DATA', 'STATE', 'CACHE'].map((kind) => [`XDG_${kind}_HOME`, join(home, kind)])),
  };
}

/** A script that waits for the server. */
const WAIT = `
clients = vim.lsp.get_clients or vim.lsp.get_active_clients
if not vim.wait(20000, function() return #clients() == 1 end) then
  io.stderr:write('the server never came')
  vim.cmd('cquit!')
end
`;

/** A script that ends the editor whatever happens. */
function driver(steps: string): string {
  return `
local told = {}
local function tell(value) table.insert(told, vim.json.encode(value)) end
local function save() vim.cmd('write') end
local function lines() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\\n') end
local ok, problem = pcall(function()
  ${steps}
  vim.fn.writefile(told, vim.env.HOME .. '/told')
end)
if not ok then
  io.stderr:write(tostring(problem) .. vim.fn.execute('messages'))
  vim.cmd('cquit!')
end
vim.cmd('qall!')
`;
}

describe.skipIf(!isHere)(`Neovim${isHere ? '' : ' (skipped without it)'}`, { timeout: 60_000 }, () => {
  it('lays a file out when it is saved', async () => {
    const { file, told, stderr } = await edit(MESSY, 'save() tell(vim.bo.modified) tell(vim.bo.filetype)');
    expect(file).toBe(laidOut(MESSY));
    expect(told).toEqual([false, 'pmta']);
    expect(stderr).toBe('');
  });

  it('changes nothing when it is saved again', async () => {
    const { file, told } = await edit(
      MESSY,
      'save() tell(vim.fn.undotree().seq_last) save() save() tell(vim.fn.undotree().seq_last)',
    );
    expect(file).toBe(laidOut(MESSY));
    expect(told[0]).toBeGreaterThan(0);
    expect(told[1]).toBe(told[0]);
  });

  it('leaves a file alone that has its layout', async () => {
    const { file, told } = await edit(laidOut(MESSY), 'save() tell(vim.fn.undotree().seq_last)');
    expect(file).toBe(laidOut(MESSY));
    expect(told).toEqual([0]);
  });

  it('takes the layout back with one undo, and makes it again', async () => {
    const { file, told } = await edit(
      MESSY,
      `save()
      vim.cmd('undo') tell(lines())
      vim.cmd('redo') tell(lines())
      vim.cmd('undo') vim.cmd('noautocmd write')`,
    );
    expect(told).toEqual([MESSY.trimEnd(), laidOut(MESSY).trimEnd()]);
    expect(file).toBe(MESSY);
  });

  it('lays out what was typed', async () => {
    const { file } = await edit(
      MESSY,
      `vim.api.nvim_buf_set_lines(0, 1, 3, true, { '# \u00FC \u{1F600}', '   max-msg-rate 5/h' })
      vim.cmd('normal! Gobounce-after   1d')
      save()`,
    );
    expect(file).toBe(
      laidOut(MESSY.replace('\n\n\n', '\n# \u00FC \u{1F600}\n   max-msg-rate 5/h\n') + 'bounce-after   1d\n'),
    );
  });

  it('keeps the cursor on its text', async () => {
    const { told } = await edit(MESSY, `vim.fn.search('10m') save() tell(vim.fn.expand('<cword>'))`);
    expect(told).toEqual(['10m']);
  });

  it.each([
    ['CRLF', MESSY.replaceAll('\n', '\r\n'), laidOut(MESSY).replaceAll('\n', '\r\n')],
    ['both line ends', MESSY.replace('\n', '\r\n'), laidOut(MESSY)],
    ['nothing behind the last line', MESSY.trimEnd(), laidOut(MESSY)],
    ['a byte order mark', `\uFEFF${MESSY}`, `\uFEFF${laidOut(MESSY)}`],
    ['nothing in it', '', ''],
    ['many blank lines at its end', `${MESSY}\n\n\n`, laidOut(MESSY)],
    ['many lines', MESSY.repeat(500), laidOut(MESSY.repeat(500))],
  ])('lays out a file with %s', async (_, before, after) => {
    expect((await edit(before, 'save()')).file).toBe(after);
  });

  it('changes nothing of a file with CRLF when it is saved again', async () => {
    const text = MESSY.replaceAll('\n', '\r\n');
    const { told } = await edit(
      text,
      'save() tell(vim.fn.undotree().seq_last) save() tell(vim.fn.undotree().seq_last)',
    );
    expect(told[1]).toBe(told[0]);
  });

  it('follows the project, and leaves alone what it ignores', async () => {
    const project = { 'pmtakit.config.json': '{"format": {"indent": 2, "ignore": ["b.pmta"]}}', 'b.pmta': MESSY };
    const steps = `save() vim.cmd('edit b.pmta') vim.wait(200) save() tell(lines())`;
    const { file, told } = await edit(MESSY, steps, { files: project });
    expect(file).toBe(laidOut(MESSY).replaceAll('    ', '  '));
    expect(told).toEqual([MESSY.trimEnd()]);
  });

  it('shows a mistake in the project, and saves the file as it is', async () => {
    const files = { 'pmtakit.config.json': '{"format": {"indent": 99}}' };
    const { file, told } = await edit(MESSY, `tell(vim.fn.execute('messages'))`, { files, typed: 'write' });
    expect(file).toBe(MESSY);
    expect(told).toEqual([expect.stringContaining('pmtakit.config.json: format.indent')]);
  });

  it('takes the options that the page names', async () => {
    const setting = /```lua options\n([^`]*)```/.exec(page)?.[1] ?? '';
    const settings = settingsOfPage().replace("name = 'pmtakit', cmd", `${setting.trim()} name = 'pmtakit', cmd`);
    expect((await edit(MESSY, 'save()', { settings })).file).toBe(laidOut(MESSY).replaceAll('    ', '  '));
  });

  it('uses one server for several files', async () => {
    const { told } = await edit(MESSY, `vim.cmd('edit b.pmta') vim.wait(500) tell(#clients())`);
    expect(told).toEqual([1]);
  });

  it('shows findings, those of an included file too, and takes them away when they are mended', async () => {
    const files = { 'part.pmta': 'nonsense 1\n' };
    const steps = `
      local function rules() return vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0)) end
      vim.wait(10000, function() return #rules() > 0 end) tell(rules())
      vim.api.nvim_buf_set_lines(0, 0, 1, true, {})
      vim.wait(10000, function() return #rules() == 0 end) tell(#rules())
      vim.cmd('edit part.pmta') vim.wait(10000, function() return #rules() > 0 end) tell(rules())`;
    const { told } = await edit('nonsens 1\ninclude part.pmta\n', steps, { files });
    expect(told).toEqual([['unknown-directive'], 0, ['unknown-directive']]);
  });

  it('answers what Neovim asks about a place', async () => {
    const text = 'domain-macro m a.example\n<domain $m>\n  max-msg-rate 100/15m\n</domain>\n';
    const steps = `
      local function ask(method, line, character, more)
        local params = vim.tbl_extend('force', {
          textDocument = vim.lsp.util.make_text_document_params(),
          position = { line = line, character = character },
        }, more or {})
        for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 10000)) do return answer.result end
      end
      tell(ask('textDocument/hover', 2, 4).contents.value)
      tell(ask('textDocument/definition', 1, 9)[1].range.start.line)
      local edit = ask('textDocument/rename', 1, 9, { newName = 'all' })
      vim.lsp.util.apply_workspace_edit(edit, 'utf-8')
      tell(lines())`;
    const { told } = await edit(text, steps);
    expect(told).toEqual([
      expect.stringContaining('= 100 per 15 min = 400/h'),
      0,
      text.replace(' m ', ' all ').replace('$m', '$all').trimEnd(),
    ]);
  });
});
