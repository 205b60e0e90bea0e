#!/usr/bin/env node
/**
 * Runs a command of this checkout from any folder, and builds it first where that was not done yet:
 * `.dev/run.mjs pmtalint FILE...`. This is how pre-commit, the GitHub action and the GitLab job start the commands
 * without a published package.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pinnedNode, root } from './workspace.mjs';

const USAGE = 2;
const commands = ['pmtalint', 'pmtafmt', 'pmtakit', 'pmtasim'];
const [command, ...args] = process.argv.slice(2);
process.exitCode = commands.includes(command) ? runBuilt(command, args) : refuse(command);

function refuse(name) {
  console.error(`run.mjs: ${name ?? 'nothing'} is no command; there are ${commands.join(', ')}`);
  return USAGE;
}

/** What building says goes to standard error, because standard output belongs to the reports. */
function runBuilt(name, options) {
  const built = spawnSync(process.execPath, [join(root, '.dev/build.mjs')], { stdio: ['ignore', 2, 2] });
  if (built.status === 0) return start(name, options);
  console.error(`run.mjs: ${name} could not be built in ${root}`);
  return USAGE;
}

function start(name, options) {
  const script = join(root, 'packages/cli/bin', `${name}.cjs`);
  return spawnSync(pinnedNode, [script, ...options], { stdio: 'inherit' }).status ?? 1;
}
