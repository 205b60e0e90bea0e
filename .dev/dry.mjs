import { build, install, tryNode } from './workspace.mjs';

install();
build();
process.exitCode = tryNode('.dev/dry.ts', ...process.argv.slice(2));
