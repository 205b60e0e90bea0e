/** What the highlighters of all editors take from the catalogue: names, and how the arguments behind them are coloured. */
import type { ArgumentSpec, CatalogueRow } from '../src/catalogue/rows.ts';
import type { ReplyAction } from '../src/values/value.ts';
import type { CatalogueFile } from './load-catalogue.ts';

/** Names by what they are; each list has the longest first, because the first that fits is taken. */
export interface HighlightedNames {
  readonly sections: readonly string[];
  readonly oldSections: readonly string[];
  readonly directives: readonly NamesOfKind[];
  readonly oldDirectives: readonly NamesOfKind[];
  /** Words that some directive takes, other than those that have a colour of their own. */
  readonly members: readonly string[];
  readonly actions: readonly string[];
}

export interface NamesOfKind {
  readonly kind: DirectiveKind;
  readonly names: readonly string[];
}

/** How the arguments of a directive are coloured; the first kind that fits is its kind. */
export interface DirectiveKind {
  readonly id: 'pattern' | 'free-text' | 'size' | 'setting';
  fits(row: CatalogueRow): boolean;
}

const directiveKinds: readonly DirectiveKind[] = [
  { id: 'pattern', fits: (row) => row.arguments.some(takesRegex) },
  { id: 'free-text', fits: (row) => row.arguments.some(({ type }) => type === 'text') },
  { id: 'size', fits: (row) => row.arguments.some(({ type }) => type === 'size') },
  { id: 'setting', fits: () => true },
];

const replyActions: Readonly<Record<ReplyAction['action'], true>> = {
  'mode=normal': true,
  'mode=backoff': true,
  'skip-mx': true,
  'bounce-queue': true,
  'bounce-rcpt': true,
  'disable-source-ip': true,
  'reenable-after': true,
  'defer-queue': true,
  'backoff-to-normal-after': true,
};

export function highlightedNames(files: readonly CatalogueFile[]): HighlightedNames {
  const rows = files.flatMap((file) => file.directives);
  const sections = rows.filter((row) => row.section);
  const directives = rows.filter((row) => !row.section && !row.name.startsWith('('));
  const isOldName = (row: CatalogueRow) => directives.every((other) => other.name !== row.name || isOld(other));
  return {
    sections: namesOf(sections.filter((row) => !isOld(row))),
    oldSections: namesOf(sections.filter(isOld)),
    directives: byKind(directives.filter((row) => !isOldName(row))),
    oldDirectives: byKind(directives.filter(isOldName)),
    members: membersOf(rows),
    actions: Object.keys(replyActions),
  };
}

function byKind(rows: readonly CatalogueRow[]): NamesOfKind[] {
  const kindOf = (name: string) =>
    directiveKinds.find((kind) => rows.some((row) => row.name === name && kind.fits(row)));
  return directiveKinds.flatMap((kind) => {
    const names = namesOf(rows.filter((row) => kindOf(row.name) === kind));
    return names.length > 0 ? [{ kind, names }] : [];
  });
}

function takesRegex(spec: ArgumentSpec): boolean {
  return spec.type === 'regex' || spec.regex === true || (spec.anyOf?.some(takesRegex) ?? false);
}

function isOld(row: CatalogueRow): boolean {
  return row.deprecated !== undefined || row.removed !== undefined;
}

function membersOf(rows: readonly CatalogueRow[]): string[] {
  const specs = rows.flatMap((row) => row.arguments).flatMap((spec) => [spec, ...(spec.anyOf ?? [])]);
  const members = specs.flatMap((spec) => (spec.type === 'enum' ? (spec.members ?? []) : []));
  return longestFirst(members.filter((member) => !/^\d+$/.test(member)));
}

function namesOf(rows: readonly CatalogueRow[]): string[] {
  return longestFirst(rows.map((row) => row.name));
}

function longestFirst(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
