import { install, node } from './workspace.mjs';

install();
node('grammar/generate/main.ts', ...process.argv.slice(2));
