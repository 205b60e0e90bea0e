import type { RegexValue } from '@pmtakit/grammar';
import { sectionsNamed } from '../../project/find.ts';
import { canonical } from '../../model/canonical.ts';
import type { Block, Line } from '../../project/whole.ts';
import { matchesEverything, matchesEveryAddress, matchesNothing } from '../../reach/catch-all.ts';
import { type ReportAt, defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';
import { removeRepeat } from '../remove-line.ts';

/** Lines of pattern lists behind one that takes all their mail. [G1§3.3.14] */
export const patternUnreachable = defineCheck({
  id: 'pattern-unreachable',
  category: 'routing',
  summary: 'A line of a pattern list that another one keeps all mail from',
  messages: {
    unreachable: {
      severity: 'error',
      text: 'This line never applies, because an earlier line of the list takes all its mail.\nOf a pattern list the first line that matches decides, so this mail is sent otherwise than written here.\nMove the line up, or make the earlier one narrower.',
    },
    redundant: {
      severity: 'warning',
      text: 'This line never applies, because an earlier line of the list takes all its mail.\nThe earlier one decides the same, so nothing changes without this line.',
    },
  },

  configuration({ model, report }) {
    for (const list of sectionsNamed(model.whole, 'pattern-list')) lookThrough(list, report);
  },
});

function lookThrough(list: Block, report: ReportAt<'unreachable' | 'redundant'>): void {
  const taken = new Taken();
  for (const line of list.lines()) {
    if (!line.isValid) continue;
    const earlier = taken.before(line);
    if (!earlier) taken.add(line);
    else if (earlier.node !== line.node) tell(line, earlier, report);
  }
}

function tell(line: Line, earlier: Line, report: ReportAt<'unreachable' | 'redundant'>): void {
  const related = [relatedPlace(earlier, 'this line takes the mail', line.file)];
  if (decision(line) !== decision(earlier)) return report('unreachable', line, {}, { related });
  const isRepeat = matchKey(line) === matchKey(earlier);
  report('redundant', line, {}, { related, fix: isRepeat ? removeRepeat(line, earlier) : undefined });
}

/** What the lines of one list take, up to now. */
class Taken {
  /** The first line that takes all mail, or all mail with one header, or all mail with a sender. */
  readonly #all = new Map<string, Line>();
  readonly #same = new Map<string, Line>();

  /** The line that takes all mail of a later one. */
  before(line: Line): Line | undefined {
    const { name } = line;
    const pattern = name === 'mail-from' ? patternOf(line) : undefined;
    const isInSender = pattern !== undefined && matchesNothing(pattern) === false;
    return (
      this.#all.get('any') ??
      this.#all.get(headerOf(line)) ??
      (isInSender ? this.#all.get('sender') : undefined) ??
      this.#same.get(matchKey(line))
    );
  }

  add(line: Line): void {
    if (!alwaysDecides(line)) return;
    this.#same.set(matchKey(line), line);
    const what = takesAll(line);
    if (what !== undefined) this.#all.set(what, line);
  }
}

/** What a line takes all of: any mail, mail with a header, mail with a sender; undefined when it takes less. */
function takesAll(line: Line): string | undefined {
  const pattern = patternOf(line);
  switch (line.name) {
    case '*':
      return 'any';
    case 'rcpt-to':
      return pattern && matchesEveryAddress(pattern) ? 'any' : undefined;
    case 'header':
      return pattern && matchesEverything(pattern) ? headerOf(line) : undefined;
    case 'mail-from':
      if (!pattern || !matchesEveryAddress(pattern)) return undefined;
      return matchesEverything(pattern) ? 'any' : 'sender';
    default:
      return undefined;
  }
}

/** A list behind a line may leave mail to the lines that follow; one with a `*` does not. */
function alwaysDecides(line: Line): boolean {
  if (!line.block) return decidesItself(line);
  return [...line.block.lines()].some((inner) => inner.name === '*' && inner.isValid && decidesItself(inner));
}

/** A list that is called may leave mail too. */
function decidesItself({ read }: Line): boolean {
  const result = read?.arguments.at(-1)?.value;
  return result?.kind === 'pattern-result' && !result.callTo;
}

function decision({ block, read, order }: Line): string {
  const result = read?.arguments.at(-1)?.value;
  return !block && result && result.kind !== 'error' ? canonical(result) : `list ${order}`;
}

function matchKey(line: Line): string {
  return `${headerOf(line)} ${patternOf(line)?.pattern ?? ''}`;
}

/** The kind of a line, and the header it is about. */
function headerOf(line: Line): string {
  const header = line.argument(0);
  return header?.kind === 'string' ? `header ${header.text.toLowerCase()}` : line.name;
}

function patternOf(line: Line): RegexValue | undefined {
  const values = [line.argument(0), line.argument(1)];
  return values.find((value): value is RegexValue => value?.kind === 'regex');
}
