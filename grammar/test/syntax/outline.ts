import { type Document, type Item, parseText } from '@pmtakit/grammar';

/** A tree as indented lines that a person reads at a glance. For tests only: it goes down by recursion. */
export function outline(text: string): string[] {
  const document = parseText(text);
  return document.items.flatMap((item) => lines(document, item, ''));
}

function lines(document: Document, item: Item, indent: string): string[] {
  const { text } = document.source;
  const slice = (start: number, end: number) => text.slice(start, end);
  switch (item.kind) {
    case 'comment':
      return [indent + slice(item.start, item.end)];
    case 'entry':
    case 'foreign':
      return [`${indent}${item.kind} ${slice(item.start, item.end)}${comment(item.comment)}`];
    case 'stray':
      return [`${indent}stray ${slice(item.close.start, item.close.end)}`];
    case 'directive': {
      const values = slice(item.argumentsStart, item.argumentsEnd);
      const own = `${indent}${item.name}${values ? ` = ${values}` : ''}${comment(item.comment)}`;
      return [own, ...(item.block ? lines(document, item.block, `${indent}  `) : [])];
    }
    case 'section': {
      const { head, close } = item;
      const brackets = head.kind === 'open-tag' ? ['<', '>'] : ['{', '}'];
      const values = slice(head.argumentsStart, head.argumentsEnd);
      const end = close
        ? close.kind === 'close-tag' && close.name !== item.name
          ? ` /${close.name}`
          : ''
        : ' unclosed';
      const own = `${indent}${brackets[0]}${item.name}${values ? ` ${values}` : ''}${brackets[1]}${end}${comment(head.comment)}`;
      return [own, ...item.items.flatMap((child) => lines(document, child, `${indent}  `))];
    }
  }

  function comment(node: { start: number; end: number } | undefined): string {
    return node ? `  ${slice(node.start, node.end)}` : '';
  }
}
