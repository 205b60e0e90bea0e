/** What a comment asks of the formatter: to leave the next thing alone, or all lines from `off` to `on`. */
export type FormatMark = 'ignore' | 'off' | 'on';

const mark = /^#[ \t]*(?:pmtafmt-(ignore|off|on)|prettier-ignore)(?![\w-])/;

/** What a comment asks of whoever moves lines or blank space; `prettier-ignore` is `ignore`. A reason may follow. */
export function formatMarkOf(comment: string): FormatMark | undefined {
  const found = mark.exec(comment);
  if (!found) return undefined;
  return found[1] === 'off' || found[1] === 'on' ? found[1] : 'ignore';
}
