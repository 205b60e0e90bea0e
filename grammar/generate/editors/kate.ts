/** The syntax file of Kate and of all programs with KSyntaxHighlighting. Each line begins in the same context again. */
import type { DirectiveKind, HighlightedNames, NamesOfKind } from '../highlighted-names.ts';
import { type Element, element, printXml } from './xml.ts';

const intro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE language>
<!-- Generated from grammar/catalogue by \`npm run generate\`. Do not edit. -->
`;

const contextOf: Readonly<Record<DirectiveKind['id'], string>> = {
  pattern: 'Pattern arguments',
  'free-text': 'Free text',
  size: 'Size arguments',
  setting: 'Arguments',
};

/** Behind a blank or a sign of a list, and before one. */
const BEFORE = String.raw`(?<![^\s,;=<])`;
const BEHIND = String.raw`(?![^\s,;>#])`;
const IPV4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}`;
const NETWORK = String.raw`\d{1,3}(?:\.\d{1,3}){0,3}/\d{1,3}`;

const LANGUAGE = {
  name: 'PowerMTA',
  section: 'Configuration',
  version: '1',
  kateversion: '5.79',
  extensions: '*.pmta;pmta.conf',
  casesensitive: '0',
  author: 'pmtakit',
  license: 'MIT',
};

export function kateSyntax(names: HighlightedNames): string {
  const highlighting = element('highlighting', {}, [...listsOf(names), contexts(names), styles]);
  return intro + printXml(element('language', LANGUAGE, [highlighting, general]));
}

/** The lists of directives of a kind. */
function listName(prefix: string, { kind }: NamesOfKind): string {
  return `${prefix} ${kind.id}`;
}

function listsOf({ sections, oldSections, directives, oldDirectives, members, actions }: HighlightedNames): Element[] {
  const ofKinds = (prefix: string, kinds: readonly NamesOfKind[]) =>
    kinds.map((one) => list(listName(prefix, one), one.names));
  return [
    list('sections', sections),
    list('old sections', oldSections),
    ...ofKinds('directives', directives),
    ...ofKinds('old directives', oldDirectives),
    list('words', members),
    list('actions', actions),
  ];
}

function list(name: string, items: readonly string[]): Element {
  return element(
    'list',
    { name },
    items.map((item) => element('item', {}, item)),
  );
}

function contexts({ directives, oldDirectives }: HighlightedNames): Element {
  const ofKinds = (prefix: string, attribute: string, kinds: readonly NamesOfKind[]) =>
    kinds.map((one) => keyword(listName(prefix, one), attribute, contextOf[one.kind.id]));
  const line = [
    element('DetectSpaces'),
    comment,
    rule('RegExpr', String.raw`<!--`, 'Foreign', 'HTML comment', { firstNonSpace: 'true' }),
    rule('RegExpr', String.raw`(?:\{\{|\{%|<\?|<%).*`, 'Foreign', '#stay', { firstNonSpace: 'true' }),
    rule('RegExpr', String.raw`</?\s*(?=[A-Za-z])`, 'Tag', 'Tag name'),
    element('DetectChar', { char: '/', lookAhead: 'true', context: 'Entry' }),
    rule('RegExpr', String.raw`\}`, 'Foreign'),
    ...ofKinds('old directives', 'Old', oldDirectives),
    ...ofKinds('directives', 'Directive', directives),
    rule('RegExpr', String.raw`[^\s#<]+`, 'Normal', 'Arguments'),
  ];
  const end = [comment, rule('RegExpr', String.raw`(?<=\s)<\s*[A-Za-z]`, 'Normal', '#pop', { lookAhead: 'true' })];
  return element('contexts', {}, [
    context('Line', line, '#stay'),
    context('HTML comment', [rule('StringDetect', '-->', 'Foreign', '#pop')], '#stay', 'Foreign'),
    context('Tag name', [
      keyword('sections', 'Section', '#pop!Tag arguments'),
      keyword('old sections', 'Old', '#pop!Tag arguments'),
      rule('RegExpr', String.raw`[^\s#<>]+`, 'Normal', '#pop!Tag arguments'),
    ]),
    context('Tag arguments', [
      comment,
      rule('RegExpr', String.raw`"?\|[^#]*(?=>)`, 'Text'),
      text,
      element('DetectChar', { char: '>', attribute: 'Tag', context: '#pop' }),
      ...macros,
      rule('RegExpr', String.raw`\[\*\.\]|\*`, 'Special'),
      ...addresses,
    ]),
    context('Entry', [pattern, rule('RegExpr', String.raw`(?<=\s)[\w-]+`, 'Word'), comment]),
    context('Arguments', [...end, ...values, duration, size, path]),
    context('Size arguments', [...end, ...values, size]),
    context('Pattern arguments', [pattern, ...end, ...values, duration]),
    context('Free text', [comment, text, ...macros]),
    context(
      'Pattern',
      [...patternRules, element('DetectChar', { char: '#', lookAhead: 'true', context: '#pop' })],
      '#pop',
      'Pattern',
    ),
    context(
      'Comment',
      [element('DetectSpaces'), element('IncludeRules', { context: '##Comments' })],
      '#pop',
      'Comment',
    ),
  ]);
}

function context(name: string, rules: readonly Element[], lineEndContext = '#pop', attribute = 'Normal'): Element {
  return element('context', { name, attribute, lineEndContext }, rules);
}

function keyword(name: string, attribute: string, to: string): Element {
  return element('keyword', { String: name, attribute, context: to });
}

function rule(
  kind: 'RegExpr' | 'StringDetect',
  String: string,
  attribute: string,
  to = '#stay',
  more: Readonly<Record<string, string>> = {},
): Element {
  return element(kind, { String, attribute, context: to, ...more });
}

function word(expression: string, attribute: string): Element {
  return rule('RegExpr', `${BEFORE}(?:${expression})${BEHIND}`, attribute, '#stay', { insensitive: 'true' });
}

const comment = element('DetectChar', { char: '#', attribute: 'Comment', context: 'Comment' });
const text = rule('RegExpr', String.raw`(?<![^\s,;=|<])"(?:\\.|[^"\\])*"`, 'Text');
const pattern = rule('RegExpr', String.raw`(?<![^\s,])/`, 'Pattern', 'Pattern');
const patternRules = [
  rule('RegExpr', String.raw`(?<=[\s,=;|])"(?:\\.|[^"\\/])*"`, 'Pattern'),
  rule('RegExpr', String.raw`\\x[0-9A-Fa-f]{2}|\\[^#]`, 'Escape'),
  element('DetectChar', { char: '/', attribute: 'Pattern', context: '#pop' }),
];
const macros = [
  rule('RegExpr', String.raw`\$\{[\w.-]+\}|\$\w+`, 'Macro'),
  rule('RegExpr', String.raw`\{[A-Za-z][\w-]*\}`, 'Special'),
];
const addresses = [
  word(String.raw`\[?(?:${NETWORK}|${IPV4})\]?(?::\d+)?`, 'Number'),
  word(String.raw`[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:/\d+)?`, 'Number'),
];
const duration = word(String.raw`(?:\d+[wdhms])+|never`, 'Number');
const size = word(String.raw`\d+[bkmgt]|unlimited`, 'Number');
const path = rule('RegExpr', String.raw`${BEFORE}(?:/|[A-Za-z]:\\)[^\s#,;>"]*`, 'Text');
const values = [
  text,
  ...macros,
  keyword('actions', 'Action', '#stay'),
  rule('RegExpr', String.raw`(?<=[\s,])(?:virtual-mta|recipient-priority|source|subaccount)=|call-to:`, 'Action'),
  word('yes|no|true|false', 'Word'),
  ...addresses,
  word(String.raw`\d+[bkmgt]?/\d*(?:day|d|hr|h|min|m|sec|s)`, 'Number'),
  word(String.raw`\d+`, 'Number'),
  keyword('words', 'Word', '#stay'),
  rule('RegExpr', String.raw`\[\*\.\]|${BEFORE}\*(?=\.|\s|$)`, 'Special'),
  rule('RegExpr', String.raw`\{(?=\s*(?:#|$))`, 'Foreign'),
];

const styles = element(
  'itemDatas',
  {},
  Object.entries({
    Normal: 'dsNormal',
    Comment: 'dsComment',
    Tag: 'dsKeyword',
    Section: 'dsKeyword',
    Directive: 'dsFunction',
    Old: 'dsWarning',
    Text: 'dsString',
    Pattern: 'dsSpecialString',
    Escape: 'dsSpecialChar',
    Macro: 'dsVariable',
    Special: 'dsBuiltIn',
    Number: 'dsDecVal',
    Word: 'dsConstant',
    Action: 'dsAttribute',
    Foreign: 'dsError',
  }).map(([name, defStyleNum]) => element('itemData', { name, defStyleNum })),
);

const general = element('general', {}, [
  element('comments', {}, [element('comment', { name: 'singleLine', start: '#', position: 'afterwhitespace' })]),
  element('keywords', { casesensitive: '0', weakDeliminator: '-.=', additionalDeliminator: '#' }),
]);
