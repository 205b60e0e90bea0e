/**
 * `npm run corpus:dry [FOLDER or FILE ...]`: what `pmtakit dry` makes of real files, with the lines before and after. What it
 * proposes has to be proven, read again, and done at once: a second run finds nothing new. Without names it takes the shared
 * corpus beside the repository. Files that are included and not there are taken for empty ones.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceFile, parse, print } from '../grammar/dist/index.js';
import {
  type Found,
  type Refactorable,
  type RunReport,
  differenceText,
  findProposals,
  runRefactorings,
} from '../packages/refactor/dist/index.js';
import { Model, type ProjectFiles, loadProject, memoryFiles } from '../packages/semantics/dist/index.js';

interface Verdict {
  readonly name: string;
  readonly report: RunReport;
  readonly broken: readonly string[];
}

const shared = fileURLToPath(new URL('../../shared/corpus', import.meta.url));
const names = process.argv.slice(2);
const paths = names.length > 0 ? names : [shared];
const missing = paths.filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(`not there: ${missing.join(', ')}\nName folders or files: npm run corpus:dry -- FOLDER ...`);
  process.exit(2);
}

/** Files that hold nothing, whatever they are called. */
const emptyFiles: ProjectFiles = {
  ...memoryFiles({}),
  read: () => ({ text: '' }),
  match: (pattern) => [pattern.replaceAll(/[*?[\]]/g, '_')],
};

for (const wanted of [['safe'], ['safe', 'confirm'], ['safe', 'confirm', 'proposal']]) {
  const isWanted = ({ safety }: Found): boolean => wanted.includes(safety);
  const verdicts = paths.flatMap(filesIn).map((path) => judge(path, isWanted));
  report(wanted.join(' and '), verdicts);
  if (verdicts.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path).filter((name) => name.endsWith('.conf'));
  return files.sort().map((name) => join(path, name));
}

function judge(path: string, isWanted: (found: Found) => boolean): Verdict {
  const bytes = readFileSync(path);
  const before = bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
  const report = runRefactorings(refactorableOf(before), { isWanted });
  const after = report.files[0]?.after ?? before;
  const left = new Set(report.refused.map(({ found }) => found.refactoring));
  const again = findProposals(refactorableOf(after).open(new Map())).filter(isWanted);
  const broken = [
    ...again.filter(({ refactoring }) => !left.has(refactoring)).map((found) => `found again: ${textOf(found)}`),
    ...(print(parse(new SourceFile(path, after))) === after ? [] : ['the text afterwards does not print back']),
    ...report.refused.map(({ found, refusal }) =>
      refusal.reason === 'changes'
        ? `refused: ${textOf(found)}: ${differenceText(refusal.witness)}`
        : `refused: ${textOf(found)}: not known`,
    ),
  ];
  return { name: basename(path), report, broken };
}

function refactorableOf(text: string): Refactorable {
  return {
    open: (texts) => [
      new Model(loadProject({ path: 'config', text: texts.get('config') ?? text }, { files: emptyFiles })),
    ],
  };
}

function textOf({ refactoring, place, message }: Found): string {
  return `${refactoring.id}, line ${place.line}: ${message}`;
}

function report(wanted: string, verdicts: readonly Verdict[]): void {
  const sum = (of: (report: RunReport) => number): number => verdicts.reduce((all, one) => all + of(one.report), 0);
  const before = sum(({ linesBefore }) => linesBefore);
  const after = sum(({ linesAfter }) => linesAfter);
  console.log(`${wanted}: ${verdicts.length} files, ${before} lines before, ${after} after`);
  const applied = verdicts.flatMap(({ report }) => report.applied);
  for (const [id, own] of Map.groupBy(applied, ({ refactoring }) => refactoring.id)) {
    const saved = own.reduce((all, { saves }) => all + saves, 0);
    console.log(`${String(own.length).padStart(6)} ${id}, ${saved} lines`);
  }
  for (const { name, broken } of verdicts) for (const text of broken) console.log(`${name}: ${text}`);
}
