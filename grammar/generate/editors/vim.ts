/** The names for the syntax file of Vim and Neovim, packages/cli/editors/vim/syntax/pmta.vim. */
import { escapeWith } from './escape-with.ts';
import type { DirectiveKind, HighlightedNames, NamesOfKind } from '../highlighted-names.ts';
import { wrapWords } from './wrap-words.ts';

const argumentGroups: Readonly<Record<DirectiveKind['id'], string>> = {
  pattern: 'pmtaPatternArguments',
  'free-text': 'pmtaFreeText',
  size: 'pmtaSizeArguments',
  setting: 'pmtaArguments',
};

const intro = `" Names of PowerMTA. Generated from grammar/catalogue by \`npm run generate\`. Do not edit.
`;

export function vimNames(names: HighlightedNames): string {
  return [
    intro,
    ...directives('pmtaDirective', names.directives),
    ...directives('pmtaOld', names.oldDirectives),
    ...keywords('pmtaSection', names.sections, 'contained'),
    ...keywords('pmtaOldSection', names.oldSections, 'contained'),
    ...keywords('pmtaMember', names.members.filter(isKeyword), 'contained'),
    actions(names.actions),
  ].join('');
}

function directives(group: string, all: readonly NamesOfKind[]): string[] {
  return all.flatMap(({ kind, names }) => keywords(group, names, `nextgroup=${argumentGroups[kind.id]} skipwhite`));
}

function keywords(group: string, names: readonly string[], options: string): string[] {
  return wrapWords(names).map((words) => `syntax keyword ${group} ${options} ${words}\n`);
}

/** Actions hold signs that are in no keyword. Of two that begin alike, Vim takes the one that is defined last. */
function actions(names: readonly string[]): string {
  const pattern = names.map((name) => escapeWith(name, /[.*[\]\\/^$~]/g)).join(String.raw`\|`);
  return `syntax match pmtaAction contained /\\%([[:space:],]\\)\\@1<=\\%(${pattern}\\)\\ze\\%([[:space:],=#]\\|$\\)/\n`;
}

function isKeyword(word: string): boolean {
  return /^[\w.-]+$/.test(word);
}
