import type { AssumptionName } from '../model/assumptions.ts';
import type { Setting } from '../model/setting.ts';
import type { Block, Line } from '../project/whole.ts';

export type Stage =
  | 'source'
  | 'accept'
  | 'relay'
  | 'virtual-mta'
  | 'alias'
  | 'pool'
  | 'queue-to'
  | 'cold'
  | 'rollup'
  | 'reroute'
  | 'queue';

/** One decision on the way of a message. */
export interface Step {
  readonly stage: Stage;
  /** One sentence without a full stop. */
  readonly text: string;
  /** The line that decides; undefined where a default or the message itself does. */
  readonly at?: Line | Block | undefined;
  readonly assumptions?: readonly AssumptionName[];
}

/** A step that a setting decides. */
export function stepBy(stage: Stage, setting: Setting | undefined, text: string): Step {
  return { stage, text, at: setting?.line, assumptions: setting?.assumptions ?? [] };
}

/** A step that rests on more than the setting that decides it. */
export function restingOn(step: Step, more: readonly AssumptionName[]): Step {
  return more.length === 0 ? step : { ...step, assumptions: [...new Set([...(step.assumptions ?? []), ...more])] };
}
