/** The parts of a model that hold senders back. */
import type { Rate } from '../traffic/quantities.ts';
import {
  type ConnectionLimit,
  type Escalation,
  type HiddenRate,
  type MessageLimit,
  type SlowDown,
  type Throttle,
  counted,
  countings,
  scopes,
} from './model.ts';
import {
  Fields,
  type Place,
  type Read,
  isObject,
  oneOf,
  readCount,
  readMost,
  readPart,
  readRate,
  readSomeTime,
  readText,
  readTime,
  readYes,
} from './read-value.ts';
import { type Texts, isReplyText } from './texts.ts';

export const readReply: Read<string> = (value, place) => {
  const text = readText(value, place);
  if (text === undefined || isReplyText(text)) return text;
  return place.fail(`${JSON.stringify(text.slice(0, 40))} does not begin with a code such as 421 or 550`);
};

/** A number alone or `{most, per, reply}`. */
export function connectionLimitOf(texts: Texts): Read<ConnectionLimit> {
  return (value, place) => {
    const fields = isObject(value) ? new Fields(value, place, ['most', 'per', 'reply']) : undefined;
    const most = fields ? fields.need('most', readMost) : readMost(value, place);
    if (most === undefined) return undefined;
    const per = fields?.read('per', oneOf(scopes)) ?? 'source';
    return { most, per, reply: fields?.read('reply', readReply) ?? texts.connections };
  };
}

/** A number alone or `{most, reply}`. */
export function messageLimitOf(texts: Texts): Read<MessageLimit> {
  return (value, place) => {
    const fields = isObject(value) ? new Fields(value, place, ['most', 'reply']) : undefined;
    const most = fields ? fields.need('most', readMost) : readMost(value, place);
    return most === undefined ? undefined : { most, reply: fields?.read('reply', readReply) ?? texts.messages };
  };
}

export const readSlowDown: Read<SlowDown> = (value, place) => {
  if (!isObject(value)) return place.wrong(value, 'an object with above and by');
  const fields = new Fields(value, place, ['above', 'by']);
  const above = fields.need('above', readCount);
  const by = fields.need('by', readPart);
  return above === undefined || by === undefined ? undefined : { above, by };
};

const throttleKeys = ['reply', 'lasts', 'extended', 'connections', 'escalation'];

/** What is not said is as in `usual`. */
export function throttleOf(usual: Throttle): Read<Throttle> {
  return (value, place) =>
    isObject(value)
      ? readThrottle(new Fields(value, place, throttleKeys), usual)
      : place.wrong(value, `an object with ${throttleKeys.join(', ')}`);
}

function readThrottle(fields: Fields, usual: Throttle): Throttle {
  const connections = fields.read('connections', oneOf(['accepted', 'refused'] as const));
  return {
    reply: fields.read('reply', readReply) ?? usual.reply,
    lasts: fields.read('lasts', readTime) ?? usual.lasts,
    extended: fields.read('extended', readYes) ?? usual.extended,
    refusesConnections: connections === undefined ? usual.refusesConnections : connections === 'refused',
    escalation: fields.read('escalation', readEscalation) ?? usual.escalation,
  };
}

const readEscalation: Read<Escalation> = (value, place) => {
  if (!isObject(value)) return place.wrong(value, 'an object with after, reply and lasts');
  const fields = new Fields(value, place, ['after', 'reply', 'lasts']);
  const after = fields.need('after', readCount);
  const reply = fields.need('reply', readReply);
  const lasts = fields.need('lasts', readSomeTime);
  if (after === undefined || reply === undefined || lasts === undefined) return undefined;
  return { after, reply, lasts };
};

const rateKeys = ['limit', 'of', 'per', 'counting', 'burst'];

/** A rate alone or an object with `limit`, and with what is special about it. */
export function hiddenRateOf(throttle: Throttle): Read<HiddenRate> {
  return (value, place) => {
    if (!isObject(value)) return plainRate(readRate(value, place), throttle);
    const fields = new Fields(value, place, [...rateKeys, ...throttleKeys]);
    const plain = plainRate(fields.need('limit', readRate), readThrottle(fields, throttle));
    return plain && specialRate(plain, fields, place);
  };
}

function plainRate(rate: Rate | undefined, throttle: Throttle): HiddenRate | undefined {
  return rate && { ...rate, of: 'messages', per: 'source', counting: 'window', burst: rate.count, throttle };
}

function specialRate(plain: HiddenRate, fields: Fields, place: Place): HiddenRate {
  const counting = fields.read('counting', oneOf(countings)) ?? (fields.has('burst') ? 'bucket' : 'window');
  if (counting === 'window' && fields.has('burst')) place.at('burst').fail('is for counting: bucket');
  return {
    ...plain,
    counting,
    of: fields.read('of', oneOf(counted)) ?? 'messages',
    per: fields.read('per', oneOf(scopes)) ?? 'source',
    burst: fields.read('burst', readCount) ?? plain.burst,
  };
}
