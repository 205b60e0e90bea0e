import type { Node } from './tree.ts';

/** As much of Prettier's documents as there is to say: text and line breaks. */
type Doc = string | Doc[] | { type: 'line'; hard: true; literal: true } | { type: 'break-parent' };

/** A line break that neither indents what follows nor trims what was before it. */
const literalLine: Doc = [{ type: 'line', hard: true, literal: true }, { type: 'break-parent' }];

/** The formatted text, with the words at the cursor as nodes in it. */
export function print(
  { node }: { readonly node: Node },
  _options: unknown,
  printChild: (path: (string | number)[]) => Doc,
): Doc {
  if (node.type === 'word') return node.text;
  const { formatted, words } = node;
  const doc: Doc[] = [];
  let done = 0;
  for (const [index, { printed }] of words.entries()) {
    doc.push(lines(formatted.slice(done, printed.start)), printChild(['words', index]));
    done = printed.end;
  }
  return [...doc, lines(formatted.slice(done))];
}

function lines(text: string): Doc {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [literalLine, line]));
}
