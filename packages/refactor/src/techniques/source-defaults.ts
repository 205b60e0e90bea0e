import { type Block, type Line, type Model, Setting, isSetOnce, settingName } from '@pmtakit/semantics';
import { holdsSecret, isGuard } from '../dry/guards.ts';
import { Nesting } from '../dry/nesting.ts';
import { endOfBody, indentAt, indentIn, lineBreakOf, movedLines } from '../dry/moved-lines.ts';
import { isForNobodyElse } from '../dry/other-clients.ts';
import { type OwnLines, ownLinesOf, ownSection } from '../dry/own-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { removeLines } from '../dry/removal.ts';
import { counted, listed, tagOf } from '../dry/words.ts';

type Section = Model['sources']['networks'][number];

/**
 * What all sources say goes to `<source 0/0>`. Since 5.0 it is the weakest one wherever it stands; before, the section
 * that stands first counts, so it has to be the last. Clients of no other source get the settings too, which is told. [G1§3.3.7; dry D3]
 */
export const sourceDefaults: Refactoring = {
  id: 'source-defaults',
  way: 'extract',
  title: 'Moves settings that all sources share to a default source',
  safety: 'confirm',
  gain: 'A setting for all clients stands in one place, and a new source needs only what it has of its own.',

  *find(model) {
    const { networks } = model.sources;
    const all = networks.filter(isForAll);
    const others = networks.filter((section) => !isForAll(section));
    const last = networks.at(-1);
    if (others.length < 2 || all.length > 1 || !last) return;
    if (all[0] && all[0] !== last && model.options.version < '5.0') return;
    const shared = sharedSettings(model, others, all[0]);
    if (shared.length > 0) yield* proposalFor(shared, others, all[0], last);
  },
};

/** A setting that all sources have, and the lines that would be said once. */
interface Shared {
  readonly name: string;
  readonly lines: readonly { readonly line: Line; readonly own: OwnLines }[];
}

function isForAll({ network }: Section): boolean {
  return network.prefix === 0;
}

function sharedSettings(model: Model, others: readonly Section[], all: Section | undefined): Shared[] {
  const taken = new Set(all ? [...all.block.lines()].map(settingName) : []);
  const byBlock = new Map(others.map(({ block }) => [block, settingsOf(model, block)]));
  const nesting = new Nesting(model, others);
  const names = new Set([...byBlock.values()].flatMap((settings) => [...settings.keys()]));
  return [...names].filter((name) => !taken.has(name)).flatMap((name) => sharedBy(name, others, byBlock, nesting));
}

/** What a section sets by one line, apart from what decides on who may do what. */
function settingsOf({ sources }: Model, block: Block): Map<string, Line> {
  const lines = sources.linesOf(block).filter(({ line, repeated }) => repeated.length === 0 && isSetOnce(line));
  const named = lines.map(({ line }): [string, Line] => [settingName(line), line]);
  return new Map(named.filter(([name, line]) => !isGuard(name) && !holdsSecret(line)));
}

function sharedBy(
  name: string,
  others: readonly Section[],
  byBlock: ReadonlyMap<Block, ReadonlyMap<string, Line>>,
  nesting: Nesting,
): Shared[] {
  const lineOf = ({ block }: Section): Line | undefined => byBlock.get(block)?.get(name);
  // A section without the line would get the value, unless one around it has its own.
  if (others.some((section) => !lineOf(section) && !nesting.around(section).some(lineOf))) return [];
  const value = mostCommon(others.flatMap((section) => lineOf(section) ?? []));
  const says = (section: Section): boolean => {
    const line = lineOf(section);
    return !line || textOf(line) === value;
  };
  const lines = others.flatMap((section) => {
    const line = lineOf(section);
    const isSame = line && [section, ...nesting.around(section), ...nesting.inside(section)].every(says);
    const own = isSame ? ownLinesOf(line) : undefined;
    return line && own ? [{ line, own }] : [];
  });
  return lines.length > 1 ? [{ name, lines }] : [];
}

function textOf(line: Line): string {
  return line.row ? new Setting(line.row, { line }).canonical : '';
}

function mostCommon(lines: readonly Line[]): string | undefined {
  const groups = [...Map.groupBy(lines, textOf)];
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function* proposalFor(
  shared: readonly Shared[],
  others: readonly Section[],
  all: Section | undefined,
  last: Section,
): Generator<Proposal> {
  const insertion = insertionFor(shared, all, last);
  const [first] = shared[0]?.lines ?? [];
  if (!insertion || !first) return;
  const names = shared.map(({ name }) => name);
  const sections = new Set(shared.flatMap(({ lines }) => lines.map(({ line }) => line.parent)));
  yield {
    message: `${counted(sections.size, 'source')} ${sections.size === 1 ? 'says' : 'say'} the same of ${listed(names)}; ${all ? tagOf(all.block) : 'a new <source 0/0>'} can say it for all`,
    at: first.line.parent,
    edits: [...removeLines(shared.flatMap(({ lines }) => lines.map(({ own }) => own))), insertion],
    notes: [
      `clients of no other source get ${counted(names.length, 'setting')} too, and so do those of sources that are added later: ${shared.map(({ lines: [one] }) => one && `${one.line.name} ${one.line.text}`).join(', ')}`,
    ],
    isIntended: (difference) =>
      isForNobodyElse(
        difference,
        names,
        others.map(({ network }) => network),
      ),
  };
}

/** Into the section for all, or as such a section behind all others. */
function insertionFor(shared: readonly Shared[], all: Section | undefined, last: Section): FileEdit | undefined {
  const block = all?.block ?? last.block;
  const { file } = block;
  const sample = shared[0]?.lines[0]?.own;
  if (!sample) return undefined;
  const indent = (all && indentIn(all.block)) ?? indentAt(sample.file.text, sample.itemEnd);
  const body = movedLines(
    shared.map(({ lines }) => lines.map(({ own }) => own)),
    indent,
  );
  const end = all ? endOfBody(all.block) : ownSection(last.block)?.end;
  if (end === undefined) return undefined;
  const newText = all ? body : newSection(file.text, end, body, indentAt(file.text, last.block.span.start));
  return { file, span: { start: end, end }, newText };
}

function newSection(text: string, end: number, body: string, indent: string): string {
  const lineBreak = lineBreakOf(text);
  const start = end > 0 && text[end - 1] !== '\n' ? lineBreak : '';
  return [`${start}${lineBreak}${indent}<source 0/0>${lineBreak}`, body, `${indent}</source>${lineBreak}`].join('');
}
