import { type Catastrophe, type RegexValue, type Value, catalogue, isCatastrophic, takes } from '@pmtakit/grammar';
import { type Line, linesNamed } from '@pmtakit/semantics';
import { linesWithSigns, miswritten } from '../rule-helpers/miswritten.ts';
import { placeIn } from '../rule-helpers/reply-patterns.ts';
import { defineRule } from './rule.ts';

/** Expressions that keep a backtracking matcher, which PCRE is, busy for long. Told from the expression alone. */
export const patternRedos = defineRule({
  id: 'pattern-redos',
  category: 'backoff',
  preset: 'recommended',
  summary: 'A regular expression that may take endless time on some texts',
  messages: {
    exponential: {
      severity: 'warning',
      text: 'On some texts the time for this expression doubles with every character.\nWhat is repeated in it can take the same text in several ways. Where the rest does not match, PCRE tries all of them, for every reply or address.\nWrite the repeated part so that it takes a text in one way only: [ab]+ for (a|b|ab)+, a+ for (a+)+.',
    },
    polynomial: {
      severity: 'info',
      text: 'On some texts this expression takes long.\nSeveral endless repetitions of the same characters follow each other. Where the rest does not match, PCRE tries every way to share the text out between them.\nKeep one of the repetitions.',
    },
  },

  *configuration({ model, report }) {
    const known = new Map<string, Catastrophe | undefined>();
    for (const name of namesWithPatterns()) {
      for (const line of linesNamed(model.whole, name)) {
        yield;
        for (const regex of patternsIn(line)) {
          const { pattern } = regex;
          if (!known.has(pattern)) known.set(pattern, isCatastrophic(regex));
          const cost = known.get(pattern);
          if (cost === 'exponential') report('exponential', placeIn(line, regex));
          if (cost === 'polynomial' && !isMiswritten(line, regex)) report('polynomial', placeIn(line, regex));
        }
      }
    }
  },
});

/** Letters that were meant for digits are told by pattern-unescaped, and without them there is no such repetition. */
function isMiswritten({ name }: Line, { pattern }: RegexValue): boolean {
  return linesWithSigns.has(name) && miswritten.digits.test(pattern);
}

function namesWithPatterns(): Set<string> {
  const rows = catalogue().rows.filter((row) => takes(row, 'regex') || takes(row, 'header-list'));
  return new Set(rows.filter(({ section }) => !section).map(({ name }) => name));
}

function patternsIn(line: Line): RegexValue[] {
  return (line.read?.arguments ?? []).flatMap(({ value }) => (value.kind === 'error' ? [] : patternsOf(value)));
}

function patternsOf(value: Value): RegexValue[] {
  if (value.kind === 'regex') return [value];
  if (value.kind !== 'header-list') return [];
  return value.items.filter((item): item is RegexValue => 'kind' in item);
}
