/** What is known of the findings of a configuration while it is being looked over again after a change. */
import {
  type Diagnostic,
  type Item,
  type Replaced,
  type Section,
  type Span,
  type TextChange,
  endWithComment,
  startOf,
  byPlace,
} from '@pmtakit/grammar';
import { type LintResult, looksAtItems, rules } from '@pmtakit/linter';
import { type ProjectFile, mayContinue } from '@pmtakit/semantics';
import { movedFinding } from './moved-finding.ts';

/** Finds what items of a file tell by themselves. They come in the order of the text. */
export type LookOver = (file: ProjectFile, items: readonly Item[]) => readonly Diagnostic[];

const itemRules: ReadonlySet<string> = new Set(rules.filter(looksAtItems).map(({ id }) => id));

export interface FoundSoFar {
  readonly results: readonly LintResult[];
  /** Whether it is something else than before, moved with the text, so that who moves it himself has to be told. */
  readonly isNews: boolean;
}

/**
 * The findings from before the change, where they stand now. The items that were touched are looked over anew, as far as
 * that takes no look at others; what only the whole tells stays as it was until the whole is looked over.
 */
export class FindingsSoFar {
  readonly #results: Map<string, LintResult>;
  readonly #touched = new Map<ProjectFile, Set<Item>>();
  #isNews = false;

  constructor(results: readonly LintResult[]) {
    this.#results = new Map(results.map((result) => [result.source.path, result]));
  }

  /** Takes a change of the text of a file, and what it did to the tree. */
  change(file: ProjectFile, change: TextChange, replaced: Replaced): void {
    const result = this.#results.get(file.path);
    if (!result) return;
    const diagnostics = result.diagnostics.flatMap((one) => movedFinding(one, change) ?? []);
    this.#isNews ||= diagnostics.length < result.diagnostics.length;
    this.#results.set(file.path, { ...result, source: file.source, diagnostics });
    this.#touch(file, replaced);
  }

  /** @param lookOver is asked about what was touched since the last time */
  take(lookOver: LookOver): FoundSoFar {
    for (const [file, items] of this.#touched) this.#lookOver(file, [...items], lookOver);
    this.#touched.clear();
    const isNews = this.#isNews;
    this.#isNews = false;
    return { results: [...this.#results.values()], isNews };
  }

  #lookOver(file: ProjectFile, items: readonly Item[], lookOver: LookOver): void {
    const result = this.#results.get(file.path);
    if (!result) return;
    const found = lookOver(
      file,
      items.toSorted((a, b) => startOf(a) - startOf(b)),
    );
    const spans = items.map((item) => ({ start: startOf(item), end: endWithComment(item) }));
    const isOld = ({ rule, span }: Diagnostic): boolean => itemRules.has(rule) && isIn(spans, span);
    const [old, kept] = [result.diagnostics.filter(isOld), result.diagnostics.filter((one) => !isOld(one))];
    this.#isNews ||= JSON.stringify(old) !== JSON.stringify(found);
    const diagnostics = [...kept, ...found].sort(byPlace);
    this.#results.set(file.path, { ...result, diagnostics });
  }

  #touch(file: ProjectFile, replaced: Replaced): void {
    const touched = this.#touched.get(file) ?? new Set<Item>();
    this.#touched.set(file, touched);
    for (const item of replaced.removed) touched.delete(item);
    for (const item of itemsAround(replaced)) touched.add(item);
  }
}

/** A section is one item with all that stands in it; at the top level, a line that is broken in several is one. */
function itemsAround({ container, index, added }: Replaced): readonly Item[] {
  if (container.kind === 'section') return [ownItem(container)];
  const { items } = container;
  const isRest = (item: Item | undefined): boolean => item !== undefined && mayContinue(item);
  let first = Math.max(index - 1, 0);
  while (first > 0 && isRest(items[first])) first--;
  let behind = index + added.length;
  while (isRest(items[behind])) behind++;
  return items.slice(first, behind);
}

/** The line at the end of which a section opens, or the section. */
function ownItem(section: Section): Item {
  return section.parent.kind === 'directive' ? section.parent : section;
}

function isIn(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start <= start && end <= span.end);
}
