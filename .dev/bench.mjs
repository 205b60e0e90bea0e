import { build, install, node } from './workspace.mjs';

install();
build();
node('packages/bench/dist/main.js', process.argv[2] ?? '5', '.dev/state/bench.json');
