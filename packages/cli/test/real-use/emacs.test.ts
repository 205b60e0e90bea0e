/** What docs/editors/emacs.md promises, with Emacs and Eglot themselves and the lines of the page as they stand there. */
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, run, shell } from '../command-line.ts';
import { programFolder } from './editors.ts';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/editors/emacs.md', import.meta.url)), 'utf8');
const [, setUp = ''] = /```sh\n([^`]*)```/.exec(page) ?? [];
const [, settings = ''] = /```elisp\n([\s\S]*?)```/.exec(page) ?? [];
const [, options = ''] = /```elisp options\n([\s\S]*?)```/.exec(page) ?? [];

/** Debian keeps Eglot where Emacs finds it with its packages. */
const PACKAGES = "(progn (require 'package) (package-activate-all))";
const isHere = shell(`emacs --batch --eval "${PACKAGES}" --eval "(require 'eglot)"`).code === 0;

const MESSY = '<domain a.com>\n\n\nmax-smtp-out   3\n  retry-after soon # \u00E9 \u{1F600}\n</domain>\n';

interface Edited {
  readonly file: string;
  /** What the steps have told. */
  readonly told: string[];
}

/** Opens a file and does steps, in Lisp, of which `tell` hands a text to the test. @throws when Emacs fails */
function edit(text: string, steps: string, more = ''): Edited {
  const home = folderWith({ '.emacs.d/init.el': settings + more, 'drive.el': driver(steps) });
  const cwd = folderWith({ 'a.pmta': text });
  const { code, stderr } = shell(
    `set -e\n${setUp}\ntimeout 50 emacs --batch --eval "${PACKAGES}" -l ~/.emacs.d/init.el -l ~/drive.el`,
    {
      cwd,
      env: { HOME: home, PATH: `${programFolder()}${delimiter}${process.env['PATH'] ?? ''}`, LC_ALL: 'C.UTF-8' },
    },
  );
  if (code !== 0) throw new Error(`emacs ended with ${code}: ${stderr}`);
  return {
    file: readFileSync(join(cwd, 'a.pmta'), 'utf8'),
    told: readFileSync(join(home, 'told'), 'utf8').split('\n').filter(Boolean),
  };
}

function driver(steps: string): string {
  return `(setq eglot-sync-connect 30)
(defvar told nil)
(defun tell (text) (push (format "%s" text) told))
(defun wait-for (answer)
  (let ((turns 0) (found nil))
    (while (and (not (setq found (funcall answer))) (< turns 400))
      (accept-process-output nil 0.05)
      (setq turns (1+ turns)))
    (unless found (error "It never came"))
    found))
(find-file "a.pmta")
;; Eglot starts behind the first command.
(run-hooks 'post-command-hook)
${steps}
(write-region (mapconcat #'identity (nreverse told) "\\n") nil "~/told")
(when (fboundp 'eglot-shutdown) (ignore-errors (eglot-shutdown (eglot-current-server))))
`;
}

describe.skipIf(!isHere)(`Emacs with Eglot${isHere ? '' : ' (skipped without them)'}`, { timeout: 60_000 }, () => {
  it('connects, and shows what is found', () => {
    const { told } = edit(
      MESSY,
      `(tell major-mode)
      (tell (if (eglot-managed-p) "managed" "alone"))
      (dolist (finding (wait-for #'flymake-diagnostics))
        (tell (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg finding)) (flymake-diagnostic-text finding))))`,
    );
    expect(told.slice(0, 2)).toEqual(['pmta-mode', 'managed']);
    expect(told[2]).toMatch(/^5 .*\[bad-value\].*soon/);
  });

  it('lays a file out when it is saved', () => {
    const { file } = edit(MESSY, '(set-buffer-modified-p t) (save-buffer)');
    expect(file).toBe(run('pmtafmt', [], { input: MESSY }).stdout);
  });

  it('takes the settings of the page', () => {
    const { file } = edit(MESSY, '(set-buffer-modified-p t) (save-buffer)', options);
    expect(file).toContain('\n  max-smtp-out');
  });

  it('saves without the server too', () => {
    const { file } = edit(MESSY, '(eglot-shutdown (eglot-current-server)) (set-buffer-modified-p t) (save-buffer)');
    expect(file).toBe(MESSY);
  });
});

describe.skipIf(!isHere)('the mode alone', { timeout: 60_000 }, () => {
  it('indents by sections, and comments lines out', () => {
    const text =
      '<virtual-mta a>\n<domain *> # <x>\nmax-smtp-out 1\n</domain>\nmail-from /a/ <pattern-list>\n* b\n</pattern-list>\n</virtual-mta>\n';
    const { told } = edit(
      text,
      `(eglot-shutdown (eglot-current-server))
      (indent-region (point-min) (point-max))
      (tell (buffer-string))
      (goto-char (point-min))
      (comment-line 1)
      (tell (buffer-substring (point-min) (progn (goto-char (point-min)) (line-end-position))))`,
    );
    expect(told).toEqual([
      '<virtual-mta a>',
      '    <domain *> # <x>',
      '        max-smtp-out 1',
      '    </domain>',
      '    mail-from /a/ <pattern-list>',
      '        * b',
      '    </pattern-list>',
      '</virtual-mta>',
      '# <virtual-mta a>',
    ]);
  });

  it.each(['/x/a.pmta', '/etc/pmta/config', '/etc/pmta/config-defaults', '/x/pmta/a.conf', '/x/pmta.conf'])(
    'is that of %s',
    (path) => {
      const { told } = edit('', `(tell (assoc-default ${JSON.stringify(path)} auto-mode-alist #'string-match))`);
      expect(told).toEqual(['pmta-mode']);
    },
  );
});
