/**
 * What the scripts of the root package share. They run on the Node of the host, which may be too old for the project:
 * everything else is run by the Node that the lock file pins.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stateFolder = join(root, '.dev/state');
export const pinnedNode = join(root, 'node_modules/node/bin/node');

/** Runs a script with the pinned Node; ends this process when it fails. */
export function node(...args) {
  run(pinnedNode, args);
}

/** Runs a script with the pinned Node and gives its exit code. */
export function tryNode(...args) {
  return spawn(pinnedNode, args).status ?? 1;
}

function run(command, args, cwd = root) {
  const { status, error } = spawn(command, args, cwd);
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function spawn(command, args, cwd = root) {
  // Certificates of the host are of no use to tools that stay offline, and reading them takes longer than they run.
  const { NODE_EXTRA_CA_CERTS: _unused, ...env } = process.env;
  return spawnSync(command, args, { cwd, stdio: 'inherit', env: command === pinnedNode ? env : process.env });
}

/** Installs what the lock file says, when that is not installed yet. */
export function install() {
  once('install', ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'], existsSync(pinnedNode), () => {
    run('npx', ['-y', 'pnpm@12', 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=error']);
  });
}

/** What the extension for VS Code holds beside its program. */
const extensionFiles = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'icon.png',
  'language-configuration.json',
  'snippets',
];

/** Compiles and bundles, when a source changed. */
export function build() {
  const sources = [
    'tsconfig.base.json',
    'pnpm-lock.yaml',
    'grammar/src',
    'grammar/syntax',
    'docs/rules',
    ...packageSources(),
  ];
  once('build', sources, existsSync(join(root, 'packages/vscode/dist/extension')), () => {
    node('node_modules/typescript/bin/tsc', '-b', 'packages/cli', 'packages/bench', 'packages/vscode');
    node('.dev/bundle.mjs');
    node('.dev/bundle-extension.mjs');
  });
}

/** Packs what was built. @param file the path of the packed extension, from the root of the repository */
export function packExtension(file) {
  const vsce = join(root, 'packages/vscode/node_modules/@vscode/vsce/vsce');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--out', resolve(root, file)];
  run(pinnedNode, [vsce, ...args], join(root, 'packages/vscode/dist/extension'));
}

function packageSources() {
  const sources = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/src`);
  return [...sources, ...extensionFiles.map((name) => `packages/vscode/${name}`)];
}

/** Does `work` unless it was done for the same inputs before. */
function once(name, inputs, isThere, work) {
  const stamp = join(stateFolder, name);
  const wanted = hashOf(inputs);
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  work();
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(stamp, wanted);
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const path of filesIn(join(root, input))) hash.update(path).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
