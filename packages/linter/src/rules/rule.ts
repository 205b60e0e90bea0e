import { type Severity, severities } from '@pmtakit/grammar';
import type { Check, Messages } from '@pmtakit/semantics';
import type { SuppressionContext } from '../suppressions/context.ts';

/** From what is always on to what only some people want. Each preset holds those before it. */
export const presets = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof presets)[number];

/** A check with its place in the presets. */
export interface Rule<M extends Messages = Messages> extends Check<M> {
  /** The first preset that asks for it. `recommended` is quiet on a healthy file. */
  readonly preset: Preset;
  /** For rules about the comments that pass over findings: is asked once for each file that has some. */
  suppressions?(context: SuppressionContext<keyof M & string>): void;
}

/** Makes a rule whose message ids are known to the compiler. */
export function defineRule<const M extends Messages>(rule: Rule<M>): Rule<M> {
  return rule;
}

/** The severities of the messages of a rule, from the worst on. */
export function severitiesOf({ messages }: Rule): Severity[] {
  const used = new Set(Object.values(messages).map(({ severity }) => severity));
  return severities.filter((severity) => used.has(severity));
}
