/** Sections that say the same, comments included. */
import type { Block } from '@pmtakit/semantics';
import { bodyOf, ownSection } from './own-lines.ts';

/** What stands in a section without its layout; undefined where it has to stay as it is, or is empty. */
export function bodyKey(block: Block): string | undefined {
  const body = ownSection(block) && bodyOf(block);
  if (!body) return undefined;
  const lines = block.file.text.slice(body.start, body.end).split('\n');
  const words = lines.map((line) => line.trim().replaceAll(/[ \t]+/g, ' ')).filter((line) => line !== '');
  return words.length > 0 ? words.join('\n') : undefined;
}

/** The comments above a section. */
export function commentsAbove(block: Block): string[] {
  const own = ownSection(block);
  if (!own) return [];
  const lines = own.file.text.slice(own.start, own.itemStart).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
