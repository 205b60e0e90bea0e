/** What replies are about, and what a server says that has no words of its own. */
import type { Replies } from './replies.ts';

/** Gives each text its number. */
export type ReplyIds = Pick<Replies, 'idOf'>;

export const replyKinds = [
  'throttled',
  'connections',
  'messages',
  'greylisted',
  'unknown',
  'full',
  'spam',
  'blocked',
  'busy',
  'down',
  'tls',
] as const;
export type ReplyKind = (typeof replyKinds)[number];

export type Texts = Readonly<Record<ReplyKind, string>>;

export const usualTexts: Texts = {
  throttled: '421 4.7.0 Rate limit exceeded, try again later',
  connections: '421 4.7.0 Too many connections',
  messages: '421 4.7.0 Too many messages for this session',
  greylisted: '451 4.7.1 Greylisted, please try again later',
  unknown: '550 5.1.1 User unknown',
  full: '452 4.2.2 Mailbox full',
  spam: '554 5.7.1 Message looks like spam',
  blocked: '554 5.7.1 Client host is blocked',
  busy: '451 4.3.2 Server busy, try again later',
  down: '421 4.3.2 Service not available',
  tls: '530 5.7.0 Must issue a STARTTLS command first',
};

/** Kinds of which a share of the mail can be refused. */
export const refusalKinds = ['unknown', 'full', 'spam', 'blocked', 'busy'] as const satisfies readonly ReplyKind[];

/** What senders note when no server answers. */
export const REFUSED = 'connection refused';
export const TIMED_OUT = 'connection timed out';
/** What they note of DNS. */
export const NO_DOMAIN = '550 5.1.2 No such domain';
export const NO_MAIL_SERVERS = '550 5.4.4 No mail servers for the domain';
export const NO_ANSWER = '451 4.4.3 Lookup of the domain failed';
/** What a sender notes that insists on TLS, of a server that has none. */
export const NO_TLS = '454 4.7.0 TLS not available';

/** Whether a text can be that of a refusal. */
export function isReplyText(text: string): boolean {
  return /^[45]\d\d[ -]\S/.test(text);
}
