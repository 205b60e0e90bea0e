/** The names for the mode of Emacs, packages/cli/editors/emacs/pmta-mode.el. */
import type { HighlightedNames, NamesOfKind } from '../highlighted-names.ts';
import { wrapWords } from './wrap-words.ts';

const intro = `;;; pmta-names.el --- Names of PowerMTA configuration  -*- lexical-binding: t; -*-
;;; Commentary:
;; Generated from grammar/catalogue by \`npm run generate\`.  Do not edit.
;;; Code:
`;

const end = `
(provide 'pmta-names)
;;; pmta-names.el ends here
`;

export function emacsNames(names: HighlightedNames): string {
  const withPatterns = names.directives.filter(({ kind }) => kind.id === 'pattern');
  return [
    intro,
    list('sections', 'Sections.', [...names.sections, ...names.oldSections]),
    list('directives', 'Directives.', namesIn(names.directives)),
    list('pattern-directives', 'Directives that take a regular expression.', namesIn(withPatterns)),
    list('old-directives', 'Directives that are deprecated or gone.', namesIn(names.oldDirectives)),
    list('words', 'Words that directives take.', [...names.members, ...names.actions]),
    end,
  ].join('');
}

function namesIn(kinds: readonly NamesOfKind[]): string[] {
  return kinds.flatMap(({ names }) => names);
}

function list(name: string, what: string, words: readonly string[]): string {
  const lines = wrapWords(words.map((word) => JSON.stringify(word)));
  return `\n(defconst pmta-names-${name}\n  '(${lines.join('\n    ')})\n  "${what}")\n`;
}
