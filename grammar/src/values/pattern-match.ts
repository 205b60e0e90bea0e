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
  /** Letters in lower case without which there is no match. Most texts end here. */
  readonly needed: string;
  /** Made for the first text that holds them; undefined for a pattern that is too large. */
  readonly program: () => Program | undefined;
}

const matchers = new WeakMap<PatternSource, Matcher>();

export function matchPattern({ source }: Pick<RegexValue, 'source'>, text: string): PatternVerdict {
  if (!source) return 'unsupported';
  const matcher = matchers.get(source) ?? matcherOf(source);
  matchers.set(source, matcher);
  if (!text.toLowerCase().includes(matcher.needed)) return 'no-match';
  const program = matcher.program();
  return program ? runProgram(program, text) : 'too-costly';
}

/** Whether a pattern is found in a text; undefined when nobody can tell. */
export function findsIn(value: Pick<RegexValue, 'source'>, text: string): boolean | undefined {
  const verdict = matchPattern(value, text);
  if (verdict === 'match') return true;
  return verdict === 'no-match' ? false : undefined;
}

function matcherOf(source: PatternSource): Matcher {
  const parsed = parsePattern(source);
  let program: { readonly made: Program | undefined } | undefined;
  return {
    needed: neededText(parsed.root),
    program: () => (program ??= { made: compileProgram(parsed, source.isCaseless) }).made,
  };
}
