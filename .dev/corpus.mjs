import { build, install, tryNode } from './workspace.mjs';

install();
build();
process.exitCode = tryNode('.dev/corpus.ts', ...process.argv.slice(2));
