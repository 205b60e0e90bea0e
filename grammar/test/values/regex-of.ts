import type { PatternSource } from '../../src/values/pattern-nodes.ts';

/** The RegExp that a pattern is translated to: what all answers are compared with. */
export function regexOf(source: PatternSource | undefined): RegExp {
  if (!source) throw new Error('the pattern cannot be run');
  return new RegExp(source.text, source.isCaseless ? 'i' : '');
}
