/** Bundles each command into few files, which start faster than many. Run by the pinned Node. */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cli = fileURLToPath(new URL('../packages/cli/', import.meta.url));

rmSync(`${cli}dist/bundle`, { recursive: true, force: true });
await build({
  entryPoints: ['pmtakit', 'pmtafmt', 'pmtalint'].map((name) => `${cli}dist/${name}.js`),
  outdir: `${cli}dist/bundle`,
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: false,
  platform: 'node',
  format: 'esm',
  target: 'node22.12',
  legalComments: 'none',
  // Some dependencies are CommonJS and ask for modules of Node by `require`.
  banner: {
    js: "import{createRequire as pmtakitRequire}from'node:module';const require=pmtakitRequire(import.meta.url);",
  },
});
