/** Assumptions as people name them. */
import { didYouMean } from '@pmtakit/linter';
import { type Assumptions, assumptionNames, assumptionTable, isAnswer, isAssumptionName } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';

/** @throws UsageError that lists what there is */
export function assume(assumptions: Assumptions, name: string, answer: string): Assumptions {
  if (!isAssumptionName(name)) {
    throw new UsageError(
      `${name} is no assumption${didYouMean(name, assumptionNames)}there are ${listed(assumptionNames)}`,
    );
  }
  if (!isAnswer(name, answer)) {
    const { values } = assumptionTable[name];
    throw new UsageError(`${answer} is no answer to ${name}${didYouMean(answer, values)}there are ${listed(values)}`);
  }
  return { ...assumptions, [name]: answer };
}

function listed(words: readonly string[]): string {
  return words.join(', ');
}
