/**
 * How the parser decides: by the type of the next token. Chevrotain's own strategy tries out how many tokens each
 * decision needs, which takes longer than parsing a short file; one is enough here, as its validation proves.
 */
import {
  Alternation,
  Alternative,
  type ILookaheadStrategy,
  type IProduction,
  type IToken,
  LLkLookaheadStrategy,
  NonTerminal,
  Option,
  Repetition,
  type Rule,
  Terminal,
} from 'chevrotain';

type Alternatives = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type Optional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];

/** What decisions are made on. */
interface Parser {
  LA: (distance: number) => IToken;
}

export class NextTokenStrategy extends LLkLookaheadStrategy {
  constructor() {
    super({ maxLookahead: 1 });
  }

  override buildLookaheadForAlternation({ rule, prodOccurrence }: Alternatives): () => number | undefined {
    const alternation = productionIn(rule, Alternation, prodOccurrence);
    const chosen: number[] = [];
    for (const [index, alternative] of partsOf(alternation).entries()) {
      for (const type of firstTypes(alternative)) chosen[type] = index;
    }
    return function choose(this: Parser): number | undefined {
      return chosen[this.LA(1).tokenTypeIdx];
    };
  }

  override buildLookaheadForOptional({ rule, prodType, prodOccurrence }: Optional): () => boolean {
    const production = productionIn(rule, prodType === 'Option' ? Option : Repetition, prodOccurrence);
    const starts: boolean[] = [];
    for (const type of firstTypes(production)) starts[type] = true;
    return function isNext(this: Parser): boolean {
      return starts[this.LA(1).tokenTypeIdx] === true;
    };
  }
}

type Decision = typeof Alternation | typeof Option | typeof Repetition;

/** The production of a kind that has a number within its rule. */
function productionIn(rule: Rule, kind: Decision, occurrence: number): IProduction | undefined {
  const open = [...rule.definition];
  for (const production of open) {
    if (production instanceof kind && production.idx === occurrence) return production;
    if (!(production instanceof NonTerminal)) open.push(...partsOf(production));
  }
  return undefined;
}

/** The types of the tokens that a production can start with. No rule starts with what may be left out. */
function firstTypes(production: IProduction | undefined): number[] {
  if (production instanceof Terminal) {
    const { tokenTypeIdx = 0, categoryMatches = [] } = production.terminalType;
    return [tokenTypeIdx, ...categoryMatches];
  }
  if (production instanceof Alternation) return production.definition.flatMap(firstTypes);
  return production ? firstTypes(partsOf(production)[0]) : [];
}

function partsOf(production: IProduction | undefined): readonly IProduction[] {
  if (production instanceof NonTerminal) return production.referencedRule.definition;
  const hasParts =
    production instanceof Alternation ||
    production instanceof Alternative ||
    production instanceof Option ||
    production instanceof Repetition;
  return hasParts ? production.definition : [];
}
