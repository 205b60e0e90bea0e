/** The parts of a model that go wrong whatever the sender does. */
import { type Greylisting, type Outage, type Refusal, outageKinds } from './model.ts';
import { readReply } from './read-limits.ts';
import {
  Fields,
  type Place,
  type Read,
  isObject,
  oneOf,
  readCount,
  readShare,
  readSomeTime,
  readTime,
} from './read-value.ts';
import { REFUSED, TIMED_OUT, type Texts, isReplyText, refusalKinds } from './texts.ts';

/** A time alone, after which mail is taken, or an object with `delay`. */
export function greylistingOf(texts: Texts): Read<Greylisting> {
  return (value, place) => {
    const fields = isObject(value) ? new Fields(value, place, ['delay', 'share', 'knownAfter', 'reply']) : undefined;
    const delay = fields ? fields.need('delay', readSomeTime) : readSomeTime(value, place);
    if (delay === undefined) return undefined;
    return {
      delay,
      share: fields?.read('share', readShare) ?? 1,
      knownAfter: fields?.read('knownAfter', readCount) ?? Infinity,
      reply: fields?.read('reply', readReply) ?? texts.greylisted,
    };
  };
}

const outageKeys = ['kind', 'from', 'lasts', 'every', 'share', 'timeout', 'reply'];

export function outageOf(texts: Texts): Read<Outage> {
  return (value, place) => {
    if (!isObject(value)) return place.wrong(value, 'an object with from and lasts');
    const fields = new Fields(value, place, outageKeys);
    const kind = fields.read('kind', oneOf(outageKinds)) ?? 'refused';
    const from = fields.need('from', readTime);
    const lasts = fields.need('lasts', readSomeTime);
    if (kind !== 'greeting' && fields.has('reply')) place.at('reply').fail('is for kind: greeting');
    if (kind !== 'timeout' && fields.has('timeout')) place.at('timeout').fail('is for kind: timeout');
    const every = fields.read('every', readSomeTime) ?? Infinity;
    const timeout = fields.read('timeout', readTime) ?? CONNECT_TIMEOUT;
    const share = fields.read('share', readShare) ?? 1;
    const reply = fields.read('reply', readReply) ?? texts.down;
    if (from === undefined || lasts === undefined) return undefined;
    if (every <= lasts) return place.at('every').fail('is not longer than lasts, so it would never end');
    return { kind, from, lasts, every, share, timeout, reply: { greeting: reply, ...silent }[kind] };
  };
}

/** How long PowerMTA waits for a server unless it is told otherwise. [runtime 6.2] */
const CONNECT_TIMEOUT = 120_000;

/** What is noted of servers that say nothing. */
const silent = { refused: REFUSED, timeout: TIMED_OUT };

/** Shares by what is wrong, `unknown: 2%`, or by the text of the reply. */
export function refusalsOf(texts: Texts): Read<Refusal[]> {
  return (value, place) => {
    if (!isObject(value)) return place.wrong(value, 'an object of shares, such as unknown: 2%');
    const found = Object.entries(value).map(([key, share]) => readRefusal(key, share, texts, place.at(key)));
    const refusals = found.filter((one) => one !== undefined);
    // A hundred shares of one percent may come to a little more than 1.
    if (refusals.reduce((sum, { share }) => sum + share, 0) > 1 + 1e-9) return place.fail('comes to more than 100%');
    return refusals;
  };
}

function readRefusal(key: string, value: unknown, texts: Texts, place: Place): Refusal | undefined {
  const usual = usualRefusal(key, texts);
  if (!usual) return place.fail(`is not known; write one of ${refusalKinds.join(', ')}, or a reply with its code`);
  const fields = isObject(value) ? new Fields(value, place, ['share', 'each', 'reply']) : undefined;
  const share = fields ? fields.need('share', readShare) : readShare(value, place);
  if (share === undefined) return undefined;
  return {
    share,
    reply: fields?.read('reply', readReply) ?? usual.reply,
    each: fields?.read('each', oneOf(['message', 'attempt'] as const)) ?? usual.each,
  };
}

function usualRefusal(key: string, texts: Texts): Pick<Refusal, 'reply' | 'each'> | undefined {
  const kind = refusalKinds.find((one) => one === key);
  if (kind) return { reply: texts[kind], each: kind === 'busy' ? 'attempt' : 'message' };
  return isReplyText(key) ? { reply: key, each: key.startsWith('5') ? 'message' : 'attempt' } : undefined;
}
