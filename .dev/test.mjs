/** `npm test`: installs, builds, and runs every check there is. Each step says what it does; the first failure ends it. */
import { build, install, node, tryNode } from './workspace.mjs';

const step = (title) => console.log(`\n== ${title}`);

step('install and build');
install();
build();

step('generated files are current');
node('grammar/generate/main.ts', '--check');
node('packages/linter/generate/main.ts', '--check');

step('layout of our own code');
node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.');

step('lint');
node('node_modules/oxlint/bin/oxlint', '-c', '.oxlintrc.json', '--deny-warnings');

step('types of tests and scripts');
node('node_modules/typescript/bin/tsc', '-p', '.dev/tsconfig.tests.json');

step('dead code');
node('node_modules/knip/bin/knip.js', '-c', '.dev/knip.json');

step('tests');
process.exitCode = tryNode(
  'node_modules/vitest/vitest.mjs',
  'run',
  '-c',
  '.dev/vitest.config.ts',
  ...process.argv.slice(2),
);
