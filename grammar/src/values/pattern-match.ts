/**
 * Looks for patterns of users in texts, within bounds: a RegExp of JavaScript could take forever over one. The answers
 * are those of a RegExp.
 */
import { oncePer } from '../text/once-per.ts';
import { type Verdict, runProgram } from './pattern-machine.ts';
import { type PatternSource, parsePattern } from './pattern-nodes.ts';
import { type Program, compileProgram } from './pattern-program.ts';
import { neededText } from './pattern-text.ts';
import type { RegexValue } from './value.ts';

/** `too-costly` when the bound was reached or the pattern is too large, `unsupported` when it cannot be run at all. */
export type PatternVerdict = Verdict | 'unsupported';

/** Letters in lower case without which there is no match. Most texts end here. */
const neededBy: (source: PatternSource) => string = oncePer((source) => neededText(parsePattern(source).root));

/** Made for the first text that may match; undefined for a pattern that is too large. */
const programOf: (source: PatternSource) => Program | undefined = oncePer((source) =>
  compileProgram(parsePattern(source), source.isCaseless),
);

export function matchPattern({ source }: Pick<RegexValue, 'source'>, text: string): PatternVerdict {
  if (!source) return 'unsupported';
  if (!text.toLowerCase().includes(neededBy(source))) return 'no-match';
  const program = programOf(source);
  return program ? runProgram(program, text) : 'too-costly';
}

/** Whether a pattern is found in a text; undefined when nobody can tell. */
export function findsIn(value: Pick<RegexValue, 'source'>, text: string): boolean | undefined {
  const verdict = matchPattern(value, text);
  if (verdict === 'match') return true;
  return verdict === 'no-match' ? false : undefined;
}
