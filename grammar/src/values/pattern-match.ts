/**
 * Looks for patterns of users in texts, within bounds: a RegExp of JavaScript could take forever over one. The answers
 * are those of a RegExp.
 */
import { type Verdict, runProgram } from './pattern-machine.ts';
import { type PatternSource, parsePattern } from './pattern-nodes.ts';
import { type Program, compileProgram } from './pattern-program.ts';
import { neededText } from './pattern-text.ts';
import type { RegexValue } from './value.ts';

/** `too-costly` when the bound was reached or the pattern is too large, `unsupported` when it cannot be run at all. */
export type PatternVerdict = Verdict | 'unsupported';

interface Matcher {
  /** Undefined for a pattern that is too large. */
  readonly program: Program | undefined;
  /** Letters in lower case without which there is no match. */
  readonly needed: string;
}

const matchers = new WeakMap<PatternSource, Matcher>();

export function matchPattern({ source }: Pick<RegexValue, 'source'>, text: string): PatternVerdict {
  if (!source) return 'unsupported';
  const matcher = matchers.get(source) ?? matcherOf(source);
  matchers.set(source, matcher);
  if (!matcher.program) return 'too-costly';
  if (!text.toLowerCase().includes(matcher.needed)) return 'no-match';
  return runProgram(matcher.program, text);
}

/** Whether a pattern is found in a text; undefined when nobody can tell. */
export function findsIn(value: Pick<RegexValue, 'source'>, text: string): boolean | undefined {
  const verdict = matchPattern(value, text);
  if (verdict === 'match') return true;
  return verdict === 'no-match' ? false : undefined;
}

function matcherOf(source: PatternSource): Matcher {
  const parsed = parsePattern(source);
  return { program: compileProgram(parsed, source.isCaseless), needed: neededText(parsed.root) };
}
