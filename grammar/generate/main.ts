/**
 * Writes every file that is made from the grammar and the catalogue; with `--check` only tells which are out of date.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { catalogueModule, directiveNamesModule, sectionNamesModule } from './catalogue-module.ts';
import { ebnf } from './ebnf.ts';
import { grammarGroups } from './grammar-rules.ts';
import { loadCatalogue, loadInvented } from './load-catalogue.ts';
import { railroadPage } from './railroad.ts';
import { referencePages } from './reference.ts';
import { textMateGrammar } from './textmate.ts';

const root = new URL('../../', import.meta.url);
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

const stale: string[] = [];
for (const [path, text] of Object.entries(outputs)) {
  const url = new URL(path, root);
  const wanted = await pretty(fileURLToPath(url), text);
  if (wanted === current(url)) continue;
  stale.push(path);
  if (process.argv.includes('--check')) continue;
  mkdirSync(dirname(fileURLToPath(url)), { recursive: true });
  writeFileSync(url, wanted);
}

if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`out of date, run \`npm run generate\`:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(`${Object.keys(outputs).length} generated files, ${stale.length} changed`);
}

/** As the format check wants it; files that the check does not look at stay as they were made. */
async function pretty(path: string, text: string): Promise<string> {
  const ignorePath = fileURLToPath(new URL('.prettierignore', root));
  const { ignored, inferredParser } = await getFileInfo(path, { ignorePath });
  if (ignored || !inferredParser) return text;
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function current(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return undefined;
  }
}
