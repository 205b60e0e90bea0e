/**
 * Writes every file that is made from the grammar and the catalogue; with `--check` only tells which are out of date.
 */
import { catalogueModule, directiveNamesModule, sectionNamesModule } from './catalogue-module.ts';
import { ebnf } from './ebnf.ts';
import { grammarGroups } from './grammar-rules.ts';
import { loadCatalogue, loadInvented } from './load-catalogue.ts';
import { railroadPage } from './railroad.ts';
import { referencePages } from './reference.ts';
import { textMateGrammar } from './textmate.ts';
import { writeOutputs } from './write-outputs.ts';

const files = loadCatalogue();
const invented = loadInvented();
const groups = grammarGroups();

const outputs: Record<string, string> = {
  'grammar/src/generated/catalogue-data.ts': catalogueModule(files, invented),
  'grammar/src/generated/section-names.ts': sectionNamesModule(files),
  'grammar/src/generated/directive-names.ts': directiveNamesModule(files),
  'grammar/syntax/pmta.tmLanguage.json': textMateGrammar(files),
  'docs/grammar/pmta.ebnf': ebnf(groups),
  'docs/grammar/index.html': railroadPage(groups),
  ...referencePages(files, invented),
};

await writeOutputs(outputs);
