/**
 * Lines that a copy, an editor or a mail program broke in two. PowerMTA knows no continuation lines; what looks like
 * the rest of a line is damage that a person has to mend, and they find it best as it was.
 */
import {
  type Commented,
  type Directive,
  type Entry,
  catalogue,
  hasOpenPattern,
  isDirectiveKnown,
  takes,
} from '@pmtakit/grammar';

/** What a line leaves open for the next one: a list after its comma, or a pattern without its second slash. */
export type LeftOpen = 'list' | 'pattern' | undefined;

/** Whether a line can only be the rest of the one before it. */
export function isRest({ name }: Directive, open: LeftOpen): boolean {
  return (open !== undefined || name.includes(',')) && !isDirectiveKnown(name);
}

/** What a line leaves open, given what was open before it. */
export function leftOpenBy(text: string, node: Directive | Entry, open: LeftOpen): LeftOpen {
  if (node.kind === 'directive' && open === 'pattern' && isRest(node, open)) {
    return text.slice(node.start, node.argumentsEnd).includes('/') ? undefined : open;
  }
  const line = node.kind === 'entry' ? text.slice(node.start, node.end) : textOfArguments(text, node);
  if (line.endsWith(',')) return 'list';
  return hasOpenPattern(line) && (node.kind === 'entry' || takesPattern(node.name)) ? 'pattern' : undefined;
}

/** Whether the comment of a line starts in a pattern, which has to be mended by a person: every blank there counts. */
export function isCutPattern(text: string, node: Commented): boolean {
  return (node.kind === 'directive' || node.kind === 'entry') && leftOpenBy(text, node, undefined) === 'pattern';
}

/** Names of PowerMTA at this or another place, and names formed like them. Other words are not taken for a directive. */
export function isDirectiveName(name: string): boolean {
  return /^[a-z][\w.]*-[\w.-]+$/.test(name) || isDirectiveKnown(name);
}

/** Lines without a name of their own are rests from their first character on. */
function textOfArguments(text: string, node: Directive): string {
  return text.slice(node.argumentsStart === node.nameEnd ? node.start : node.argumentsStart, node.argumentsEnd);
}

function takesPattern(name: string): boolean {
  return catalogue()
    .directivesNamed(name)
    .some((row) => takes(row, 'regex'));
}
