/** What is measured, and against what. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configuration, javascript, json, nginx, yaml } from './generate.ts';
import type { BenchCase } from './sample.ts';
import { taskConfiguration, taskScenario } from './simulation/task.ts';

export interface Suite {
  readonly title: string;
  readonly cases: readonly BenchCase[];
  /** What each figure of ours is divided by, and the ratio we want to stay under. Of messages, the time for each. */
  readonly goals: readonly { readonly name: string; readonly against: string; readonly atMost: number }[];
  /** A command that tells on standard error how long its rules took. */
  readonly timings?: { readonly title: string; readonly command: readonly [string, ...string[]] };
  /**
   * Times to stay under, where people wait for us and not for a peer: of 99 in 100 runs where each counts, else warm where
   * they are taken warm.
   */
  readonly limits?: readonly { readonly name: string; readonly atMostMs: number; readonly atMostMiB?: number }[];
}

/** The suite without what takes minutes. */
export function withoutSlow(suite: Suite): Suite {
  const cases = suite.cases.filter(({ isSlow }) => !isSlow);
  const names = new Set(cases.map(({ name }) => name));
  return {
    ...suite,
    cases,
    goals: suite.goals.filter(({ name, against }) => names.has(name) && names.has(against)),
    limits: suite.limits?.filter(({ name }) => names.has(name)) ?? [],
  };
}

const require = createRequire(import.meta.url);
const commands = fileURLToPath(new URL('../../cli/bin/', import.meta.url));

/** Writes the texts to measure with into a folder and gives the suites over them. */
export function suitesIn(folder: string): Suite[] {
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const small = file('40.conf', configuration(40));
  const tenThousand = file('10k.conf', configuration(10_000));
  const medium = file('100k.conf', configuration(100_000));
  const large = file('1m.conf', configuration(1_000_000));
  const { size } = statSync(medium);
  const jsonFile = file('100k.json', json(size));
  const yamlFile = file('100k.yaml', yaml(size));
  const nginxFile = file('100k.nginx', nginx(size));
  const script = file('100k.js', javascript(size));
  const eslintConfig = file('eslint.config.mjs', eslintRules);
  return [
    parsing(medium, large, yamlFile, nginxFile),
    startUp(small),
    formatting(tenThousand, medium, large, jsonFile, yamlFile),
    linting(medium, large, script, eslintConfig),
    resolving(medium, large, manyFiles(folder)),
    simulating(file),
    refactoring(tenThousand, medium),
    editing(medium, large),
  ];
}

function parsing(medium: string, large: string, yamlFile: string, nginxFile: string): Suite {
  return {
    title: 'Parsing in process',
    cases: [
      { name: 'floor: bytes to typed arrays, 100k lines', task: 'scan-bytes', file: medium },
      { name: 'floor: hand-written objects, 100k lines', task: 'scan-objects', file: medium },
      { name: 'pmtakit parse, 100k lines', task: 'parse', file: medium },
      { name: 'pmtakit parse, 1M lines', task: 'parse', file: large, coldOnly: true },
      { name: 'nginx-conf parse, same size', task: 'nginx-parse', file: nginxFile },
      { name: 'yaml parse, same size', task: 'yaml-parse', file: yamlFile },
    ],
    goals: [
      { name: 'pmtakit parse, 100k lines', against: 'floor: hand-written objects, 100k lines', atMost: 1.3 },
      { name: 'pmtakit parse, 1M lines', against: 'pmtakit parse, 100k lines', atMost: 10 },
    ],
  };
}

function startUp(small: string): Suite {
  return {
    title: 'Start-up, whole process',
    cases: [
      { name: 'node -e 0', command: [process.execPath, '-e', '0'] },
      { name: 'pmtalint --version', command: [process.execPath, `${commands}pmtalint.cjs`, '--version'] },
      { name: 'pmtafmt, 40 lines', command: [process.execPath, `${commands}pmtafmt.cjs`, small] },
      { name: 'pmtalint, 40 lines', command: [process.execPath, `${commands}pmtalint.cjs`, small] },
    ],
    goals: [
      { name: 'pmtalint --version', against: 'node -e 0', atMost: 1.8 },
      { name: 'pmtafmt, 40 lines', against: 'node -e 0', atMost: 1.6 },
    ],
  };
}

function formatting(tenThousand: string, medium: string, large: string, jsonFile: string, yamlFile: string): Suite {
  const pmtafmt = (file: string): [string, ...string[]] => [process.execPath, `${commands}pmtafmt.cjs`, file];
  const prettier = require.resolve('prettier/bin/prettier.cjs');
  return {
    title: 'Formatting, whole process',
    cases: [
      { name: 'pmtafmt, 10k lines', command: pmtafmt(tenThousand) },
      { name: 'pmtafmt, 100k lines', command: pmtafmt(medium) },
      { name: 'pmtafmt, 1M lines', command: pmtafmt(large) },
      {
        name: 'biome format, JSON of the same size as 100k',
        command: [biome(), 'format', '--files-max-size=100000000', '--stdin-file-path=settings.json'],
        input: jsonFile,
      },
      {
        name: 'prettier, JSON of the same size as 100k',
        command: [process.execPath, prettier, '--parser', 'json'],
        input: jsonFile,
      },
      {
        name: 'prettier, YAML of the same size as 100k',
        command: [process.execPath, prettier, '--parser', 'yaml'],
        input: yamlFile,
      },
    ],
    goals: [
      { name: 'pmtafmt, 100k lines', against: 'biome format, JSON of the same size as 100k', atMost: 0.9 },
      { name: 'pmtafmt, 1M lines', against: 'pmtafmt, 100k lines', atMost: 7 },
    ],
  };
}

function linting(medium: string, large: string, script: string, eslintConfig: string): Suite {
  const eslint = join(dirname(require.resolve('eslint/package.json')), 'bin/eslint.js');
  return {
    title: 'Linting, whole process',
    cases: [
      { name: 'pmtalint, 100k lines', command: lintAll(medium, 'recommended') },
      { name: 'pmtalint, all rules, 100k lines', command: lintAll(medium, 'all') },
      { name: 'pmtalint, all rules, 1M lines', command: lintAll(large, 'all') },
      {
        name: 'biome lint, JavaScript of the same size',
        command: [biome(), 'lint', '--files-max-size=100000000', '--stdin-file-path=settings.js'],
        input: script,
        ok: [0, 1],
      },
      {
        name: 'eslint with 5 rules, JavaScript of the same size',
        command: [process.execPath, eslint, '--no-config-lookup', '-c', eslintConfig, script],
        cwd: dirname(script),
        ok: [0, 1],
      },
    ],
    goals: [
      { name: 'pmtalint, 100k lines', against: 'biome lint, JavaScript of the same size', atMost: 1.5 },
      { name: 'pmtalint, all rules, 100k lines', against: 'biome lint, JavaScript of the same size', atMost: 0.6 },
      {
        name: 'pmtalint, all rules, 100k lines',
        against: 'eslint with 5 rules, JavaScript of the same size',
        atMost: 0.2,
      },
      { name: 'pmtalint, all rules, 1M lines', against: 'pmtalint, all rules, 100k lines', atMost: 10 },
    ],
    timings: { title: 'All rules on 100k lines', command: [...lintAll(medium, 'all'), '--timing'] },
  };
}

/** Findings are no failure here; all are reported, into nothing. */
function lintAll(file: string, preset: string): [string, ...string[]] {
  return [process.execPath, `${commands}pmtalint.cjs`, '--preset', preset, '--fail-on', 'never', file];
}

function resolving(medium: string, large: string, split: string): Suite {
  return {
    title: 'Meaning, in process',
    cases: [
      { name: 'resolve 100k lines', task: 'resolve', file: medium },
      { name: 'resolve 1M lines', task: 'resolve', file: large, coldOnly: true },
      { name: 'resolve 100k lines in 2,000 included files', task: 'resolve', file: split },
      { name: 'settings of 1,000 queues', task: 'effective-1000', file: medium },
      { name: 'diff of two times 100k lines', task: 'behaviour-diff', file: medium },
    ],
    goals: [{ name: 'resolve 1M lines', against: 'resolve 100k lines', atMost: 10 }],
    limits: [
      { name: 'resolve 100k lines', atMostMs: 500 },
      { name: 'resolve 100k lines in 2,000 included files', atMostMs: 500 },
      { name: 'settings of 1,000 queues', atMostMs: 100 },
      { name: 'diff of two times 100k lines', atMostMs: 3000 },
    ],
  };
}

/** The same mail for all, see `simulation/task.ts`. */
function simulating(file: (name: string, text: string) => string): Suite {
  const settings = file('pmta.conf', taskConfiguration());
  const scenario = (messages: number): string => file(`${messages}.json`, taskScenario(messages));
  const run = (messages: number): [string, ...string[]] => {
    return [process.execPath, `${commands}pmtasim.cjs`, 'run', scenario(messages), '--config', settings];
  };
  const ours = { task: 'simulate', coldOnly: true };
  const million = { file: scenario(MILLION), messages: MILLION, coldOnly: true };
  return {
    title: 'Simulating',
    cases: [
      { name: 'objects and a heap, 1M messages', task: 'objects-and-heap', ...million },
      { name: 'simjs, 1M messages', task: 'simjs', ...million },
      { name: 'pmtakit, 100k messages', ...ours, file: scenario(MILLION / 10), messages: MILLION / 10 },
      { name: 'pmtakit, 1M messages', ...ours, ...million },
      { name: 'pmtasim run, 1M messages, whole process', command: run(MILLION), messages: MILLION },
      {
        name: 'pmtasim run, 100M messages, whole process',
        command: run(100 * MILLION),
        messages: 100 * MILLION,
        isSlow: true,
      },
      {
        name: 'pmtasim run --fast, 100M messages, whole process',
        command: [...run(100 * MILLION), '--fast'],
        messages: 100 * MILLION,
      },
    ],
    goals: [
      { name: 'pmtakit, 1M messages', against: 'objects and a heap, 1M messages', atMost: 0.5 },
      { name: 'pmtakit, 1M messages', against: 'simjs, 1M messages', atMost: 0.25 },
      {
        name: 'pmtasim run, 100M messages, whole process',
        against: 'pmtasim run, 1M messages, whole process',
        atMost: 1,
      },
    ],
    limits: [
      { name: 'pmtakit, 1M messages', atMostMs: 500 },
      { name: 'pmtasim run, 100M messages, whole process', atMostMs: 40_000, atMostMiB: 250 },
      { name: 'pmtasim run --fast, 100M messages, whole process', atMostMs: 1_000, atMostMiB: 250 },
    ],
  };
}

const MILLION = 1_000_000;

/** The list, which proves nothing; and all that it takes to make and prove every change. */
function refactoring(tenThousand: string, medium: string): Suite {
  const dry = (...args: string[]): [string, ...string[]] => [
    process.execPath,
    `${commands}pmtakit.cjs`,
    'dry',
    ...args,
  ];
  return {
    title: 'Saying things once, whole process',
    cases: [
      { name: 'pmtakit dry, 10k lines', command: dry(tenThousand) },
      { name: 'pmtakit dry, 100k lines', command: dry(medium) },
      { name: 'pmtakit dry --dry-run, 100k lines', command: dry('--dry-run', medium) },
    ],
    goals: [{ name: 'pmtakit dry, 100k lines', against: 'pmtakit dry, 10k lines', atMost: 10 }],
    limits: [{ name: 'pmtakit dry, 100k lines', atMostMs: 5_000 }],
  };
}

/** So many keys are timed, one by one; fewer where each takes a part of a second. */
const KEYS = 2_000;
const FEW_KEYS = 100;

/** What people wait for while they type, in a file of 100,000 lines. */
const keyed = [
  { name: 'a key and its tree', task: 'edit-tree', each: KEYS, atMostMs: 1 },
  { name: 'a key and the findings of its section', task: 'edit-findings', each: KEYS, atMostMs: 8 },
  { name: 'a key and completion', task: 'edit-complete', each: KEYS, atMostMs: 5 },
  { name: 'a key and a hover', task: 'edit-hover', each: KEYS, atMostMs: 5 },
  { name: 'a hover', task: 'hover', each: KEYS, atMostMs: 5 },
];

function editing(medium: string, large: string): Suite {
  return {
    title: 'Editing 100k lines, in process',
    cases: [
      ...keyed.map(({ name, task, each }) => ({ name, task, each, file: medium })),
      { name: 'first findings', task: 'first-findings', file: medium, coldOnly: true },
      { name: 'all findings', task: 'all-findings', file: medium, coldOnly: true },
      { name: 'a key and its tree, 1M lines', task: 'edit-tree', each: FEW_KEYS, file: large },
      { name: 'pmtakit lsp, 1M lines', served: large, isSlow: true },
    ],
    goals: [],
    limits: [
      ...keyed.map(({ name, atMostMs }) => ({ name, atMostMs })),
      { name: 'first findings', atMostMs: 1500, atMostMiB: 400 },
    ],
  };
}

/** A main file that includes 2,000 others by a wildcard. */
function manyFiles(folder: string): string {
  const parts = join(folder, 'parts');
  mkdirSync(parts);
  for (let index = 0; index < 2_000; index++) {
    writeFileSync(join(parts, `${index}.conf`), configuration(50, index + 1).replaceAll('vmta-', `vmta-${index}-`));
  }
  const main = join(folder, 'split.conf');
  writeFileSync(main, 'include parts/*.conf\n');
  return main;
}

const eslintRules = `export default [{
  rules: { eqeqeq: 2, 'no-undef': 2, 'no-unused-vars': 2, 'no-dupe-keys': 2, 'prefer-const': 2 },
}];
`;

/** The native program of Biome, without the script that starts it. */
function biome(): string {
  const packageFile = require.resolve('@biomejs/biome/package.json');
  const { optionalDependencies } = JSON.parse(readFileSync(packageFile, 'utf8'));
  const platform = `${process.platform}-${process.arch}`;
  const name = Object.keys(optionalDependencies).find((key) => key.endsWith(platform)) ?? '';
  return createRequire(packageFile).resolve(`${name}/biome${process.platform === 'win32' ? '.exe' : ''}`);
}
