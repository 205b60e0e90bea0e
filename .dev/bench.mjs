import { build, install, node } from './workspace.mjs';

install();
build();
node('packages/bench/dist/main.js', ...process.argv.slice(2));
