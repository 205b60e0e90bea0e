/** What a run came to, in sentences: how long, how much, and what held it back. */
import { percentText, timeText } from '../../results/number-texts.ts';
import { waitingCount } from '../../results/kept-out.ts';
import type { Result } from '../../results/result.ts';
import { streamsText } from '../text-summary.ts';
import { type Content, markup } from './markup.ts';
import { codeMarkup, limitMarkup, nameMarkup, oneOrMore, partText } from './words.ts';

export function answerTo(result: Result): readonly Content[] {
  const parts = [interruptionIn, outcomeOf, refusalIn, waitingIn, holdIn, backoffIn];
  return parts.map((part) => part(result)).filter((sentence) => sentence !== '');
}

function interruptionIn({ ended, span }: Result): Content {
  return ended === 'interrupted' ? `The run was interrupted after ${timeText(span)}; this is what was known then.` : '';
}

function outcomeOf({ total, span }: Result): Content {
  const { injected, refused, delivered, bounced, discarded, left, drain } = total;
  if (injected === 0) return `No mail came into a queue${refused > 0 ? `; ${refusedText(refused)}` : ''}.`;
  const parts = [
    `${partText(delivered, injected)} delivered`,
    `${partText(bounced, injected)} bounced`,
    ...(discarded > 0 ? [`${partText(discarded, injected)} discarded`] : []),
    ...(refused > 0 ? [refusedText(refused)] : []),
  ];
  const all = oneOrMore(injected, 'recipient');
  return left > 0
    ? markup`After ${timeText(span)}, <strong>${partText(left, injected)} of ${all}</strong> ${areOrIs(left)} still
        queued: ${parts.join(', ')}.`
    : markup`It took <strong>${timeText(drain ?? span)}</strong> to be done with <strong>${all}</strong>:
        ${parts.join(', ')}.`;
}

function areOrIs(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function refusedText(refused: number): string {
  return `${oneOrMore(refused, 'more was', 'more were')} not taken in the first place`;
}

function refusalIn({ refusals: [first, ...others] }: Result): Content {
  if (!first) return '';
  const start = others.length > 0 ? 'Most of what was not taken was refused' : 'It was refused';
  return markup`${start} because of this: ${nameMarkup(first.reason)}, in mail of
    ${nameMarkup(streamsText(first.streams))}.`;
}

function waitingIn(result: Result): Content {
  const [first] = result.waiting;
  if (!first) return '';
  const clients = result.waiting.reduce((sum, one) => sum + one.clients, 0);
  return markup`<strong>${oneOrMore(clients, 'client')}</strong> with ${oneOrMore(waitingCount(result), 'recipient')}
    still waited for a connection: ${nameMarkup(first.reason)}.`;
}

/** A share of the time. */
const LITTLE = 0.05;

function holdIn({ binding: [first], total }: Result): Content {
  if (!first) return total.injected > 0 ? 'No limit held mail back.' : '';
  const queues = first.queues > 1 ? `, in ${oneOrMore(first.queues, 'queue')}` : '';
  const start =
    first.share < LITTLE ? 'Limits hardly held mail back; the longest was' : 'What held mail back longest was';
  return markup`${start} ${limitMarkup(first)}: <strong>${percentText(first.share)}</strong> of the time in which
    queues had mail${queues}.`;
}

function backoffIn({ backoff }: Result): Content {
  const [first] = backoff.episodes;
  if (!first) return '';
  const times = backoff.entered === 1 ? '' : `, the first of ${oneOrMore(backoff.entered, 'time')} that a queue did`;
  return markup`Upon ${codeMarkup(first.reply)}, ${nameMarkup(first.queue)} went into backoff mode after
  ${timeText(first.from)}${times}.`;
}
