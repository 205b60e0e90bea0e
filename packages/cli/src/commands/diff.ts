/** `pmtakit diff OLD NEW`: what two configurations do differently. */
import { catalogue, useDirectives } from '@pmtakit/grammar';
import { type BehaviourDiff, Model, behaviourDiff, behaviourJson, ceilingChanges } from '@pmtakit/semantics';
import { comparedSides } from '../compare/side.ts';
import { UsageError } from '../exit-codes.ts';
import { paletteFor } from '../palette.ts';
import { findProjectConfig } from '../project/config-file.ts';
import { tellUnread } from '../project/open-project.ts';
import { type ProjectOptions, modelOptionsOf } from '../project/options.ts';
import { writeJson, writeLines } from './answer.ts';
import { diffMarkdown } from './diff-markdown.ts';
import { type DiffReport, diffText } from './diff-text.ts';
import { ceilingJson, sideJson } from './diff-json.ts';
import { traceOf } from './diff-traces.ts';
import { domainFrom, virtualMtaFrom } from './queue-argument.ts';

export interface DiffOptions extends ProjectOptions {
  readonly markdown?: true;
  readonly all?: true;
  readonly traces?: true;
  readonly domain?: string;
  readonly vmta?: string;
  readonly setting?: string;
}

/** What it ends with. Others end with 2 on wrong usage, which says here that nobody can tell. */
export const diffCodes = { equal: 0, different: 1, unknown: 2, failed: 3 } as const;

/** Of unrelated files, nobody wants to read all. */
const MOST_SHOWN = 30;

export async function diffConfigurations(
  name: string,
  old: string,
  now: string | undefined,
  options: DiffOptions,
): Promise<void> {
  const report = await failing(() => reportOf(name, [old, now], options));
  const { diff } = report;
  if (options.json) writeJson({ ...behaviourJson(diff), ...moreJson(report) });
  else if (options.markdown) writeLines(diffMarkdown(report, mostOf(options)));
  else writeLines(textOf(report, options));
  process.exitCode = codeOf(diff);
}

interface ModelReport extends DiffReport {
  readonly models: { readonly before: Model; readonly after: Model };
}

async function reportOf(
  name: string,
  [old, now]: readonly [string, string | undefined],
  options: DiffOptions,
): Promise<ModelReport> {
  if (options.json && options.markdown) throw new UsageError('--json and --markdown do not go together');
  const config = findProjectConfig('.');
  const modelOptions = modelOptionsOf(options, config);
  useDirectives(config.directives);
  const sides = await comparedSides(old, now, options, config);
  tellUnread(
    name,
    sides.map(({ project }) => project),
  );
  const [before, after] = sides.map(({ project }) => new Model(project, modelOptions));
  if (!before || !after) throw new RangeError('two sides are compared');
  const models = { before, after };
  checkAsked(options, models);
  const asked = {
    domain: options.domain === undefined ? undefined : domainFrom(options.domain),
    virtualMta: options.vmta,
    setting: options.setting?.toLowerCase(),
  };
  const diff = behaviourDiff(before, after, asked);
  return { sides, models, diff, ceilings: ceilingChanges(models, diff, { domain: asked.domain }) };
}

/** @throws UsageError for a virtual MTA that neither side has, and for a setting that there is not */
function checkAsked({ vmta, setting }: DiffOptions, { before, after }: ModelReport['models']): void {
  if (vmta !== undefined && !after.vmtas.vmta(vmta)) virtualMtaFrom(before, vmta);
  if (setting === undefined || catalogue().directivesNamed(setting.toLowerCase()).length > 0) return;
  const meant = catalogue().didYouMean('directive', setting, 'domain');
  throw new UsageError(`${setting} is no PowerMTA directive${meant === undefined ? '' : `; did you mean ${meant}?`}`);
}

function textOf(report: ModelReport, options: DiffOptions): string[] {
  const palette = paletteFor(options.color);
  const { before, after } = report.models;
  const traces =
    options.traces &&
    ((change: BehaviourDiff['changes'][number]) =>
      [traceOf(before, change, palette), traceOf(after, change, palette)] as const);
  return diffText(report, palette, { most: mostOf(options), traces });
}

function mostOf({ all }: DiffOptions): number {
  return all ? Infinity : MOST_SHOWN;
}

function moreJson({ sides: [before, after], ceilings }: DiffReport): object {
  return {
    before: sideJson(before),
    after: sideJson(after),
    ceilings: ceilings.changes.map(ceilingJson),
    ceilingsLeftOut: ceilings.leftOut,
  };
}

function codeOf({ equal }: BehaviourDiff): number {
  if (equal === undefined) return diffCodes.unknown;
  return equal ? diffCodes.equal : diffCodes.different;
}

/** Has what the user can mend end with the code for it. */
async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(error.message, diffCodes.failed);
    throw error;
  }
}
