import { build, install, node } from './workspace.mjs';

install();
node('grammar/generate/main.ts', ...process.argv.slice(2));
build();
node('packages/linter/generate/main.ts', ...process.argv.slice(2));
