/**
 * What a careful person writes by hand for this language without any library: one pass, an object for each line and
 * for each word with its place, sections nested. It takes well-formed text only and recovers from nothing.
 */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Line {
  readonly kind: 'line';
  readonly words: readonly Word[];
  readonly comment: Word | undefined;
}

export interface Block {
  readonly kind: 'block';
  readonly head: Line;
  readonly items: (Line | Block)[];
}

export function scanObjects(text: string): Block {
  const root: Block = { kind: 'block', head: { kind: 'line', words: [], comment: undefined }, items: [] };
  const open: Block[] = [root];
  for (let start = 0; start < text.length;) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    const line = scanLine(text, start, end);
    if (line) place(open, line);
    start = end + 1;
  }
  return root;
}

function place(open: Block[], line: Line): void {
  const first = line.words[0]?.text ?? '';
  const top = open.at(-1);
  if (first.startsWith('</')) open.pop();
  else if (first.startsWith('<')) {
    const block: Block = { kind: 'block', head: line, items: [] };
    top?.items.push(block);
    open.push(block);
  } else top?.items.push(line);
}

function scanLine(text: string, start: number, end: number): Line | undefined {
  const words: Word[] = [];
  let offset = start;
  while (offset < end) {
    const code = text.charCodeAt(offset);
    if (code === 35) return { kind: 'line', words, comment: { text: text.slice(offset, end), start: offset, end } };
    if (code <= 32) {
      offset++;
      continue;
    }
    let wordEnd = offset + 1;
    while (wordEnd < end && text.charCodeAt(wordEnd) > 32 && text.charCodeAt(wordEnd) !== 35) wordEnd++;
    words.push({ text: text.slice(offset, wordEnd), start: offset, end: wordEnd });
    offset = wordEnd;
  }
  return words.length > 0 ? { kind: 'line', words, comment: undefined } : undefined;
}
