/** What runs pmtalint in the CI of others: hooks, action, job, the packed package and every command of docs/ci.md. */
import { accessSync, appendFileSync, constants, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { type RunResult, folderWith, inShell, namesIn, runNode, runProgram, shell } from './command-line.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const text = (name: string): string => readFileSync(join(root, name), 'utf8');
// The benchmarks compare with it; the commands themselves read no YAML.
const { parse }: { parse: (yaml: string) => unknown } = createRequire(join(root, 'packages/bench/package.json'))(
  'yaml',
);

/** What stands under these keys. */
function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function textAt(value: unknown, ...keys: readonly (string | number)[]): string {
  const found = at(value, ...keys);
  if (typeof found !== 'string') throw new Error(`no text at ${keys.join('.')}`);
  return found;
}

function keysAt(value: unknown, ...keys: readonly (string | number)[]): string[] {
  const found = at(value, ...keys);
  return isRecord(found) ? Object.keys(found) : [];
}

function listAt(value: unknown, ...keys: readonly (string | number)[]): unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

const hooks = listAt(parse(text('.pre-commit-hooks.yaml')));
const action = parse(text('.github/actions/pmtalint/action.yml'));
const job = parse(text('.gitlab/pmtalint.yml'));
const page = text('docs/ci.md');

const BAD = '<domain example.com>\n  retry-after soon\n</domain>\n';
const EVIL = '$(touch hacked)`touch hacked`";touch hacked;\'\n;touch hacked\n&& touch hacked';
const OPTIONS = ['PATHS', 'CONFIG', 'PRESET', 'FAIL_ON', 'BASELINE', 'ARGS', 'REPORT_SARIF', 'VERSION'];

/** Programs that stand in for those of a build server; what `npx` and `git` are asked for is kept in `asked`. */
function programs(): string {
  const lint = inShell('pmtalint');
  const note = 'echo "$(basename "$0") $*" >> "$ASKED"';
  const folder = folderWith({
    pmtalint: `#!/bin/sh\nexec ${lint} "$@"\n`,
    pmtafmt: `#!/bin/sh\nexec ${inShell('pmtafmt')} "$@"\n`,
    pmtakit: `#!/bin/sh\nexec ${inShell('pmtakit')} "$@"\n`,
    npx: `#!/bin/sh\n${note}\nshift 3\nexec ${lint} "$@"\n`,
    node: `#!/bin/sh\nexec "${process.execPath}" "$@"\n`,
    reviewdog: '#!/bin/sh\ngrep -q \'"source"\'\n',
  });
  shell(`chmod +x ${folder}/*`);
  return folder;
}

/** A script that does what `.dev/run.mjs` does once everything is built. */
const stand = `import { spawnSync } from 'node:child_process';
const [command, ...args] = process.argv.slice(2);
const script = ${JSON.stringify(join(root, 'packages/cli/bin'))} + '/' + command + '.cjs';
process.exitCode = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status ?? 1;
`;

function pathWith(folder: string): string {
  return `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
}

describe('.pre-commit-hooks.yaml', () => {
  it('defines the hooks that docs/ci.md names', () => {
    const ids = ['pmtalint', 'pmtalint-fix', 'pmtafmt', 'pmtafmt-check'];
    expect(hooks.map((hook) => at(hook, 'id'))).toEqual(ids);
    const table = [...page.matchAll(/^\| `(pmta[a-z-]+)` +\| /gm)].map(([, id]) => id);
    expect(table).toEqual(ids);
  });

  it.each(hooks)('$id starts a script that is there, with all files at once', (hook) => {
    expect(hook).toMatchObject({ language: 'script', types: ['text'], require_serial: true });
    const [script = '', command] = textAt(hook, 'entry').split(' ');
    expect(() => accessSync(join(root, script), constants.X_OK)).not.toThrow();
    expect(command).toBe(textAt(hook, 'id').replace(/-(fix|check)$/, ''));
    expect(listAt(hook, 'args').at(-1)).toBe('--');
    expect(text(script)).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it.each(hooks)('$id looks at what folders are searched for', (hook) => {
    const files = new RegExp(textAt(hook, 'files'));
    const taken = ['config', 'config-defaults', 'a.conf', 'etc/pmta/config', 'x/a b.pmta', 'x/.conf'];
    const left = ['config.json', 'my-config', 'a.conf.md', 'aconf', 'config/readme', 'x/config-defaults.bak'];
    expect([...taken, ...left].filter((name) => files.test(name))).toEqual(taken);
  });

  it('docs/ci.md gives the local hook the same files', () => {
    const local = yamlOf(page).find((snippet) => at(snippet, 'repos', 0, 'repo') === 'local');
    expect(at(local, 'repos', 0, 'hooks', 0, 'files')).toBe(at(hooks, 0, 'files'));
  });
});

describe('.dev/run.mjs', () => {
  /** A checkout with a build that does as told and a command that prints where it runs. */
  const checkout = (build: string): string => {
    const folder = folderWith({
      '.dev/build.mjs': build,
      'packages/cli/bin/pmtalint.cjs': 'console.log(process.argv.slice(2).join("|"), process.cwd()); process.exit(1)',
    });
    for (const name of ['run.mjs', 'workspace.mjs']) cpSync(join(root, '.dev', name), join(folder, '.dev', name));
    mkdirSync(join(folder, 'node_modules/node/bin'), { recursive: true });
    shell(`ln -s "${process.execPath}" "${folder}/node_modules/node/bin/node"`);
    return folder;
  };
  const start = (folder: string, args: readonly string[], cwd = folder): RunResult =>
    runNode([join(folder, '.dev/run.mjs'), ...args], { cwd });

  it('builds, runs in the current folder and keeps the exit code', () => {
    const cwd = folderWith();
    const { code, stdout, stderr } = start(checkout('console.log("building")'), ['pmtalint', 'a b', '-x'], cwd);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: `a b|-x ${cwd}\n`, stderr: 'building\n' });
  });

  it('runs nothing when it cannot be built', () => {
    const { code, stdout, stderr } = start(checkout('process.exit(1)'), ['pmtalint']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^run\.mjs: pmtalint could not be built in /);
  });

  it.each([
    [[], 'nothing'],
    [['../x'], '../x'],
    [['constructor'], 'constructor'],
  ])('refuses %j', (args, shown) => {
    const { code, stderr } = start(checkout('process.exit(9)'), args);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `run.mjs: ${shown} is no command; there are pmtalint, pmtafmt, pmtakit, pmtasim\n`,
    });
  });
});

describe('the action for GitHub', () => {
  const steps = listAt(action, 'runs', 'steps');
  const script = textAt(steps[0], 'run');

  it('is a composite action of one step, of which every input is described', () => {
    expect(at(action, 'runs', 'using')).toBe('composite');
    expect(steps).toHaveLength(1);
    expect(at(steps[0], 'shell')).toBe('bash');
    for (const input of keysAt(action, 'inputs')) {
      expect(at(action, 'inputs', input)).toEqual({ description: expect.any(String), default: '' });
    }
  });

  it('puts no expression into the script', () => {
    for (const step of steps) expect(textAt(step, 'run')).not.toContain('${{');
  });

  it('hands each input over as a variable, and uses each', () => {
    const env = at(steps[0], 'env');
    const inputs = keysAt(action, 'inputs');
    const nameOf = (input: string): string => `PMTALINT_${input.toUpperCase().replaceAll('-', '_')}`;
    expect(env).toEqual(Object.fromEntries(inputs.map((input) => [nameOf(input), `\${{ inputs.${input} }}`])));
    for (const input of inputs) expect(script).toContain(`"$${nameOf(input)}"`.slice(0, -1));
    expect(inputs.map(nameOf).sort()).toEqual(OPTIONS.map((name) => `PMTALINT_${name}`).sort());
  });

  it('has the inputs that docs/ci.md tells of', () => {
    const section = sectionOf('GitHub');
    const table = [...section.matchAll(/^\| `([a-z-]+)` +\| /gm)].map(([, name]) => name);
    expect(table).toEqual(keysAt(action, 'inputs'));
    const used = yamlOf(section).flatMap((snippet) => [
      ...listAt(snippet, 'jobs', 'pmtalint', 'steps'),
      ...listAt(snippet, 'steps'),
    ]);
    const ours = used.filter((step) => String(at(step, 'uses')).includes('/.github/actions/pmtalint@'));
    expect(ours).toHaveLength(2);
    for (const name of ours.flatMap((step) => keysAt(step, 'with'))) expect(table).toContain(name);
  });

  interface Ran extends RunResult {
    readonly folder: string;
    readonly summary: string;
    readonly outputs: string;
    readonly asked: string;
  }

  /** Runs the step as a runner does, with these inputs, in a folder with these files. */
  function runStep(inputs: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>): Ran {
    const folder = folderWith(files);
    const server = folderWith({ summary: 'before\n', output: '', asked: '', 'checkout/.dev/run.mjs': stand, script });
    const env = {
      PATH: pathWith(programs()),
      ASKED: join(server, 'asked'),
      GITHUB_ACTION_PATH: join(server, 'checkout/.github/actions/pmtalint'),
      GITHUB_STEP_SUMMARY: join(server, 'summary'),
      GITHUB_OUTPUT: join(server, 'output'),
      // To see that nothing is left there.
      TMPDIR: server,
      NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
      ...Object.fromEntries(OPTIONS.map((name) => [`PMTALINT_${name}`, inputs[name] ?? ''])),
    };
    mkdirSync(env.GITHUB_ACTION_PATH, { recursive: true });
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', join(server, 'script')];
    const result = runProgram('bash', args, { cwd: folder, env });
    expect(namesIn(server)).toEqual(['asked', 'checkout', 'output', 'script', 'summary']);
    const read = (name: string): string => readFileSync(join(server, name), 'utf8');
    return { ...result, folder, summary: read('summary'), outputs: read('output'), asked: read('asked') };
  }

  it('marks lines, adds to the summary and keeps the exit code', () => {
    const { code, stdout, stderr, summary, outputs, asked } = runStep({}, { 'pmta/config': BAD });
    expect({ code, stderr, asked }).toEqual({ code: 1, stderr: '', asked: '' });
    expect(stdout).toMatch(/^::error file=pmta\/config,line=2,.*title=pmtalint bad-value::/);
    expect(summary).toMatch(/^before\n## pmtalint: 1 error in 1 file\n/);
    expect(outputs).toBe('exit-code=1\n');
  });

  it('is content with a healthy configuration', () => {
    const { code, stdout, summary, outputs } = runStep({ PATHS: 'a.conf' }, { 'a.conf': BAD.replace('soon', '10m') });
    expect({ code, stdout, outputs }).toEqual({ code: 0, stdout: '', outputs: 'exit-code=0\n' });
    expect(summary).toContain('pmtalint: no findings in 1 file');
  });

  it('writes SARIF and says where', () => {
    const { code, folder, outputs } = runStep({ REPORT_SARIF: 'out.sarif' }, { 'a.conf': BAD });
    expect({ code, outputs }).toEqual({ code: 1, outputs: 'exit-code=1\nreport-sarif=out.sarif\n' });
    const sarif: unknown = JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'));
    expect(at(sarif, 'runs', 0, 'results', 0, 'ruleId')).toBe('bad-value');
  });

  it('takes several paths with blanks, and several options', () => {
    const { code, stdout } = runStep(
      { PATHS: 'a b.conf\n\nc.conf\n', ARGS: '--rule bad-value=warning\n--max-warnings 2\n' },
      { 'a b.conf': BAD, 'c.conf': BAD, 'd.conf': BAD },
    );
    expect(code).toBe(0);
    expect([...stdout.matchAll(/^::warning file=([^,]+)/gm)].map(([, file]) => file)).toEqual(['a b.conf', 'c.conf']);
  });

  it.each([
    ['a severity', { FAIL_ON: 'never' }, 0],
    ['a preset', { PRESET: 'none' }, 0],
    ['a baseline', { BASELINE: 'known.json' }, 0],
    ['a main file', { CONFIG: 'a.conf', FAIL_ON: 'error' }, 1],
  ])('hands over %s', (_, inputs, expected) => {
    const entry = { rule: 'bad-value', message: 'value', text: 'retry-after soon', count: 1 };
    const known = JSON.stringify({ version: 1, files: { 'a.conf': [entry] } });
    const { code, stderr } = runStep(inputs, { 'a.conf': BAD, 'known.json': known });
    expect({ code, stderr }).toEqual({ code: expected, stderr: '' });
  });

  it('looks at the main file alone when that is all there is', () => {
    const { stdout } = runStep({ CONFIG: 'a.conf' }, { 'a.conf': BAD, 'b.conf': BAD });
    expect(stdout).toContain('file=a.conf');
    expect(stdout).not.toContain('file=b.conf');
  });

  it('says that not everything was looked over', () => {
    const { code, stdout, stderr, outputs } = runStep({ PATHS: 'not-there' }, {});
    expect({ code, outputs }).toEqual({ code: 2, outputs: 'exit-code=2\n' });
    expect(stdout).toContain('::error title=pmtalint::Not everything was looked over (exit code 2)');
    expect(stderr).toContain('not-there');
  });

  it('takes a release of the package with npx', () => {
    const { code, asked } = runStep({ VERSION: '0.1.0', PATHS: 'a.conf' }, { 'a.conf': BAD });
    expect(code).toBe(1);
    expect(asked).toMatch(/^npx --yes --package=@pmtakit\/cli@0\.1\.0 pmtalint --format github .* -- a\.conf\n$/);
  });

  it.each([
    ['inputs', OPTIONS.filter((name) => name !== 'VERSION')],
    ['a version', ['VERSION']],
  ])('runs nothing that stands in %s', (_, names) => {
    const { folder } = runStep(Object.fromEntries(names.map((name) => [name, EVIL])), { 'a.conf': BAD });
    expect(namesIn(folder)).not.toContain('hacked');
  });

  it('takes a path that looks like an option for a path', () => {
    expect(runStep({ PATHS: '--fix' }, { '--fix': BAD, 'a.conf': BAD })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('file=--fix,'),
    });
  });
});

describe('the job for GitLab', () => {
  const script = listAt(job, 'pmtalint', 'script').join('\n');
  const variables = keysAt(job, 'variables');

  it('runs in merge requests, and gives code quality and tests even when it fails', () => {
    expect(at(job, 'pmtalint', 'rules', 0, 'if')).toBe('$CI_PIPELINE_SOURCE == "merge_request_event"');
    const reports = { codequality: 'gl-code-quality-report.json', junit: 'pmtalint-junit.xml' };
    expect(at(job, 'pmtalint', 'artifacts')).toEqual({ when: 'always', paths: Object.values(reports), reports });
    expect(keysAt(job)).toEqual(['variables', 'pmtalint']);
  });

  it('uses each variable, and docs/ci.md tells of each', () => {
    const used = [script, textAt(job, 'pmtalint', 'image')].join('\n');
    for (const name of variables) expect(used).toContain(`$${name}`);
    const section = sectionOf('GitLab');
    const table = [...section.matchAll(/^\| `(PMTALINT_[A-Z_]+)` +\| /gm)].map(([, name]) => name ?? '');
    expect([...table].sort()).toEqual([...variables].sort());
    const set = yamlOf(section).flatMap((snippet) => [
      ...keysAt(snippet, 'variables'),
      ...keysAt(snippet, 'pmtalint', 'variables'),
    ]);
    expect(set).not.toEqual([]);
    for (const name of set) expect(table).toContain(name);
  });

  interface Ran extends RunResult {
    readonly folder: string;
    readonly asked: string;
  }

  /** Runs the script as a runner does, in a shell that is not bash too. */
  function runJob(given: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>, bash = false): Ran {
    const folder = folderWith(files);
    const server = folderWith({ asked: '' });
    const defaults = Object.fromEntries(variables.map((name) => [name, textAt(job, 'variables', name)]));
    const env = { ...defaults, ...given, PATH: pathWith(programs()), ASKED: join(server, 'asked') };
    const result = runProgram(bash ? 'bash' : 'sh', ['-e', '-c', script], { cwd: folder, env });
    return { ...result, folder, asked: readFileSync(join(server, 'asked'), 'utf8') };
  }

  it.each([
    ['sh', false],
    ['bash', true],
  ])('writes both reports in %s and keeps the exit code', (_, bash) => {
    const { code, stdout, folder, asked } = runJob({}, { 'pmta/a b.conf': BAD }, bash);
    expect(code).toBe(1);
    expect(asked).toMatch(/^npx --yes --package=@pmtakit\/cli@latest pmtalint /);
    expect(stdout).toContain('pmta/a b.conf:2:15: error retry-after');
    const quality: unknown = JSON.parse(readFileSync(join(folder, 'gl-code-quality-report.json'), 'utf8'));
    expect(at(quality, 0, 'check_name')).toBe('bad-value');
    expect(readFileSync(join(folder, 'pmtalint-junit.xml'), 'utf8')).toContain('failures="1"');
  });

  it('takes paths with blanks and patterns, and several options', () => {
    const { code, stdout } = runJob(
      { PMTALINT_PATHS: 'a b.conf\nx/*.inc\n', PMTALINT_ARGS: '--rule bad-value=warning --max-warnings 3' },
      { 'a b.conf': BAD, 'x/1.inc': BAD, 'x/2.inc': BAD, 'c.conf': BAD },
    );
    expect(code).toBe(0);
    expect(stdout.match(/^\S.*(?=:2:15: warning)/gm)).toEqual(['a b.conf', 'x/1.inc', 'x/2.inc']);
  });

  it.each([
    ['a severity', { PMTALINT_FAIL_ON: 'never' }, 0],
    ['a preset', { PMTALINT_PRESET: 'none' }, 0],
    ['a main file', { PMTALINT_CONFIG: 'a.conf' }, 1],
    ['a baseline that is not there', { PMTALINT_BASELINE: 'x.json' }, 2],
    ['a path that is not there', { PMTALINT_PATHS: 'x.conf' }, 2],
  ])('hands over %s', (_, given, expected) => {
    expect(runJob(given, { 'a.conf': BAD }).code).toBe(expected);
  });

  it('builds from a repository when one is named', () => {
    const repository = folderWith({ '.dev/run.mjs': stand });
    gitIn(repository, 'init -q -b main', 'add -A', 'commit -qm one', 'tag v9');
    const given = { PMTALINT_REPOSITORY: `file://${repository}`, PMTALINT_REF: 'v9', TMPDIR: folderWith() };
    const { code, stdout, asked } = runJob(given, { 'a.conf': BAD });
    expect({ code, asked }).toEqual({ code: 1, asked: '' });
    expect(stdout).toContain('a.conf:2:15: error');
    expect(runJob({ ...given, PMTALINT_REF: 'v8' }, { 'a.conf': BAD })).toMatchObject({ code: 2, stdout: '' });
  });

  it.each([
    ['variables', variables.filter((name) => name !== 'PMTALINT_REPOSITORY')],
    ['an address', ['PMTALINT_REPOSITORY', 'PMTALINT_REF']],
  ])('runs nothing that stands in %s', (_, names) => {
    const { folder } = runJob(Object.fromEntries(names.map((name) => [name, EVIL])), { 'a.conf': BAD });
    expect(namesIn(folder)).not.toContain('hacked');
  });
});

describe('the package', () => {
  const manifest: unknown = JSON.parse(text('packages/cli/package.json'));

  it('needs no other package, because the bundle holds them all', () => {
    for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies', 'bundledDependencies']) {
      expect(keysAt(manifest, kind)).toEqual([]);
    }
    expect(at(manifest, 'private')).toBeUndefined();
  });

  it('works from nothing but its files', () => {
    const folder = folderWith({ 'a.conf': BAD });
    for (const name of ['package.json', ...listAt(manifest, 'files').map(String)]) {
      cpSync(join(root, 'packages/cli', name), join(folder, 'p', name), { recursive: true });
    }
    expect(existsSync(join(folder, 'p/schema/pmtakit.config.schema.json'))).toBe(true);
    const start = (command: string, ...args: string[]): RunResult =>
      runNode([join(folder, 'p', textAt(manifest, 'bin', command)), ...args], { cwd: folder });
    expect(start('pmtalint', '--report', 'sarif=a.sarif', 'a.conf')).toMatchObject({ code: 1, stderr: '' });
    expect(start('pmtalint', 'explain', 'bad-value').stdout).toMatch(/^bad-value\n/);
    expect(start('pmtafmt', '--diff', 'a.conf')).toMatchObject({ code: 1, stderr: '' });
    expect(start('pmtakit', '--version').stdout.trim()).toBe(at(manifest, 'version'));
  });
});

describe('docs/ci.md', () => {
  let checkout = '';

  /** A checkout whose branch adds a mistake to a file that had one already. */
  beforeEach(() => {
    checkout = folderWith({ 'pmta/config': BAD });
    gitIn(checkout, 'init -q -b main', 'add -A', 'commit -qm one', 'update-ref refs/remotes/origin/main HEAD');
    appendFileSync(join(checkout, 'pmta/config'), '<domain example.org>\n  bounce-after later\n</domain>\n');
    gitIn(checkout, 'commit -qam two');
  });

  const runLine = (line: string): RunResult => {
    const env = { PATH: pathWith(programs()), ASKED: '/dev/null' };
    return runProgram('sh', ['-e', '-c', line], { cwd: checkout, env });
  };

  /** Where a build should fail on the checkout above, and where not. */
  const expected = new Map([
    ['pmtalint pmta', 1],
    ['pmtalint --config pmta/config --map /etc/pmta=pmta --frames always', 1],
    ['pmtafmt --check pmta', 1],
    // What the branch adds is a value that PowerMTA does not take.
    ['pmtakit diff --markdown origin/main HEAD --config pmta/config > changes.md', 2],
    ['pmtalint --fail-on never --report junit=pmtalint.xml pmta', 0],
    [
      'pmtalint --fail-on never --format rdjson pmta | reviewdog -f=rdjson -reporter=github-pr-review -fail-level=error',
      0,
    ],
    ['pmtalint --baseline pmtalint-baseline.json --update-baseline pmta', 0],
    ['pmtalint --baseline pmtalint-baseline.json pmta', 0],
    ['pmtalint --preset strict --changed="$(git merge-base origin/main HEAD)" pmta', 1],
    ['pmtalint --baseline pmtalint-baseline.json --fail-on error pmta', 0],
    ['pmtalint --baseline pmtalint-baseline.json --fail-on warning --max-warnings 10 pmta', 0],
    ['pmtalint --fail-on info pmta', 1],
  ]);

  it('has the commands that are run here', () => {
    expect(commandsOf(page)).toEqual([...expected.keys()]);
  });

  it.each([...expected])('%s', (line, code) => {
    if (line.includes('--baseline')) runLine('pmtalint --baseline pmtalint-baseline.json --update-baseline pmta');
    expect(runLine(line).code).toBe(code);
  });

  it('tells only what a branch adds', () => {
    const { stdout } = runLine('pmtalint --format compact --changed="$(git merge-base origin/main HEAD)" pmta');
    expect(stdout).toMatch(/^pmta\/config:5:16: error bounce-after: .*\n$/);
  });

  it('lets a new finding through no baseline', () => {
    runLine('pmtalint --baseline pmtalint-baseline.json --update-baseline pmta');
    appendFileSync(join(checkout, 'pmta/config'), 'no-such-name 1\n');
    const { code, stdout } = runLine('pmtalint --format compact --baseline pmtalint-baseline.json pmta');
    expect({ code, lines: stdout.trimEnd().split('\n').length }).toEqual({ code: 1, lines: 1 });
    expect(stdout).toContain('no-such-name');
  });

  it('shows a Jenkinsfile whose command writes what it collects', () => {
    const snippet = /^```groovy\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
    const [, line = ''] = /^ *sh '(.*)'$/m.exec(snippet) ?? [];
    expect(runLine(line)).toMatchObject({ code: 1, stderr: '' });
    const collected = [...snippet.matchAll(/'(pmtalint-\w+\.xml)'/g)].map(([, name = '']) => name);
    expect(collected).toHaveLength(2);
    for (const name of collected) expect(namesIn(checkout)).toContain(name);
  });

  it('names hooks and releases that are there', () => {
    const ids = hooks.map((hook) => at(hook, 'id'));
    const config = yamlOf(page).find((snippet) => String(at(snippet, 'repos', 0, 'repo')).startsWith('https:'));
    const named = listAt(config, 'repos', 0, 'hooks').map((hook) => at(hook, 'id'));
    expect(named).toEqual(['pmtafmt', 'pmtalint']);
    for (const id of named) expect(ids).toContain(id);
    const manifest: unknown = JSON.parse(text('packages/cli/package.json'));
    const releases = new Set(
      [...page.matchAll(/(?:@pmtakit\/cli@|pmtakit-cli-|\bv)(\d+\.\d+\.\d+)/g)].map(([, v]) => v),
    );
    expect([...releases]).toEqual([at(manifest, 'version')]);
  });
});

function sectionOf(title: string): string {
  return page.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? '';
}

function yamlOf(markdown: string): unknown[] {
  return [...markdown.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, snippet = '']) => parse(snippet));
}

/** The blocks for a shell, which may stand in lists. */
function commandsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block = '']) => block.trim());
}

function gitIn(folder: string, ...lines: readonly string[]): void {
  for (const line of lines) {
    const { code, stderr } = shell(`git -c user.name=x -c user.email=x@example.com ${line}`, { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
}
