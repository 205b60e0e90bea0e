/** All rules, in the order in which they are published. */
import { type Expression, parseExpression } from './expression.ts';
import { parserRules, tokenRules } from './parser-grammar.ts';
import { type HandWrittenRule, structureGrammar } from './structure-grammar.ts';
import { valueGrammar, valueParts } from './value-grammar.ts';

export interface Rule {
  readonly name: string;
  readonly expression: Expression;
  /** One or two sentences. */
  readonly note: string;
}

export interface RuleGroup {
  readonly id: string;
  readonly title: string;
  readonly intro: string;
  readonly rules: readonly Rule[];
}

/** The whole grammar, from the file down to the characters of a value. */
export function grammarGroups(): RuleGroup[] {
  return [
    {
      id: 'nesting',
      title: 'Nesting',
      intro: 'How the lines of a file form sections.',
      rules: handWritten(structureGrammar),
    },
    {
      id: 'lines',
      title: 'Lines',
      intro: 'The forms a line can have, taken from the parser itself.',
      rules: parserRules(),
    },
    {
      id: 'tokens',
      title: 'Tokens',
      intro: 'What a line is cut into, taken from the lexer itself. The first token that fits is the one.',
      rules: tokenRules(),
    },
    {
      id: 'values',
      title: 'Values',
      intro: 'What arguments may be. Which directive takes which of them is told by the directive reference.',
      rules: [anyValue(), ...handWritten(valueGrammar)],
    },
    {
      id: 'parts',
      title: 'Parts of values',
      intro: 'What the values are made of.',
      rules: handWritten(valueParts),
    },
  ];
}

function handWritten(rules: Readonly<Record<string, HandWrittenRule>>): Rule[] {
  return Object.entries(rules).map(([name, { rule, note }]) => ({ name, note, expression: parseExpression(rule) }));
}

function anyValue(): Rule {
  const parts = Object.keys(valueGrammar).map((name): Expression => ({ kind: 'reference', name }));
  return {
    name: 'value',
    note: 'One argument. Arguments are parted by blanks.',
    expression: { kind: 'choice', parts },
  };
}
