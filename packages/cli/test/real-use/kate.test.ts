/** What docs/editors/kate.md promises of the language server, with Kate itself and the lines of the page as they stand there. */
import { readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, hasProgram, inShell, shell } from '../command-line.ts';
import { programFolder } from './editors.ts';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/editors/kate.md', import.meta.url)), 'utf8');
const [, setUp = ''] = /```sh\n([^`]*)```/.exec(page) ?? [];
const [, settings = ''] = /```json\n([^`]*)```/.exec(page) ?? [];
const isHere = hasProgram('kate');

interface Talk {
  /** What Kate has sent. */
  readonly sent: string;
  /** What the server has sent. */
  readonly answered: string;
}

/** Opens a file in Kate, without a screen, until the server has said something. */
function talkAbout(file: string, files: Readonly<Record<string, string>>, until: string): Talk {
  const bin = programFolder({
    pmtakit: `#!/bin/sh\ntee "$HOME/sent" | ${inShell('pmtakit')} "$@" | tee "$HOME/answered"\n`,
  });
  const home = folderWith({
    // Here Kate keeps what is written into the page of its settings, and that its question was answered with yes.
    '.config/kate/lspclient/settings.json': settings,
    '.config/katerc': `[lspclient]\nAllowedServerCommandLines=${bin}/pmtakit lsp --stdio\n`,
    answered: '',
  });
  const { code, stderr } = shell(
    `set -e\n${setUp}\ntimeout 50 kate "${file}" 2> "$HOME/stderr" &
    until grep -q "${until}" "$HOME/answered"; do kill -0 $! || { cat "$HOME/stderr" >&2; exit 1; }; sleep 0.1; done
    kill $! && { wait $! || true; }`,
    { cwd: folderWith(files), env: surroundings(home, bin) },
  );
  if (code !== 0) throw new Error(`kate ended with ${code}: ${stderr}`);
  const read = (name: string): string => readFileSync(join(home, name), 'utf8');
  return { sent: read('sent'), answered: read('answered') };
}

function surroundings(home: string, bin: string): Record<string, string> {
  return {
    HOME: home,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    LC_ALL: 'C.UTF-8',
    QT_QPA_PLATFORM: 'offscreen',
    TMPDIR: home,
    XDG_RUNTIME_DIR: home,
    ...Object.fromEntries(
      ['CONFIG', 'CACHE'].map((kind) => [`XDG_${kind}_HOME`, join(home, `.${kind.toLowerCase()}`)]),
    ),
    XDG_DATA_HOME: join(home, '.local/share'),
  };
}

interface Message {
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly diagnostics: readonly { readonly code: string }[] };
}

/** The rules that found something, by file. */
function findingsIn(answered: string): Record<string, string[]> {
  const messages = answered.split(/Content-Length: \d+\r\n\r\n/).filter(Boolean);
  const told = messages
    .map((text): Message => JSON.parse(text))
    .flatMap(({ method, params }) => (method === 'textDocument/publishDiagnostics' && params ? [params] : []));
  return Object.fromEntries(told.map(({ uri, diagnostics }) => [basename(uri), diagnostics.map(({ code }) => code)]));
}

describe.skipIf(!isHere)(`Kate${isHere ? '' : ' (skipped without it)'}`, { timeout: 60_000 }, () => {
  it('starts the server for files that its highlighting knows, and learns of mistakes in included files too', () => {
    const files = {
      'pmta.conf': 'include inner\n<domain a.com>\n    retry-after soon\n</domain>\n',
      inner: 'max-smpt-out 5\n',
    };
    const { sent, answered } = talkAbout('pmta.conf', files, 'unknown-directive');
    expect(sent).toContain('"languageId": "pmta"');
    expect(findingsIn(answered)).toEqual({ 'pmta.conf': ['bad-value'], inner: ['unknown-directive'] });
  });
});
