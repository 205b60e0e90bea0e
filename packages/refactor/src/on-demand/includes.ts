import type { Model } from '@pmtakit/semantics';
import { lineBreakOf } from '../dry/moved-lines.ts';
import type { FileEdit, Proposal, Refactoring } from '../dry/refactoring.ts';
import { counted, listed } from '../dry/words.ts';
import type { FileTopic } from './file-topics.ts';
import { type Stretch, stretchesIn } from './stretches.ts';

/** A file for less is one more file to look for. */
const FEWEST_LINES = 5;

/**
 * What the main file says of one topic goes to a file of its own, which is included where the first of it stood. Passwords
 * stay. What has to stand before something else is found by the proof, which refuses the topic then. [G1§5.8; dry D11]
 */
export const includes: Refactoring = {
  id: 'includes',
  way: 'extract',
  title: 'Moves each topic of the main file to a file of its own',
  safety: 'confirm',
  gain: 'Each file is short, and about one thing.',

  *find(model) {
    const byTopic = Map.groupBy(stretchesIn(model), ({ topic }) => topic);
    for (const [topic, stretches] of byTopic) yield* proposalFor(model, topic, stretches);
  },
};

function* proposalFor(model: Model, topic: FileTopic, stretches: readonly Stretch[]): Generator<Proposal> {
  const { main, files } = model.project;
  const name = `${topic.name}.conf`;
  const path = main.path.replace(/[^/\\]*$/, name);
  const text = textOf(main.text, stretches);
  const items = stretches.flatMap((stretch) => stretch.items);
  const [first] = items;
  const isTaken = files.some((file) => file.path === path);
  if (!first || isTaken || text.split('\n').length <= FEWEST_LINES) return;
  const names = items.map((item) => (item.kind === 'block' ? `<${item.name}>` : item.name));
  yield {
    message: `${counted(items.length, 'item')} (${listed(names)}) can stand in ${name}`,
    at: first,
    about: topic.name,
    edits: stretches.map(({ start, end }, index): FileEdit => {
      const newText = index === 0 ? `include ${name}${lineBreakOf(main.text)}` : '';
      return { file: main, span: { start, end }, newText };
    }),
    creates: [{ path, text, besides: main }],
    notes: ['the new files belong on the server before the main file does, in the same folder'],
  };
}

/** Each part begins behind a blank line where it did before. */
function textOf(text: string, stretches: readonly Stretch[]): string {
  const lineBreak = lineBreakOf(text);
  const parts = stretches.map(({ start, end }, index) => {
    const part = text.slice(start, end);
    const gap = index > 0 && isBehindBlankLine(text, start) ? lineBreak : '';
    return gap + part + (part.endsWith('\n') ? '' : lineBreak);
  });
  return parts.join('');
}

function isBehindBlankLine(text: string, start: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 2) + 1;
  return start > 0 && text.slice(lineStart, start).trim() === '';
}
