/** Words that messages of refactorings share. */
import type { Block, Line } from '@pmtakit/semantics';

/** A section as its tag. */
export function tagOf({ name, argument }: Block): string {
  return argument === '' ? `<${name}>` : `<${name} ${argument}>`;
}

/** `1 line`, `2 lines`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Names, each once, in their order; those behind the third one as a number. */
export function listed(names: readonly string[]): string {
  const all = [...new Set(names)];
  if (all.length > 4) return `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** A place in another file with its file, one in the same file by its line alone. */
export function placeText(item: Line | Block, from: Line | Block): string {
  const { file, line } = item.place;
  return item.file === from.file ? `line ${line}` : `${file}:${line}`;
}
