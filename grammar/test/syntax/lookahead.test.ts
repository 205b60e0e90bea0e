import {
  Alternation,
  Alternative,
  type ILookaheadStrategy,
  type IProduction,
  LLkLookaheadStrategy,
  Option,
  Repetition,
  type Rule,
  type TokenType,
} from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { NextTokenStrategy } from '../../src/syntax/lookahead.ts';
import { ConfigurationParser } from '../../src/syntax/parser.ts';
import { tokenTypes } from '../../src/syntax/tokens.ts';

type Decision = Alternation | Option | Repetition;

const rules = Object.values(new ConfigurationParser({ skipValidations: false }).getGAstProductions());
const decisions = rules.flatMap((rule) => decisionsIn(rule.definition).map((decision) => ({ rule, decision })));

function decisionsIn(productions: readonly IProduction[]): Decision[] {
  return productions.flatMap((production) => {
    if (production instanceof Alternative) return decisionsIn(production.definition);
    return isDecision(production) ? [production, ...decisionsIn(production.definition)] : [];
  });
}

function isDecision(production: IProduction): production is Decision {
  return production instanceof Alternation || production instanceof Option || production instanceof Repetition;
}

/** What a strategy decides in front of each type of token. */
function decided(strategy: ILookaheadStrategy, rule: Rule, decision: Decision): unknown[] {
  const options = { rule, prodOccurrence: decision.idx, maxLookahead: 1, dynamicTokensEnabled: false };
  const prodType = decision instanceof Option ? 'Option' : 'Repetition';
  const decide: () => unknown =
    decision instanceof Alternation
      ? strategy.buildLookaheadForAlternation({ ...options, hasPredicates: false })
      : strategy.buildLookaheadForOptional({ ...options, prodType });
  return tokenTypes.map((type) => decide.call(before(type)));
}

/** A parser in front of a token. */
function before({ tokenTypeIdx }: TokenType) {
  const next = () => ({ tokenTypeIdx });
  return { LA: next, LA_FAST: next };
}

describe('the next token', () => {
  it('is asked for at all places', () => {
    expect(decisions).toHaveLength(9);
  });

  it.each(decisions)('decides in $rule.name what the strategy of Chevrotain decides', ({ rule, decision }) => {
    const expected = decided(new LLkLookaheadStrategy({ maxLookahead: 1 }), rule, decision);
    expect(decided(new NextTokenStrategy(), rule, decision)).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(1);
  });
});
