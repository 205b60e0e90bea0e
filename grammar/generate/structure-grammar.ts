/** How lines nest. The parser leaves this to the tree builder, so it is written here by hand. */

export interface HandWrittenRule {
  readonly rule: string;
  readonly note: string;
}

export const structureGrammar: Readonly<Record<string, HandWrittenRule>> = {
  document: { rule: 'item*', note: 'A file. A byte order mark before it is skipped.' },
  item: {
    rule: 'section | directive | nested-list | entry | comment | brace-section | foreign | html-comment',
    note: 'What stands at the top level or in a section.',
  },
  section: {
    rule: 'openTag item* CloseTag',
    note: 'Both tags have the same name. A missing or misspelt closing tag is reported and costs nothing else.',
  },
  'nested-list': {
    rule: 'directive openTag item* CloseTag',
    note: 'Only in a pattern-list: a list that opens at the end of a line, `mail-from /re/ <pattern-list>`.',
  },
  'brace-section': {
    rule: 'Keyword Arguments? OpenBrace item* CloseBrace',
    note: 'Not PowerMTA, although found in articles. It is read so that all that follows keeps its place.',
  },
  'html-comment': {
    rule: '"<!--" <any text, also over several lines> "-->"',
    note: 'Not PowerMTA either. It has to start a line.',
  },
};
