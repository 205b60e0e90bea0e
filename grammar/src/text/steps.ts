/** Long work in steps, between which others may do theirs. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. */
export function allSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
