/** Looks for a text that two lists take otherwise. */
import { type RegexValue, findsIn, samplesFor } from '@pmtakit/grammar';
import { replyGroup } from '../model/reply-groups.ts';
import { clientOf } from '../model/sources.ts';
import type { Line } from '../project/whole.ts';
import { matchPatternList } from '../routing/pattern-list.ts';
import type { MailMessage } from '../routing/message.ts';
import type { Entry, OtherEntry } from './list-entries.ts';
import type { Pair, Side, Sides } from './sides.ts';

/** A text, and what each side does with it. */
export interface ListWitness {
  /** What the text is: `reply`, `bounce`, `mail-from`, `rcpt-to`, or `header` with its name. */
  readonly what: string;
  readonly text: string;
  /** Undefined where no line takes it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a list makes of the text that an entry is about; undefined where nothing takes it. */
type Taker = (side: Side, text: string) => string | undefined;

/** Undefined where nothing is found, which does not say that there is nothing. */
export function replyWitness(sides: Sides, entry: OtherEntry, lists: Pair<readonly Entry[]>): ListWitness | undefined {
  return witnessFrom(sides, entry, 'reply', 0, (side, text) =>
    actionsFor(side === sides.before ? lists.before : lists.after, text),
  );
}

export function bounceWitness(sides: Sides, entry: OtherEntry, lists: Pair<readonly Entry[]>): ListWitness | undefined {
  return witnessFrom(sides, entry, 'bounce', 0, (side, text) =>
    categoryFor(side === sides.before ? lists.before : lists.after, text),
  );
}

/** @param names of the list on both sides */
export function messageWitness(sides: Sides, entry: OtherEntry, names: Pair<string>): ListWitness | undefined {
  const line = lineOf(entry.after) ?? lineOf(entry.before);
  if (!line) return undefined;
  const header = line.name === 'header' ? line.argument(0) : undefined;
  const headerName = header?.kind === 'string' ? header.text : undefined;
  const what = headerName === undefined ? (line.name === '*' ? 'mail-from' : line.name) : `header ${headerName}`;
  return witnessFrom(sides, entry, what, headerName === undefined ? 0 : 1, (side, text) => {
    const name = side === sides.before ? names.before : names.after;
    const found = matchPatternList(side.model, name, messageWith(what, headerName, text));
    return found?.result.raw;
  });
}

function messageWith(what: string, header: string | undefined, text: string): MailMessage {
  return {
    client: clientOf({ address: '127.0.0.1' }),
    from: what === 'mail-from' ? text : 'sender@example.com',
    recipients: [what === 'rcpt-to' ? text : 'recipient@example.com'],
    headers: header === undefined ? [] : [{ name: header, value: text }],
  };
}

function witnessFrom(sides: Sides, entry: OtherEntry, what: string, at: number, take: Taker): ListWitness | undefined {
  for (const text of textsFor(entry, what, at)) {
    const before = take(sides.before, text);
    const after = take(sides.after, text);
    if (before !== after) return { what, text, before, after };
  }
  return undefined;
}

/** Texts that the patterns of an entry take. */
function textsFor({ before, after }: OtherEntry, what: string, at: number): string[] {
  const lines = [lineOf(after), lineOf(before)].filter((line) => line !== undefined);
  const texts = lines.flatMap((line) => {
    const value = line.argument(at);
    return value?.kind === 'regex' ? samplesFor(value).flatMap((text) => asWhatItIs(text, what, value)) : [];
  });
  return [...new Set(lines.some(({ name }) => name === '*') ? [...texts, 'sender@example.com'] : texts)];
}

/** Senders and recipients have an `@`, and the server puts a blank before the text of a header. */
function asWhatItIs(text: string, what: string, value: RegexValue): string[] {
  if (what.startsWith('header ')) return [text.trim()];
  if (!/^(?:mail-from|rcpt-to)$/.test(what) || text.includes('@')) return [text];
  return [`${text}@example.com`, text].filter((one) => findsIn(value, one));
}

function lineOf(entry: Entry | undefined): Line | undefined {
  return entry?.kind === 'line' ? entry : undefined;
}

/** Of the actions of one group, those of the first rule that has any. [G1§3.3.15; runtime 8] */
function actionsFor(entries: readonly Entry[], text: string): string | undefined {
  const decided = new Map<string, string>();
  for (const entry of entries) {
    const [regex, actions] = entry.kind === 'line' ? [entry.argument(0), entry.argument(1)] : [];
    if (regex?.kind !== 'regex' || actions?.kind !== 'reply-actions' || !findsIn(regex, text)) continue;
    const groups = Map.groupBy(actions.items, ({ action }) => replyGroup[action]);
    for (const [group, items] of groups)
      if (!decided.has(group)) decided.set(group, items.map(({ raw }) => raw).join());
  }
  return decided.size > 0 ? [...decided.values()].toSorted().join() : undefined;
}

function categoryFor(entries: readonly Entry[], text: string): string | undefined {
  for (const entry of entries) {
    const [regex, category] = entry.kind === 'line' ? [entry.argument(0), entry.argument(1)] : [];
    if (regex?.kind === 'regex' && findsIn(regex, text)) return category?.raw;
  }
  return undefined;
}
