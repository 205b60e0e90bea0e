/**
 * Puts the extension for VS Code together, in a folder of its own: what stands there is what gets packed. Run by the
 * pinned Node, behind `bundle.mjs`, because the extension brings the commands with it.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = `${root}packages/vscode/`;
const folder = `${source}dist/extension/`;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [`${source}src/extension.ts`],
  outfile: `${folder}dist/extension.cjs`,
  bundle: true,
  minify: true,
  platform: 'node',
  // That of the oldest VS Code it is for.
  target: 'node22.12',
  format: 'cjs',
  external: ['vscode'],
  legalComments: 'none',
});
for (const name of ['README.md', 'CHANGELOG.md', 'icon.png', 'language-configuration.json', 'snippets']) {
  cpSync(`${source}${name}`, `${folder}${name}`, { recursive: true });
}
cpSync(`${root}LICENSE`, `${folder}LICENSE`);
cpSync(`${root}grammar/syntax/pmta.tmLanguage.json`, `${folder}dist/pmta.tmLanguage.json`);
cpSync(`${root}packages/cli/bin`, `${folder}dist/tools/bin`, { recursive: true });
cpSync(`${root}packages/cli/dist/bundle`, `${folder}dist/tools/dist/bundle`, { recursive: true });
// Nothing is left out: what should not be packed does not stand here.
writeFileSync(`${folder}.vscodeignore`, '');
writeFileSync(`${folder}package.json`, `${JSON.stringify(manifest(), undefined, 2)}\n`);

/** Everything the extension needs is in its folder. */
function manifest() {
  const { private: _private, type: _type, devDependencies: _dependencies, ...rest } = readManifest();
  return rest;
}

function readManifest() {
  return JSON.parse(readFileSync(`${source}package.json`, 'utf8'));
}
