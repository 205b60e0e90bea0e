/** The part of the TextMate grammar that colours arguments. */
import type { HighlightedNames } from './highlighted-names.ts';

/** One rule of a TextMate grammar. */
export interface TextMateRule {
  readonly name?: string;
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: TextMateCaptures;
  readonly beginCaptures?: TextMateCaptures;
  readonly endCaptures?: TextMateCaptures;
  readonly patterns?: readonly TextMateRule[];
}

type TextMateCaptures = Readonly<Record<number, TextMateRule>>;

/** A brace at the end of a line. */
export const BRACE = String.raw`\{(?=\s*(?:#|$))`;
/** A line ends here, or only its comment follows. */
export const LINE_END = '(?=#)|$';
/** A value starts behind a blank or a sign of a list, and ends before one. */
export const WORD_START = String.raw`(?<![^\s,;=<])`;
export const WORD_END = String.raw`(?![^\s,;>#])`;

const DIGITS = '[0-9]+';
const IPV4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
const IPV6 = '(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:]+(?:\\.\\d+){0,3}';
const SHORT_CIDR = String.raw`\d{1,3}(?:\.\d{1,3}){0,3}/\d{1,3}`;
const TIME_UNIT = '(?:day|d|hr|h|min|m|sec|s)';

/** The repository of values. What is in `arguments` is tried in its order. */
export function valueRules({ members, actions }: HighlightedNames): Record<string, TextMateRule> {
  const words = ['string', 'macro', 'reserved', 'action', 'assignment', 'boolean', 'address', 'rate'];
  const others = ['number', 'member', 'wildcard', 'braces'];
  return {
    arguments: { patterns: includes(...words, 'duration', 'size', ...others, 'path') },
    'size-arguments': { patterns: includes(...words, 'size', ...others) },
    'pattern-arguments': { patterns: includes('regex', ...words, 'duration', ...others) },
    'free-text': { patterns: includes('string', 'macro', 'braces') },
    ...textRules,
    ...wordRules,
    ...numberRules,
    member: word(`(?i:${members.map(escapeRegex).join('|')})`, 'support.constant.pmta'),
    action: actionRule(actions),
  };
}

const textRules: Readonly<Record<string, TextMateRule>> = {
  string: {
    name: 'string.quoted.double.pmta',
    begin: String.raw`(?<![^\s,;=|<])"(?=(?:\\.|[^"\\])*")`,
    end: '"',
    patterns: [...includes('macro'), { match: String.raw`\\.`, name: 'constant.character.escape.pmta' }],
  },
  regex: {
    name: 'string.regexp.pmta',
    begin: String.raw`(?<![^\s,])/`,
    beginCaptures: { 0: { name: 'punctuation.definition.string.begin.pmta' } },
    end: '(/)|(?=#)|$',
    endCaptures: { 1: { name: 'punctuation.definition.string.end.pmta' } },
    patterns: [
      { match: String.raw`\\x[0-9A-Fa-f]{2}|\\[^#]`, name: 'constant.character.escape.regexp.pmta' },
      { match: String.raw`(?<=[\s,=;|])"(?:\\.|[^"\\/])*"` },
    ],
  },
  macro: {
    patterns: [
      { match: String.raw`\$\{[\w.-]+\}`, name: 'variable.other.template.pmta' },
      { match: String.raw`\$\w+`, name: 'variable.other.macro.pmta' },
    ],
  },
};

const wordRules: Readonly<Record<string, TextMateRule>> = {
  reserved: { match: String.raw`\{[A-Za-z][\w-]*\}`, name: 'variable.language.reserved.pmta' },
  boolean: word('(?i:yes|no|true|false)', 'constant.language.boolean.pmta'),
  path: { match: String.raw`${WORD_START}(?:/|[A-Za-z]:\\)[^\s#,;>"]*`, name: 'string.unquoted.path.pmta' },
  wildcard: {
    match: String.raw`\[\*\.\]|${WORD_START}\*(?:(?=\.)|${WORD_END})`,
    name: 'keyword.operator.wildcard.pmta',
  },
};

const numberRules: Readonly<Record<string, TextMateRule>> = {
  address: {
    patterns: [
      {
        match: String.raw`${WORD_START}(?:${SHORT_CIDR}|${IPV4}|${IPV6}(?:/\d+)?)(?=[\s,;>#:\]]|$)`,
        name: 'constant.numeric.address.pmta',
      },
      { match: String.raw`\[(?i:IPv6:)?(?:${SHORT_CIDR}|${IPV4}|${IPV6})\]`, name: 'constant.numeric.address.pmta' },
      { match: String.raw`(?<=[\d\]]):\d+${WORD_END}`, name: 'constant.numeric.port.pmta' },
    ],
  },
  rate: word(`(?i:${DIGITS}[bkmgt]?/(?:${DIGITS})?${TIME_UNIT})`, 'constant.numeric.rate.pmta'),
  duration: word(`(?i:(?:${DIGITS}[wdhms])+|never)`, 'constant.numeric.duration.pmta'),
  size: word(`(?i:${DIGITS}[bkmgt]|unlimited)`, 'constant.numeric.size.pmta'),
  number: word(DIGITS, 'constant.numeric.pmta'),
  assignment: {
    match: String.raw`${WORD_START}(?i:(virtual-mta|recipient-priority|source|subaccount)(=)|(call-to)(:))\s*([^\s,#]*)`,
    captures: {
      1: { name: 'support.function.action.pmta' },
      2: { name: 'keyword.operator.assignment.pmta' },
      3: { name: 'support.function.action.pmta' },
      4: { name: 'keyword.operator.assignment.pmta' },
      5: { name: 'variable.other.reference.pmta' },
    },
  },
};

function actionRule(actions: readonly string[]): TextMateRule {
  return {
    match: `${WORD_START}(?i:(${actions.join('|')}))(?:(=)([^\\s,#]*)|${WORD_END})`,
    captures: {
      1: { name: 'support.function.action.pmta' },
      2: { name: 'keyword.operator.assignment.pmta' },
      3: { patterns: includes('duration') },
    },
  };
}

/** A text that stands for itself in a regular expression. */
export function escapeRegex(text: string): string {
  return text.replaceAll(/[.*+?()[\]{}|\\^$/]/g, String.raw`\$&`);
}

function word(pattern: string, name: string): TextMateRule {
  return { match: `${WORD_START}${pattern}${WORD_END}`, name };
}

function includes(...names: readonly string[]): TextMateRule[] {
  return names.map((name) => ({ include: `#${name}` }));
}
