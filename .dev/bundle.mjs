/**
 * Bundles each command: what every run needs stands in few files, which start faster than many, and what is imported on
 * demand in files of its own, which a run that does not need them does not read. Run by the pinned Node.
 */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const cli = fileURLToPath(new URL('../packages/cli/', import.meta.url));
const folder = `${cli}dist/bundle/`;

/**
 * What is loaded when one of its exports is first asked for. Most of it is never: Commander imports
 * `node:child_process` for subcommands that are programs of their own, and `node:tty` brings the network with it. Of
 * `node:fs` and `node:util`, which are there anyway, a bundle would copy all exports, which loads some more. Modules
 * whose functions need their `this`, as `node:process`, cannot stand here.
 */
const builtInWhenUsed = /^node:(child_process|fs|os|tty|util|worker_threads)$/;

/** As large as the rest of a command; most files are laid out without it. */
const catalogueData = fileURLToPath(new URL('../grammar/dist/generated/catalogue-data.js', import.meta.url));

const settings = { bundle: true, minify: true, platform: 'node', target: 'node22.12', legalComments: 'none' };

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const command of ['pmtakit', 'pmtafmt', 'pmtalint', 'pmtasim']) await bundle(command);
await build({
  ...settings,
  entryPoints: [catalogueData],
  outdir: folder,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
});
copyRulePages();
copyWebAssembly();
copyChartLibrary();

async function bundle(command) {
  const { outputFiles, metafile } = await build({
    ...settings,
    entryPoints: [`${cli}dist/${command}.js`],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    write: false,
    metafile: true,
    absWorkingDir: folder,
    // Only ECMAScript modules can be split.
    format: 'esm',
    splitting: true,
    // What is read on demand stands beside the bundle.
    define: { 'import.meta.dirname': '__dirname' },
    // The module build of tinyglobby asks for `import.meta.url`, which a CommonJS bundle does not have.
    alias: { tinyglobby: `${cli}node_modules/tinyglobby/dist/index.cjs` },
    plugins: [{ name: 'loaded when used', setup: loadWhenUsed }],
  });
  for (const { path, text } of outputFiles) {
    const { entryPoint } = metafile.outputs[basename(path)];
    // Imported on demand, a CommonJS module shall give all its exports and not only itself as the default one.
    const isCommonJs = entryPoint !== undefined && metafile.inputs[entryPoint].format === 'cjs';
    writeFileSync(path, (await asCommonJs(text)) + (isCommonJs ? 'module.exports = module.exports.default;\n' : ''));
  }
}

/** CommonJS starts 10 ms sooner than ECMAScript modules do. */
async function asCommonJs(module) {
  const { minify, platform, target } = settings;
  const supported = { 'dynamic-import': false };
  const { code } = await transform(module, { minify, platform, target, format: 'cjs', supported });
  return code;
}

/** Puts modules that get their exports when asked for them in the place of those that are loaded when used. */
function loadWhenUsed({ onResolve, onLoad }) {
  const namespace = 'when-used';
  onResolve({ filter: builtInWhenUsed, namespace: 'file' }, async ({ path, importer }) => {
    const names = namesImported(importer, path) ?? (await namesIn(path));
    return { path, namespace, suffix: `?${names}`, pluginData: names };
  });
  onResolve({ filter: /\/catalogue-data\.js$/ }, async () => ({
    path: './catalogue-data.cjs',
    namespace,
    pluginData: await namesIn(catalogueData),
  }));
  onResolve({ filter: /./, namespace }, ({ path }) => ({ path, external: true }));
  onLoad({ filter: /./, namespace }, ({ path, pluginData: names }) => {
    const getters = names.map((name) => `get ${name}() { return load().${name}; }`);
    const load = `let loaded; const load = () => (loaded ??= require(${JSON.stringify(path)}));`;
    return { contents: `${load} module.exports = { ${getters.join(', ')} };` };
  });
}

async function namesIn(module) {
  return Object.keys(await import(module)).filter((name) => !['default', 'module.exports'].includes(name));
}

/** What a file takes of a module by name; undefined when it takes all of it. Each name costs at every start. */
function namesImported(importer, module) {
  const imports = readFileSync(importer, 'utf8').match(new RegExp(`[^;]*from ['"]${module}['"]`, 'g')) ?? [];
  const [, list] = /import \{([^}]*)\} from/.exec(imports.length === 1 ? imports[0] : '') ?? [];
  const names = list?.split(',').map((name) => name.trim().split(' as ')[0]);
  return names?.filter((name) => name !== '');
}

function copyRulePages() {
  const rules = fileURLToPath(new URL('../docs/rules/', import.meta.url));
  const pages = readdirSync(rules)
    .filter((name) => name !== 'README.md')
    .map((name) => [name.replace(/\.md$/, ''), readFileSync(`${rules}${name}`, 'utf8')]);
  writeFileSync(`${folder}rule-pages.json`, JSON.stringify(Object.fromEntries(pages)));
}

/** The parser that the package editorconfig reads beside its own code. */
function copyWebAssembly() {
  const editorConfig = createRequire(`${cli}package.json`).resolve('editorconfig');
  const parser = createRequire(editorConfig).resolve('@one-ini/wasm');
  copyFileSync(parser.replace(/\.js$/, '_bg.wasm'), `${folder}one_ini_bg.wasm`);
}

/** What draws the charts of reports, which hold it whole. */
function copyChartLibrary() {
  const simulator = fileURLToPath(new URL('../packages/simulator/', import.meta.url));
  const library = dirname(createRequire(`${simulator}package.json`).resolve('uplot/package.json'));
  copyFileSync(`${library}/dist/uPlot.iife.min.js`, `${folder}uplot.js`);
  copyFileSync(`${library}/dist/uPlot.min.css`, `${folder}uplot.css`);
  copyFileSync(`${library}/LICENSE`, `${folder}uplot.LICENSE`);
}
