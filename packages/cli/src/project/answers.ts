/** Assumptions and releases as people name them. */
import { closest } from '@pmtakit/grammar';
import {
  type Assumptions,
  type PmtaVersion,
  assumptionNames,
  assumptionTable,
  isAnswer,
  isAssumptionName,
  pmtaVersions,
} from '@pmtakit/semantics';
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

/** @throws UsageError that lists what there is */
export function pmtaVersionOf(text: string): PmtaVersion {
  const version = pmtaVersions.find((one) => one === text);
  if (version) return version;
  throw new UsageError(`${text} is no release that is known; there are ${listed(pmtaVersions)}`);
}

/** Ends a clause about a wrong word with the right one, when there is one like it. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = closest(word, candidates);
  return meant === undefined ? '; ' : `; did you mean ${meant}? `;
}

function listed(words: readonly string[]): string {
  return words.join(', ');
}
