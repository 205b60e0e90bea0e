import { build, install, node } from './workspace.mjs';

install();
build();
const [samples = '5', ...words] = process.argv.slice(2);
node('packages/bench/dist/main.js', samples, '.dev/state/bench.json', ...words);
