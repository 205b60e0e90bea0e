/** Directives of releases that are newer than the catalogue, as people who have them describe them. */
import { readArguments } from '../values/arguments.ts';
import { valueTypes } from '../values/value-types.ts';
import { GLOBAL_SCOPE, catalogue, extendCatalogue, isExtraRow } from './catalogue.ts';
import type { ArgumentSpec, CatalogueRow, ValueTypeName } from './rows.ts';

/** One more directive, which takes one value. */
export interface ExtraDirective {
  readonly name: string;
  /** The sections it may stand in, such as `domain`; `global` is the top level. */
  readonly scopes: readonly string[];
  readonly argument: ArgumentSpec;
  readonly repeatable: boolean;
  readonly default?: string | undefined;
}

/** What is wrong with a description, and which part of it. */
export interface ExtraProblem {
  readonly part: 'name' | 'scopes' | 'default';
  readonly problem: string;
}

export function isValueTypeName(name: string): name is ValueTypeName {
  return Object.hasOwn(valueTypes, name);
}

export const valueTypeNames: readonly ValueTypeName[] = Object.keys(valueTypes).filter(isValueTypeName);

/** All places where a directive may stand: the top level and the sections. */
export function scopeNames(): string[] {
  const sections = catalogue().rows.filter((row) => row.section);
  return [GLOBAL_SCOPE, ...new Set(sections.map(({ name }) => name).sort())];
}

/** The row of a directive that the catalogue does not have. */
export function extraDirectiveRow({ argument, default: value, ...extra }: ExtraDirective): CatalogueRow {
  return {
    ...extra,
    ...(value !== undefined && { default: value }),
    arguments: [argument],
    status: 'observed',
    summary: 'Told by the configuration of these tools.',
    sources: [],
  };
}

/** The first thing that is wrong with a directive, beside what its types say. One of the catalogue stays as it is. */
export function extraDirectiveProblem(extra: ExtraDirective): ExtraProblem | undefined {
  if (!/^[a-z][\w-]*$/i.test(extra.name)) return { part: 'name', problem: 'expected letters, digits and hyphens' };
  const scopes = new Set(scopeNames());
  const wrong = extra.scopes.find((scope) => !scopes.has(scope));
  if (wrong !== undefined) return { part: 'scopes', problem: `${wrong} is no section` };
  const builtIn = catalogue()
    .directivesNamed(extra.name)
    .filter((row) => !isExtraRow(row));
  const known = extra.scopes.find((scope) => builtIn.some((row) => row.scopes.includes(scope)));
  if (known !== undefined) return { part: 'name', problem: `${extra.name} is known already ${placeOf(known)}` };
  const problem = extra.default === undefined ? undefined : problemOfDefault(extra, extra.default);
  return problem === undefined ? undefined : { part: 'default', problem };
}

function placeOf(scope: string): string {
  return scope === GLOBAL_SCOPE ? 'at the top level' : `in <${scope}>`;
}

function problemOfDefault(extra: ExtraDirective, value: string): string | undefined {
  const read = readArguments(value, { start: 0, end: value.length }, extraDirectiveRow(extra));
  if (read.missing) return 'is empty';
  if (read.extra) return `takes one value, and ${read.extra.raw} is a second one`;
  const error = read.arguments.map((argument) => argument.value).find(({ kind }) => kind === 'error');
  return error?.kind === 'error' ? `${error.problem}; expected ${error.expected}` : undefined;
}

let used: readonly ExtraDirective[] = [];

/**
 * Makes more directives known, instead of those of the call before. To be called before anything is parsed. Costs nothing
 * when the list is that of the call before.
 */
export function useDirectives(directives: readonly ExtraDirective[]): void {
  if (directives === used || (directives.length === 0 && used.length === 0)) return;
  used = directives;
  extendCatalogue(directives.map(extraDirectiveRow));
}
