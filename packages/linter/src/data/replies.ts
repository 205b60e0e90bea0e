/**
 * What mail servers reply, as samples to try patterns on. `replies.json` says where each is from; codes of sending
 * addresses, hosts and messages are left out or replaced by those for documentation.
 */
import json from './replies.json' with { type: 'json' };

/** What a reply is about. */
const meanings = ['rate', 'connections', 'busy', 'block', 'content', 'auth', 'recipient'] as const;
export type Meaning = (typeof meanings)[number];

/** Why one recipient is refused or put off, whoever sends. */
const recipientKinds = ['full', 'unknown', 'many', 'greylist'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** A reply with which a provider holds somebody back. */
export interface SampleReply {
  /** An id of the provider data. */
  readonly provider: string;
  readonly text: string;
  readonly meaning: Meaning;
  /** Whether the mail may be sent later, by the code at the beginning. */
  readonly temporary: boolean;
}

/** A reply about a single recipient, which says nothing of the sender. */
export interface RecipientReply {
  readonly kind: RecipientKind;
  readonly text: string;
  readonly temporary: boolean;
}

/** A reply that nobody gets any more. */
export interface DeadReply {
  readonly provider: string;
  /** What stands for it in patterns, such as `RLY:NW`. */
  readonly code: string;
  readonly text: string;
  /** The year in which it ended, where that is known. */
  readonly since: string | undefined;
  /** What is sent instead, where that is known. */
  readonly now: string | undefined;
}

/** Year and month in which the whole was looked over. */
export const repliesAsOf: string = json.asOf;

export const sampleReplies: readonly SampleReply[] = json.replies.map(({ provider, text, meaning, temporary }) => ({
  ...{ provider, text, temporary },
  meaning: oneOf(meanings, meaning),
}));

export const recipientReplies: readonly RecipientReply[] = json.probes.map(({ kind, text, temporary }) => ({
  ...{ text, temporary },
  kind: oneOf(recipientKinds, kind),
}));

export const deadReplies: readonly DeadReply[] = json.dead.map(({ provider, code, text, ...more }) => ({
  ...{ provider, code, text },
  since: 'since' in more ? more.since : undefined,
  now: 'now' in more ? more.now : undefined,
}));

function oneOf<T extends string>(words: readonly T[], word: string): T {
  const known = words.find((one) => one === word);
  if (known === undefined) throw new TypeError(`reply data: ${word} is none of ${words.join(', ')}`);
  return known;
}
