/** Replies as the fields about delivery status show them. [G1§11.2; RFC 3463] */

/** The status of mail that got too old. */
export const EXPIRED_STATUS = '4.4.7 (delivery time expired)';
export const SUCCESS_STATUS = '2.0.0 (success)';
export const UNDEFINED_FAILURE = '5.0.0 (undefined status)';
/** What senders note when there was no reply. */
const NO_ANSWER = '4.4.1 (no answer from host)';

/** What subject and detail of a status say. */
const meanings: ReadonlyMap<string, string> = new Map([
  ['1.0', 'other address status'],
  ['1.1', 'bad destination mailbox address'],
  ['1.2', 'bad destination system address'],
  ['1.3', 'bad destination mailbox address syntax'],
  ['1.4', 'destination mailbox address ambiguous'],
  ['1.5', 'destination address valid'],
  ['1.6', 'destination mailbox has moved'],
  ['1.7', "bad sender's mailbox address syntax"],
  ['1.8', "bad sender's system address"],
  ['1.10', 'recipient address has null MX'],
  ['2.0', 'other or undefined mailbox status'],
  ['2.1', 'mailbox disabled'],
  ['2.2', 'mailbox full'],
  ['2.3', 'message too long for mailbox'],
  ['2.4', 'mailing list expansion problem'],
  ['3.0', 'other or undefined mail system status'],
  ['3.1', 'mail system full'],
  ['3.2', 'system not accepting messages'],
  ['3.3', 'system not capable of selected features'],
  ['3.4', 'message too big for system'],
  ['3.5', 'system incorrectly configured'],
  ['4.0', 'other or undefined network or routing status'],
  ['4.1', 'no answer from host'],
  ['4.2', 'bad connection'],
  ['4.3', 'directory server failure'],
  ['4.4', 'unable to route'],
  ['4.5', 'mail system congestion'],
  ['4.6', 'routing loop detected'],
  ['4.7', 'delivery time expired'],
  ['5.0', 'other or undefined protocol status'],
  ['5.1', 'invalid command'],
  ['5.2', 'syntax error'],
  ['5.3', 'too many recipients'],
  ['5.4', 'invalid command arguments'],
  ['5.5', 'wrong protocol version'],
  ['6.0', 'other or undefined media error'],
  ['6.1', 'media not supported'],
  ['6.2', 'conversion required and prohibited'],
  ['6.3', 'conversion required but not supported'],
  ['6.4', 'conversion with loss performed'],
  ['6.5', 'conversion failed'],
  ['7.0', 'other or undefined security status'],
  ['7.1', 'delivery not authorized'],
  ['7.2', 'mailing list expansion prohibited'],
  ['7.3', 'security conversion required but not possible'],
  ['7.4', 'security features not supported'],
  ['7.5', 'cryptographic failure'],
  ['7.6', 'cryptographic algorithm not supported'],
  ['7.7', 'message integrity failure'],
]);

const replyForm = /^([245])\d\d(?:[ -]+#?([245])\.(\d{1,3})\.(\d{1,3})(?!\.?\d))?/;

/** The status that a reply means, in words too. */
export function dsnStatusOf(reply: string): string {
  const found = replyForm.exec(reply);
  if (!found) return NO_ANSWER;
  const [, replyClass = '', ownClass = replyClass, subject = '0', detail = '0'] = found;
  return `${ownClass}.${subject}.${detail} (${ownClass === '2' ? 'success' : meaningOf(subject, detail)})`;
}

function meaningOf(subject: string, detail: string): string {
  return meanings.get(`${subject}.${detail}`) ?? 'undefined status';
}

/** What a mail server said; what no server said is PowerMTA's own. */
export function dsnDiagOf(reply: string): string {
  return `${replyForm.test(reply) ? 'smtp' : 'x-pmta'};${reply}`;
}

/** Of mail that a reply to another message, or to a connection, had bounced with its queue. */
export function bouncedQueueDiag(reply: string): string {
  return `x-pmta;bounce-queue;reply:${reply}`;
}
