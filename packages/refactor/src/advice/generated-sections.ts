import { type Block, everything } from '@pmtakit/semantics';
import { counted, listed } from '../dry/words.ts';
import type { Adviser } from './advice.ts';

/** Fewer sections somebody may have typed. */
const FEWEST = 5;
/** Shorter ones are alike by chance. */
const FEWEST_LINES = 3;
/** Sections with more words that differ have more in common than a template by chance only. */
const LARGEST_SHARE = 1 / 4;

/**
 * Sections that are the same but for a few words come out of a template, which is the place to change them; no refactoring
 * says once what differs each time. So this is told and nothing else. Limits for domains are alike anyway. (dry D20)
 */
export const generatedSections: Adviser = {
  id: 'generated-sections',
  title: 'Sections that are the same but for a few words look as if a template made them.',

  *find({ whole }) {
    const sections = [...whole.blocks()].filter(({ name, items }) => items.length >= FEWEST_LINES && name !== 'domain');
    for (const same of Map.groupBy(sections, shapeOf).values()) {
      const [first] = same;
      const words = same.map(wordsOf);
      const differing = differingWords(words);
      if (!first || same.length < FEWEST || differing === 0) continue;
      if (differing > (words[0]?.length ?? 0) * LARGEST_SHARE) continue;
      yield {
        message: `${same.length} <${first.name}> sections (${listed(same.map(({ argument }) => argument))}) differ in ${counted(differing, 'word')} of ${words[0]?.length}; keep the template that made them, or make one, and change that`,
        at: first,
      };
    }
  },
};

/** The names of all lines and sections in it. */
function shapeOf(block: Block): string {
  return Array.from(withItself(block), (item) => {
    const count = item.kind === 'line' ? wordsIn(item.text).length : item.items.length;
    return `${item.kind} ${item.name} ${count}`;
  }).join('\n');
}

/** The words behind the names. */
function wordsOf(block: Block): string[] {
  return [...withItself(block)].flatMap((item) => wordsIn(item.kind === 'line' ? item.text : item.argument));
}

function* withItself(block: Block): ReturnType<typeof everything> {
  yield block;
  yield* everything(block);
}

function wordsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** How many of the words are not the same in all sections; the name in the tag is always another one. */
function differingWords(sections: readonly (readonly string[])[]): number {
  const [first = [], ...others] = sections;
  return first.filter((word, index) => index > 0 && others.some((words) => words[index] !== word)).length;
}
