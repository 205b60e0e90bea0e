/**
 * Writes every file that is made from the grammar and the catalogue; with `--check` only tells which are out of date.
 */
import { catalogueModule, directiveNamesModule, sectionNamesModule } from './catalogue-module.ts';
import { emacsNames } from './editors/emacs.ts';
import { kateSyntax } from './editors/kate.ts';
import { sublimeSyntax } from './editors/sublime.ts';
import { vimNames } from './editors/vim.ts';
import { ebnf } from './ebnf.ts';
import { grammarGroups } from './grammar-rules.ts';
import { highlightedNames } from './highlighted-names.ts';
import { loadCatalogue, loadInvented } from './load-catalogue.ts';
import { railroadPage } from './railroad.ts';
import { referencePages } from './reference.ts';
import { printGrammar, textMateGrammar } from './textmate.ts';
import { writeOutputs } from './write-outputs.ts';

const files = loadCatalogue();
const invented = loadInvented();
const groups = grammarGroups();
const names = highlightedNames(files);
const textMate = textMateGrammar(names);

const outputs: Record<string, string> = {
  'grammar/src/generated/catalogue-data.ts': catalogueModule(files, invented),
  'grammar/src/generated/section-names.ts': sectionNamesModule(files),
  'grammar/src/generated/directive-names.ts': directiveNamesModule(files),
  'grammar/syntax/pmta.tmLanguage.json': printGrammar(textMate),
  'packages/cli/editors/vim/syntax/pmta/names.vim': vimNames(names),
  'packages/cli/editors/emacs/pmta-names.el': emacsNames(names),
  'packages/cli/editors/kate/pmta.xml': kateSyntax(names),
  'packages/cli/editors/sublime/PowerMTA.sublime-syntax': sublimeSyntax(textMate),
  'docs/grammar/pmta.ebnf': ebnf(groups),
  'docs/grammar/index.html': railroadPage(groups),
  ...referencePages(files, invented),
};

await writeOutputs(outputs);
