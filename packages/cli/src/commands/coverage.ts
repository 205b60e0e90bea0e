/** `pmtakit coverage`: how much pmtakit knows of each line. */
import { type CoveredLine, coverageOf, coverageStates } from '@pmtakit/semantics';
import { printable } from '@pmtakit/linter';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { columns } from '../text/columns.ts';
import { writeJson, writeLines } from './answer.ts';

export async function showCoverage(name: string, options: ProjectOptions): Promise<void> {
  const covered = coverageOf(await openModel(name, options));
  if (options.json) return writeJson(coverageJson(covered));
  const open = covered.filter(({ state }) => state !== 'checked');
  writeLines([
    ...columns(open.map(({ file, line, state, name }) => [`${file.path}:${line}:`, words(state), name ?? ''])).map(
      printable,
    ),
    ...(open.length > 0 ? [''] : []),
    ...columns(coverageStates.map((state) => [words(state), `${countOf(covered, state)} of ${covered.length} lines`])),
  ]);
}

export interface CoverageJson {
  readonly summary: Readonly<Record<CoveredLine['state'], number>>;
  readonly lines: readonly {
    readonly file: string;
    readonly line: number;
    readonly state: CoveredLine['state'];
    readonly name: string | null;
  }[];
}

function coverageJson(covered: readonly CoveredLine[]): CoverageJson {
  const count = (state: CoveredLine['state']): number => countOf(covered, state);
  return {
    summary: {
      checked: count('checked'),
      'parsed-only': count('parsed-only'),
      'not-modelled': count('not-modelled'),
      unknown: count('unknown'),
    },
    lines: covered.map(({ file, line, state, name }) => ({ file: file.path, line, state, name: name ?? null })),
  };
}

function countOf(covered: readonly CoveredLine[], wanted: CoveredLine['state']): number {
  return covered.filter(({ state }) => state === wanted).length;
}

function words(state: CoveredLine['state']): string {
  return state.replace('-', ' ');
}
