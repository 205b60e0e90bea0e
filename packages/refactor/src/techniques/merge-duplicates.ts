import { type Block, type Line, isSetOnce, sameValues, settingName } from '@pmtakit/semantics';
import { indentIn, lineBreakOf } from '../dry/moved-lines.ts';
import { type OwnLines, bodyOf, ownLinesOf, ownSection } from '../dry/own-lines.ts';
import type { Proposal, Refactoring } from '../dry/refactoring.ts';
import { remove } from '../dry/removal.ts';
import { placeText, tagOf } from '../dry/words.ts';

/** Sections that are about one subject, of which there may be several. */
const merged = new Set(['domain', 'virtual-mta', 'virtual-mta-pool', 'source', 'smtp-user']);

/**
 * Sections of one tag in one place. How they combine is not documented; where no setting has two values it makes no
 * difference which one wins, but they have to add up. [dry D13]
 */
export const mergeDuplicates: Refactoring = {
  id: 'merge-duplicates',
  way: 'remove',
  title: 'Merges sections of the same tag',
  safety: 'confirm',
  gain: 'All that is set for a subject stands in one section.',

  *find({ whole, options: { assumptions } }) {
    const parents = [whole, ...[...whole.blocks()].filter(({ name }) => name.startsWith('virtual-mta'))];
    for (const parent of parents) {
      const sections = [...parent.blocks()].filter(({ name, value }) => merged.has(name) && value);
      for (const same of Map.groupBy(sections, (section) =>
        keyOf(section, assumptions['name-case'] === 'ignored'),
      ).values()) {
        const [first, second] = same;
        if (first && second) yield* proposalFor(first, second);
      }
    }
  },
};

function keyOf({ name, argument, inclusion, file }: Block, isCaseIgnored: boolean): string {
  const tag = isCaseIgnored || name === 'domain' ? argument.toLowerCase() : argument;
  return [name, tag, file.path, inclusion.includes.length].join('\n');
}

function* proposalFor(first: Block, second: Block): Generator<Proposal> {
  const into = bodyOf(first);
  const own = ownSection(second);
  const repeats = repeatsOf(first, second);
  if (!into || !own || !ownSection(first) || !repeats || first.inclusion !== second.inclusion) return;
  const newText = bodyWithout(second, own, repeats, indentIn(first) ?? '    ');
  const insertion = newText === '' ? [] : [{ file: first.file, span: { start: into.end, end: into.end }, newText }];
  yield {
    message: `${tagOf(second)} stands twice; the first is on ${placeText(first, second)}`,
    at: second,
    edits: [remove(own), ...insertion],
    notes: ['how two sections of one tag combine is not documented; it is assumed that what they set adds up'],
  };
}

/** The lines of the second section that the first has too; undefined where the two do not go together. */
function repeatsOf(first: Block, second: Block): OwnLines[] | undefined {
  const known = Map.groupBy(first.lines(), settingName);
  const repeats: OwnLines[] = [];
  for (const line of second.lines()) {
    const before = known.get(settingName(line)) ?? [];
    if (before.length === 0) continue;
    const own = isSetOnce(line) && before.every((other) => isRepeat(line, other)) ? ownLinesOf(line) : undefined;
    if (!own || own.isCommented) return undefined;
    repeats.push(own);
  }
  return repeats;
}

function isRepeat(line: Line, other: Line): boolean {
  return line.isValid && other.isValid && line.argument(0)?.kind !== 'cidr' && sameValues(line, other);
}

/** What stands in a section, with the comments above it, as lines of another one. */
function bodyWithout(block: Block, own: OwnLines, repeats: readonly OwnLines[], indent: string): string {
  const body = bodyOf(block);
  if (!body) return '';
  const { text } = block.file;
  const above = text
    .slice(own.start, own.itemStart)
    .split('\n')
    .map((line) => line.trim());
  const comments = above.filter((line) => line !== '').map((line) => `${indent}${line}${lineBreakOf(text)}`);
  let kept = '';
  let done = body.start;
  for (const { start, end } of repeats) {
    kept += text.slice(done, start);
    done = end;
  }
  kept += text.slice(done, body.end);
  return comments.join('') + (kept.trim() === '' ? '' : kept);
}
