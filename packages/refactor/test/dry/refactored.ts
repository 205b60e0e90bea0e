import { Model, type ModelOptions, defaultModelOptions, loadProject, memoryFiles } from '@pmtakit/semantics';
import {
  type Found,
  type Refactorable,
  type Refactoring,
  type RunOptions,
  type RunReport,
  allRefactorings,
  findProposals,
  refactorings,
  runRefactorings,
} from '../../src/index.ts';

export type Texts = Readonly<Record<string, string>>;

/** A text of lines. The indent that all have, as in a template of the tests, is taken away. */
export function conf(template: string): string {
  const lines = template
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '\n')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}

export function refactorableOf(texts: Texts, options: ModelOptions = defaultModelOptions): Refactorable {
  return {
    open: (changed) => {
      const all = { ...texts, ...Object.fromEntries(changed) };
      const main = { path: 'config', text: all['config'] ?? '' };
      return [new Model(loadProject(main, { files: memoryFiles(all) }), options)];
    },
  };
}

export interface Asked extends Omit<RunOptions, 'refactorings'> {
  readonly only?: string;
  readonly options?: ModelOptions;
}

const everything = (): boolean => true;

function asked(only: string | undefined): readonly Refactoring[] {
  return only === undefined ? refactorings : allRefactorings.filter(({ id }) => id === only);
}

/** What becomes of a configuration in one file; all proposals are wanted unless told. */
export function refactored(text: string, { only, options, isWanted = everything }: Asked = {}): RunReport {
  return runRefactorings(refactorableOf({ config: text }, options), {
    isWanted,
    refactorings: asked(only),
  });
}

export function afterOf(text: string, asked: Asked = {}): string {
  return refactored(text, asked).files[0]?.after ?? text;
}

export function proposalsFor(text: string, only?: string, options?: ModelOptions): Found[] {
  const models = refactorableOf({ config: text }, options).open(new Map());
  return findProposals(models, asked(only));
}
