/** The names of an opening and its closing tag, which change together. */
import type { Position, Range } from 'vscode-languageserver-types';
import { type TreeContext, offsetOf, positionsOf } from './context.ts';
import { sectionAt } from './section-at.ts';

/** As the protocol has it, whose package of types lacks it. */
export interface LinkedRanges {
  readonly ranges: Range[];
  readonly wordPattern: string;
}

export function linkedEditingRanges(context: TreeContext, position: Position): LinkedRanges | null {
  const offset = offsetOf(context, position);
  const section = sectionAt(context.file.document, offset);
  const { head, close } = section ?? {};
  if (!head || head.kind !== 'open-tag' || close?.kind !== 'close-tag') return null;
  const names = [head, close].map(({ nameStart, nameEnd }) => ({ start: nameStart, end: nameEnd }));
  if (!names.some(({ start, end }) => start <= offset && offset <= end)) return null;
  const [opening, closing] = names.map((span) => context.file.source.slice(span));
  if (opening !== closing) return null;
  const positions = positionsOf(context);
  return { ranges: names.map((span) => positions.range(span)), wordPattern: '[\\w-]+' };
}
