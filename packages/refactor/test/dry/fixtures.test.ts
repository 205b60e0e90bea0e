/** What `dry` makes of the fixtures, and of real files where they are at hand. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceFile, parse, print } from '@pmtakit/grammar';
import { Model, type ProjectFiles, diskFiles, loadProject, memoryFiles, overlayFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { type Found, type Refactorable, type RunReport, findProposals, runRefactorings } from '../../src/index.ts';

/** Proposals mean to change what the server does. */
const isWanted = ({ safety }: Found): boolean => safety !== 'proposal';
const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

function fixture(main: string): Refactorable {
  const path = join(fixtures, main);
  return {
    open: (texts) => {
      const text = texts.get(path) ?? readFileSync(path, 'utf8');
      return [new Model(loadProject({ path, text }, { files: overlayFiles(diskFiles, texts), base: dirname(path) }))];
    },
  };
}

/** Files that are included are taken for empty ones. */
const emptyFiles: ProjectFiles = {
  ...memoryFiles({}),
  read: () => ({ text: '' }),
  match: (pattern) => [pattern.replaceAll(/[*?[\]]/g, '_')],
};

function realFile(name: string): Refactorable {
  const before = readFileSync(join(corpus, name), 'latin1');
  return {
    open: (texts) => [
      new Model(loadProject({ path: 'main', text: texts.get('main') ?? before }, { files: emptyFiles })),
    ],
  };
}

/** Everything that is proposed is proven, can be read again, and leaves nothing to propose. */
function expectDone(refactorable: Refactorable): RunReport {
  const report = runRefactorings(refactorable, { isWanted });
  expect(report.refused.map(({ found }) => found.message)).toEqual([]);
  for (const { path, after } of report.files) expect(print(parse(new SourceFile(path, after)))).toBe(after);
  const texts = new Map(report.files.map(({ path, after }) => [path, after]));
  expect(
    findProposals(refactorable.open(texts))
      .filter(isWanted)
      .map(({ message }) => message),
  ).toEqual([]);
  return report;
}

describe('fixtures', () => {
  it('full of copies become a default source, a pool and a macro', () => {
    const { applied, linesBefore, linesAfter } = expectDone(fixture('copies/pmta.conf'));
    const ids = new Set(applied.map(({ refactoring }) => refactoring.id));
    expect(ids).toEqual(
      new Set(['remove-inherited', 'pool-settings', 'pool-domains', 'domain-macro', 'source-defaults']),
    );
    expect([linesBefore, linesAfter]).toEqual([327, 155]);
  });

  it.each(['small-sender/pmta.conf', 'regional-sender/config', 'agency/pmta.conf', 'platform/config'])('%s', (main) => {
    expectDone(fixture(main));
  });
});

describe('real files', () => {
  it.skipIf(!existsSync(corpus))('have less to say afterwards (skipped where shared/ is not there)', () => {
    const names = readdirSync(corpus).filter((name) => name.endsWith('.conf'));
    const reports = names.map((name) => expectDone(realFile(name)));
    const sum = (of: (report: RunReport) => number): number => reports.reduce((all, one) => all + of(one), 0);
    const [before, after] = [sum(({ linesBefore }) => linesBefore), sum(({ linesAfter }) => linesAfter)];
    console.log(`dry on ${names.length} real files: ${before} lines before, ${after} after`);
    expect(after).toBeLessThan(before * 0.9);
  });
});
