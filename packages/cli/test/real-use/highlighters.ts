/** Programs that colour a text with the files of packages/cli/editors, and what their colours are called. */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderWith, hasProgram, shell } from '../command-line.ts';

const files = fileURLToPath(new URL('../../editors/', import.meta.url));

/** What a piece of a text is, for all editors. */
export const kinds = [
  'plain',
  'comment',
  'directive',
  'old',
  'section',
  'string',
  'regex',
  'number',
  'word',
  'macro',
  'action',
  'foreign',
] as const;
export type Kind = (typeof kinds)[number];

export interface Highlighter {
  readonly name: string;
  readonly isHere: boolean;
  /** The colour of each character of each line. */
  readonly colours: (text: string) => string[][];
  /** The colours that a kind may have. */
  readonly of: Readonly<Record<Kind, readonly string[]>>;
}

export const highlighters: readonly Highlighter[] = [vim('vim'), vim('nvim'), emacs(), kate(), bat()];

function vim(program: 'vim' | 'nvim'): Highlighter {
  return {
    name: program,
    isHere: shell(`${program} -N -u NONE -i NONE -es -c 'syntax on' -c 'qall!' < /dev/null`).code === 0,
    colours: (text) => {
      const folder = folderWith({ 'a.pmta': text, 'drive.vim': VIM });
      const line = `timeout 60 ${program} -N -u NONE -i NONE -n -es -S drive.vim < /dev/null`;
      return linesIn(folder, line, { FILES: join(files, 'vim'), HOME: folder });
    },
    of: {
      plain: ['', 'pmtaArguments', 'pmtaPatternArguments', 'pmtaFreeText', 'pmtaUnknown', 'pmtaTag', 'pmtaEntry'],
      comment: ['pmtaComment'],
      directive: ['pmtaDirective'],
      old: ['pmtaOld'],
      section: ['pmtaSection'],
      string: ['pmtaString', 'pmtaPath', 'pmtaCommand'],
      regex: ['pmtaRegex'],
      number: ['pmtaNumber', 'pmtaDuration', 'pmtaSize', 'pmtaRate', 'pmtaAddress'],
      word: ['pmtaMember', 'pmtaBoolean', 'pmtaCategory'],
      macro: ['pmtaMacro'],
      action: ['pmtaAction', 'pmtaAssignment'],
      foreign: ['pmtaForeign', 'pmtaBrace'],
    },
  };
}

const VIM = `set nocompatible
let &runtimepath = $FILES . ',' . &runtimepath
filetype plugin on
syntax on
edit a.pmta
let s:lines = []
for s:line in range(1, line('$'))
  call add(s:lines, map(range(1, strlen(getline(s:line))), 'synIDattr(synID(s:line, v:val, 1), "name")'))
endfor
call writefile([json_encode(s:lines)], 'colours.json')
qall!
`;

function emacs(): Highlighter {
  const face = (name: string) => `font-lock-${name}-face`;
  return {
    name: 'Emacs',
    isHere: hasProgram('emacs'),
    colours: (text) => {
      const folder = folderWith({ 'a.pmta': text, 'drive.el': EMACS });
      return linesIn(folder, 'timeout 60 emacs -Q --batch -l drive.el', {
        FILES: join(files, 'emacs'),
        HOME: folder,
        LC_ALL: 'C.UTF-8',
      });
    },
    of: {
      // Names behind a tag and paths have no colour here.
      plain: [''],
      comment: [face('comment'), face('comment-delimiter')],
      directive: [face('keyword')],
      old: [face('warning')],
      section: [face('function-name')],
      string: [face('string')],
      regex: [face('string')],
      number: [face('constant')],
      word: [face('constant')],
      macro: [face('variable-name')],
      action: [face('constant'), face('builtin')],
      foreign: [face('warning')],
    },
  };
}

const EMACS = `(add-to-list 'load-path (getenv "FILES"))
(require 'pmta-mode)
(require 'json)
(find-file "a.pmta")
(font-lock-ensure)
(let ((lines nil))
  (goto-char (point-min))
  (while (not (eobp))
    (let ((faces nil))
      (while (not (eolp))
        (push (format "%s" (or (get-text-property (point) 'face) "")) faces)
        (forward-char))
      (push (vconcat (nreverse faces)) lines))
    (forward-line))
  (with-temp-file "colours.json" (insert (json-encode (vconcat (nreverse lines))))))
`;

/** Each of them a number of red, so that a colour says which one it is. */
function numbered(names: readonly string[]): Map<string, string> {
  return new Map(names.map((name, index) => [name, `#${(index + 1).toString(16).padStart(2, '0')}0000`]));
}

function nameOf(names: readonly string[], red: number): string {
  return names[red - 1] ?? '';
}

const styles = [
  'Normal',
  'Comment',
  'Keyword',
  'Function',
  'Warning',
  'String',
  'SpecialString',
  'SpecialChar',
  'Variable',
  'BuiltIn',
  'DecVal',
  'Constant',
  'Attribute',
  'Error',
];

function kate(): Highlighter {
  return {
    name: 'Kate',
    isHere: hasProgram('kate-syntax-highlighter'),
    colours: (text) => {
      const folder = folderWith({ 'a.pmta': text, 'org.kde.syntax-highlighting/themes/t.theme': kateTheme() });
      const syntax = join(folder, 'org.kde.syntax-highlighting/syntax');
      mkdirSync(syntax);
      copyFileSync(join(files, 'kate/pmta.xml'), join(syntax, 'pmta.xml'));
      const { stdout, stderr } = shell('timeout 60 kate-syntax-highlighter -t t -f html a.pmta', {
        cwd: folder,
        env: { XDG_DATA_HOME: folder, QT_QPA_PLATFORM: 'offscreen', LC_ALL: 'C.UTF-8' },
      });
      if (stderr !== '') throw new Error(stderr);
      const [, page = ''] = /<pre>\n?([\s\S]*)<\/pre>/.exec(stdout) ?? [];
      return painted(page, /<span style="color:#([0-9a-f]{2})0000[^>]*>|<\/span>|(&\w+;|[\s\S])/g, styles);
    },
    of: {
      plain: ['', 'Normal'],
      comment: ['Comment'],
      directive: ['Function'],
      old: ['Warning'],
      section: ['Keyword'],
      string: ['String'],
      regex: ['SpecialString'],
      number: ['DecVal'],
      word: ['Constant'],
      macro: ['Variable'],
      action: ['Attribute'],
      foreign: ['Error'],
    },
  };
}

function kateTheme(): string {
  const colours = [...numbered(styles)].map(([style, colour]) => [style, { 'text-color': colour }]);
  return JSON.stringify({
    metadata: { name: 't', revision: 1 },
    'text-styles': Object.fromEntries(colours),
    'editor-colors': { BackgroundColor: '#ffffff' },
  });
}

const scopes = [
  'comment',
  'keyword.other',
  'string.regexp',
  'string',
  'constant.numeric',
  'constant.language',
  'entity.name.tag',
  'variable',
  'support.constant',
  'support.function',
  'invalid.deprecated',
  'invalid.illegal',
];

/** Reads syntax files of Sublime Text. Debian calls it batcat. */
function bat(): Highlighter {
  return {
    name: 'bat, with the syntax of Sublime Text',
    isHere: hasProgram('batcat'),
    colours: (text) => {
      const folder = folderWith({ 'a.pmta': text, 'themes/t.tmTheme': sublimeTheme() });
      mkdirSync(join(folder, 'syntaxes'));
      const name = 'PowerMTA.sublime-syntax';
      copyFileSync(join(files, 'sublime', name), join(folder, 'syntaxes', name));
      const env = { BAT_CONFIG_DIR: folder, BAT_CACHE_PATH: join(folder, 'cache'), COLORTERM: 'truecolor' };
      const line = 'batcat cache --build > /dev/null && timeout 60 batcat --color=always -p --theme=t a.pmta';
      const { stdout, stderr } = shell(line, { cwd: folder, env });
      if (stderr !== '') throw new Error(stderr);
      // A sign of its own stands for the one that begins a colour.
      const shown = stdout.replaceAll('\u001B', '\u241B');
      return painted(shown, /\u241B\[38;2;(\d+);0;0m|\u241B\[[\d;]*m|([\s\S])/g, scopes, 10);
    },
    of: {
      plain: [''],
      comment: ['comment'],
      directive: ['keyword.other'],
      old: ['invalid.deprecated'],
      section: ['entity.name.tag'],
      string: ['string'],
      regex: ['string.regexp'],
      number: ['constant.numeric'],
      word: ['support.constant', 'constant.language'],
      macro: ['variable'],
      action: ['support.function'],
      foreign: ['invalid.illegal'],
    },
  };
}

function sublimeTheme(): string {
  const rule = (scope: string, colour: string) =>
    `<dict>${scope}<key>settings</key><dict><key>foreground</key><string>${colour}</string></dict></dict>`;
  const rules = [...numbered(scopes)].map(([scope, colour]) =>
    rule(`<key>scope</key><string>${scope}</string>`, colour),
  );
  return `<?xml version="1.0"?><plist version="1.0"><dict><key>name</key><string>t</string><key>settings</key>
    <array>${rule('', '#ffffff')}${rules.join('')}</array></dict></plist>`;
}

/** Characters with the colour that was set last. @param pieces matches a new colour, its end, or one character */
function painted(text: string, pieces: RegExp, names: readonly string[], base = 16): string[][] {
  const lines: string[][] = [[]];
  let colour = '';
  for (const [, red, character] of text.matchAll(pieces)) {
    if (character === undefined) colour = red === undefined ? '' : nameOf(names, Number.parseInt(red, base));
    else if (character === '\n') lines.push([]);
    else lines.at(-1)?.push(colour);
  }
  return lines;
}

/** What a program has written to `colours.json`. */
function linesIn(folder: string, line: string, env: Readonly<Record<string, string>>): string[][] {
  const { code, stderr } = shell(line, { cwd: folder, env });
  if (code !== 0) throw new Error(`${line} ended with ${code}: ${stderr}`);
  const value: unknown = JSON.parse(readFileSync(join(folder, 'colours.json'), 'utf8'));
  if (Array.isArray(value) && value.every(Array.isArray)) return value;
  throw new Error(`no lines: ${JSON.stringify(value)}`);
}
