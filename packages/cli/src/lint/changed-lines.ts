/** What a checkout changed since a revision of git, so that only that is reported. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Span } from '@pmtakit/grammar';
import type { LintResult } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { identityOf } from '../input.ts';

/** Lines from a first one to a last one, both included. */
interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The changed lines of files, by identity. */
export type ChangedLines = ReadonlyMap<string, readonly LineRange[]>;

const everyLine: readonly LineRange[] = [{ first: 1, last: Infinity }];

/**
 * The lines that differ from a revision; saved changes that are not committed and new files are counted in.
 * @param folder any folder of the checkout
 * @throws UsageError when there is no git, no checkout or no such revision
 */
export function changedLines(folder: string, revision: string): ChangedLines {
  const root = git(folder, ['rev-parse', '--show-toplevel']).trimEnd();
  const commit = git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]).trimEnd();
  const names = git(root, [...diff, '--name-only', '-z', commit]).split('\0');
  const patches = git(root, [...diff, '--unified=0', commit]).split(/^(?=diff --git )/m);
  const added = git(root, ['ls-files', '--others', '--exclude-standard', '-z']).split('\0');
  const identity = (name: string): string => identityOf(join(root, name));
  return new Map([
    ...names.filter(Boolean).map((name, index) => [identity(name), addedRanges(patches[index] ?? '')] as const),
    ...added.filter(Boolean).map((name) => [identity(name), everyLine] as const),
  ]);
}

/** Every file has one patch then, in the order of the names. */
const diff = [
  'diff',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--diff-filter=d',
  '--submodule=short',
];

/** Where a patch adds lines: `@@ -3,2 +4,5 @@`. What only takes lines away leaves none to report on. */
function addedRanges(patch: string): LineRange[] {
  return [...patch.matchAll(/^@@ \S+ \+(\d+)(?:,(\d+))? @@/gm)].flatMap(([, first, count = '1']) => {
    const from = Number(first);
    return count === '0' ? [] : [{ first: from, last: from + Number(count) - 1 }];
  });
}

function git(folder: string, args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: MOST_OUTPUT, stdio: 'pipe' });
  } catch (error) {
    throw new UsageError(`--changed: ${reasonOf(error, args)}`);
  }
}

const MOST_OUTPUT = 1 << 30;

function reasonOf(error: unknown, args: readonly string[]): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed';
  const revision = args.find((arg) => arg.endsWith('^{commit}'))?.replace('^{commit}', '');
  if (revision !== undefined) return `${revision} is no revision of this checkout; paths go before the option`;
  const said = 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : '';
  return said ?? error.message;
}

/** The findings that touch a changed line. */
export function inChangedLines(results: readonly LintResult[], changed: ChangedLines): LintResult[] {
  return results.map((result) => {
    const ranges = changed.get(identityOf(result.source.path)) ?? [];
    const touches = (span: Span): boolean => {
      const { start, end } = result.source.range(span);
      return ranges.some(({ first, last }) => first <= end.line && start.line <= last);
    };
    return { ...result, diagnostics: result.diagnostics.filter(({ span }) => touches(span)) };
  });
}
