/** What stands together at the top level of a file and is about one thing. */
import { type Item, type Span, secretSpans } from '@pmtakit/grammar';
import type { Block, Line, Model, ProjectFile } from '@pmtakit/semantics';
import { itemLines } from '../dry/own-lines.ts';
import { type FileTopic, fileTopicOf } from './file-topics.ts';

/** Lines that follow each other, with the comments and blank lines between them, as whole lines of their file. */
export interface Stretch extends Span {
  readonly topic: FileTopic;
  readonly items: readonly (Line | Block)[];
}

/** What may move to another file: all but what holds secrets, and what has to stay for other reasons. (dry, trap 6) */
export function stretchesIn(model: Model): Stretch[] {
  const { main } = model.project;
  const secrets = secretSpans(main.document);
  const byNode = itemsOf(model);
  const stretches: Stretch[] = [];
  let isOpen = false;
  let free = 0;
  for (const node of main.document.items) {
    if (node.kind === 'comment' && !isForTools(main.text.slice(node.start, node.end))) continue;
    const item = byNode.get(node);
    const topic = item && fileTopicOf(item);
    const own = item && topic && itemLines(item);
    if (item && own && !secrets.some((secret) => secret.start < own.end && secret.end > own.start)) {
      const last = stretches.at(-1);
      if (isOpen && last?.topic === topic) stretches.splice(-1, 1, joined(last, item, own.end));
      else
        stretches.push({
          topic,
          items: [item],
          start: Math.min(own.start, headingStart(main, free, own.start)),
          end: own.end,
        });
      isOpen = true;
      free = own.end;
    } else {
      isOpen = false;
      free = behind(node, main);
    }
  }
  return stretches;
}

/** A file that is included again, or twice, is no place to take something out of. */
function itemsOf({ whole, project }: Model): Map<object, Line | Block> {
  const isAlone = project.inclusions.filter(({ file }) => file === project.main).length === 1;
  const own = whole.items.filter(({ file }) => file === project.main && isAlone);
  return new Map(own.map((item) => [item.node, item]));
}

function joined({ topic, items, start }: Stretch, item: Line | Block, end: number): Stretch {
  return { topic, items: [...items, item], start, end };
}

/** Comments to the linter or the formatter may be about everything that follows. */
function isForTools(comment: string): boolean {
  return /#[ \t]*pmta(?:fmt|lint)-/.test(comment);
}

/** Where the line behind something starts. */
function behind(node: Item, { text }: ProjectFile): number {
  const lineBreak = text.indexOf('\n', endOf(node));
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

function endOf(node: Item): number {
  if (node.kind === 'directive') return node.block?.end ?? node.argumentsEnd;
  return node.kind === 'stray' ? node.close.end : node.end;
}

/**
 * Where the comments above begin. Those that follow what is before them without a blank line are about that, and those at
 * the start of the file are about all of it.
 */
function headingStart({ text }: ProjectFile, from: number, to: number): number {
  const blank = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*/m.exec(text.slice(from, to));
  return blank ? from + blank.index + blank[0].length : to;
}
