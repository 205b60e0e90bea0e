import type { Step } from './step.ts';

/** A choice, or a refusal when there is no name. */
export interface Choice {
  readonly name: string | undefined;
  readonly steps: readonly Step[];
}

export function chosen(name: string | undefined, ...steps: Step[]): Choice {
  return { name, steps };
}
