/** The `reply` lines of a list as a reply meets them: of those that do not go together the first counts. [G1§3.3.15] */
import { type RegexValue, type ReplyAction, findsIn } from '@pmtakit/grammar';
import { type Block, type Line, type Located, linesIn, replyGroup } from '@pmtakit/semantics';
import {
  type RecipientKind,
  type RecipientReply,
  type SampleReply,
  recipientReplies,
  sampleReplies,
} from '../data/replies.ts';

export interface ReplyPattern {
  readonly line: Line;
  readonly regex: RegexValue;
  readonly actions: readonly ReplyAction[];
}

/** Actions of which one alone is done. */
export type ActionGroup = (typeof replyGroup)[ReplyAction['action']];

export function replyPatternsIn(list: Block): ReplyPattern[] {
  return linesIn(list, 'reply').flatMap((line) => {
    const [regex, actions] = [line.argument(0), line.argument(1)];
    if (!line.isValid || regex?.kind !== 'regex' || actions?.kind !== 'reply-actions') return [];
    return [{ line, regex, actions: actions.items }];
  });
}

/** The place of an expression, or of an action. */
export function placeIn({ file }: Line, { start, end }: RegexValue | ReplyAction): Located {
  return { file, span: { start, end } };
}

export function actionOf({ actions }: ReplyPattern, wanted: ReplyAction['action']): ReplyAction | undefined {
  return actions.find(({ action }) => action === wanted);
}

export function groupsOf({ actions }: ReplyPattern): ReadonlySet<ActionGroup> {
  return new Set(actions.map(({ action }) => replyGroup[action]));
}

/** The known replies that a pattern takes. */
export interface Taken {
  readonly samples: readonly SampleReply[];
  readonly recipients: readonly RecipientReply[];
}

const MOST_PATTERNS = 10_000;
const taken = new Map<string, Taken>();

/** Each pattern is tried once, in however many lines it stands. */
export function repliesTaken(regex: RegexValue): Taken {
  const known = taken.get(regex.pattern);
  if (known) return known;
  const takes = ({ text }: { readonly text: string }): boolean => findsIn(regex, text) ?? false;
  const found = { samples: sampleReplies.filter(takes), recipients: recipientReplies.filter(takes) };
  if (taken.size >= MOST_PATTERNS) taken.clear();
  taken.set(regex.pattern, found);
  return found;
}

/** Which known replies are left to a line by those before it. Lines have to be asked for in their order. */
export class FirstMatches {
  readonly #decided = new Map<ActionGroup, Set<SampleReply | RecipientReply>>();

  leftTo(pattern: ReplyPattern, group: ActionGroup): Taken {
    const { samples, recipients } = repliesTaken(pattern.regex);
    const decided = this.#decided.get(group) ?? new Set();
    this.#decided.set(group, decided);
    const left = {
      samples: samples.filter((reply) => !decided.has(reply)),
      recipients: recipients.filter((reply) => !decided.has(reply)),
    };
    for (const reply of [...left.samples, ...left.recipients]) decided.add(reply);
    return left;
  }
}

/** A reply as the end of a sentence. */
export function quoted({ text }: { readonly text: string }): string {
  return text.endsWith('.') ? `"${text}"` : `"${text}".`;
}

/** The end of "replies about". */
export const recipientWords: Readonly<Record<RecipientKind, string>> = {
  full: 'a full mailbox',
  unknown: 'an unknown recipient',
  many: 'too many recipients in one message',
  greylist: 'greylisting',
};
