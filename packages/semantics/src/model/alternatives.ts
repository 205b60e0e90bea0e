import { type AssumptionName, type ModelOptions, assumptionNames, assumptionTable, isAnswer } from './assumptions.ts';
import type { Model } from './model.ts';
import type { Settings } from './resolver.ts';

/** What a question gives under another answer to an assumption. */
export interface Alternative {
  readonly name: AssumptionName;
  readonly answer: string;
  readonly settings: Settings;
}

/** Assumptions about what happens to mail later, which change no setting. */
const notOfSettings = new Set<AssumptionName>(['rate-model', 'pool-rotation']);

/**
 * Asks a question again under every other answer of every assumption. What comes out otherwise rests on it, for certain:
 * nothing is inferred from how the answer was found. The models for this are made once for each model.
 */
export function alternativesTo(model: Model, ask: (model: Model) => Settings): Alternative[] {
  return otherReadings(model)
    .filter(({ name }) => !notOfSettings.has(name))
    .map(({ name, answer, model: other }) => ({ name, answer, settings: ask(other) }));
}

/** The same configuration under another answer to one assumption. */
export interface OtherReading {
  readonly name: AssumptionName;
  readonly answer: string;
  readonly model: Model;
}

/** A configuration under every other answer to every assumption, one at a time. */
export function otherReadings(model: Model): OtherReading[] {
  return assumptionNames
    .filter((name) => isOpenIn(name, model.options))
    .flatMap((name) => otherAnswers(model, name).map((answer) => ({ name, answer, model: model.under(name, answer) })));
}

/** The assumptions that a setting rests on: another answer gives it another value. */
export function assumptionsBehind(
  name: string,
  settings: Settings,
  alternatives: readonly Alternative[],
): AssumptionName[] {
  const now = contentOf(settings, name);
  const found = alternatives.filter((alternative) => contentOf(alternative.settings, name) !== now);
  return [...new Set(found.map((alternative) => alternative.name))];
}

function contentOf(settings: Settings, name: string): string {
  return settings
    .of(name)
    .map(({ canonical, text }) => canonical || (text ?? ''))
    .join('\n');
}

/** The order of sources is documented since 5.0. [G1§3.3.7] */
function isOpenIn(name: AssumptionName, { version }: ModelOptions): boolean {
  return name !== 'source-order' || version < '5.0';
}

function otherAnswers({ options }: Model, name: AssumptionName): string[] {
  const values: readonly string[] = assumptionTable[name].values;
  return values.filter((value) => isAnswer(name, value) && value !== options.assumptions[name]);
}
