/** One variant of a sweep, done by whichever thread. */
import { useDirectives } from '@pmtakit/grammar';
import { Model, type ModelOptions } from '@pmtakit/semantics';
import type { Result } from '@pmtakit/simulator';
import { UsageError } from '../exit-codes.ts';
import { findProjectConfig } from '../project/config-file.ts';
import { openProject } from '../project/open-project.ts';
import type { ReadingOptions } from '../project/options.ts';
import type { ScenarioChanges } from './options.ts';
import { type ScenarioFile, scenarioIn } from './scenario-file.ts';
import { simulate } from './simulate.ts';
import type { Variant } from './variants.ts';
import { modelWith } from './with-settings.ts';

/** What all variants have in common. Plain data, so that it can go to other threads. */
export interface SweepPlan {
  readonly name: string;
  readonly main: { readonly path: string; readonly text: string };
  readonly reading: ReadingOptions;
  readonly modelOptions: ModelOptions;
  readonly scenario: ScenarioFile;
  readonly changes: ScenarioChanges;
  readonly engine: Result['engine'];
}

export interface SweepJob {
  readonly plan: SweepPlan;
  readonly variant: Variant;
}

/** A result, or what the user can mend. */
export type SweepOutcome = { readonly result: Result } | { readonly problem: string };

export async function doSweepJob({ plan, variant }: SweepJob): Promise<SweepOutcome> {
  try {
    const { name, scenario: file, changes, engine } = plan;
    const model = modelWith(originalOf(plan), variant.settings, plan.reading);
    const scenario = scenarioIn(file, changes);
    return { result: await simulate({ name, model, scenario, folder: file.folder, engine, isQuiet: true }) };
  } catch (error) {
    if (error instanceof UsageError) return { problem: error.message };
    throw error;
  }
}

function originalOf({ main, reading, modelOptions }: SweepPlan): Model {
  const config = findProjectConfig('.');
  useDirectives(config.directives);
  const input = { ...main, encoding: 'utf8', isPiped: false } as const;
  return new Model(openProject(input, reading, config), modelOptions);
}
