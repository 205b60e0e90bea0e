/** Reads a stream of made up messages, and checks that how many, how fast and how long go together. */
import { HourlyProfile } from '../traffic/arrivals.ts';
import type { Arrival, MadeUpSpec } from '../traffic/stream-spec.ts';
import type { Members, Place } from './place.ts';
import { readArrival } from './read-arrival.ts';
import { readRecipientCount } from './read-distribution.ts';
import { readRecipients } from './read-recipients.ts';
import type { Common, StreamKey } from './read-streams.ts';

/** More would run for hours. */
const MOST_MESSAGES = 10_000_000_000;

const DAY = 86_400_000;

/** The part of a stream that says how many messages come and when. */
type Schedule = Pick<MadeUpSpec, 'arrival' | 'volume' | 'end' | 'rate'>;

export function readMadeUp(members: Members<StreamKey>, common: Common, midnight: number): MadeUpSpec {
  const recipients = members.required('recipients', readRecipients, 'recipients: consumer, or a table of domains');
  return {
    ...common,
    ...readSchedule(members, common.start, midnight),
    kind: 'made-up',
    recipients,
    recipientsPerMessage: members.read('recipientsPerMessage', readRecipientCount) ?? { kind: 'fixed', value: 1 },
  };
}

function readSchedule(members: Members<StreamKey>, start: number, midnight: number): Schedule {
  const readAs = members.read('arrival', readArrival);
  const arrival = readAs ?? { kind: 'constant' };
  const end = members.read('end', (one) => readEnd(one, start));
  const rate = members.read('rate', (one) => one.rate());
  const said: Said = {
    place: members.place,
    start,
    midnight,
    arrival,
    volume: members.read('volume', readVolume),
    rate: rate && rate.count / rate.period,
    end,
  };
  const isRead = { volume: said.volume, rate: said.rate, end, arrival: readAs };
  const isLost = scheduleKeys.some((key) => members.get(key) && isRead[key] === undefined);
  // What is wrong was noted; asking for what is missing then would only confuse.
  return isLost ? { arrival, volume: 0, end: start, rate: undefined } : scheduleOf(said);
}

const scheduleKeys = ['volume', 'rate', 'end', 'arrival'] as const;

interface Said {
  readonly place: Place;
  readonly start: number;
  /** Milliseconds from the last midnight to the start of the run. */
  readonly midnight: number;
  readonly arrival: Arrival;
  readonly volume: number | undefined;
  readonly rate: number | undefined;
  readonly end: number | undefined;
}

function readVolume(place: Place): number {
  return place.wholeNumber(1, MOST_MESSAGES, `a whole number of messages from 1 to ${MOST_MESSAGES}`);
}

function readEnd(place: Place, start: number): number {
  const end = place.duration();
  return end > start ? end : place.fail('is not after start; both count from the start of the run');
}

function scheduleOf(said: Said): Schedule {
  switch (said.arrival.kind) {
    case 'batch':
      return batchSchedule(said);
    case 'hourly':
    case 'ramp':
      return shapedSchedule(said);
    default:
      return steadySchedule(said);
  }
}

/** Two of volume, rate and end; the third follows. */
function steadySchedule({ place, start, arrival, volume, rate, end }: Said): Schedule {
  if (volume !== undefined && rate !== undefined && end !== undefined) {
    return place.fail('says volume, rate and end, of which any two give the third; take one away');
  }
  if (volume !== undefined && end !== undefined) return { arrival, volume, end, rate: undefined };
  if (rate === undefined) return place.fail('does not say how fast messages come; write two of volume, rate and end');
  if (volume !== undefined) return { arrival, volume, end: Infinity, rate };
  if (end === undefined) return place.fail('has no end; write volume: 1000 or end: 2h beside rate');
  const expected = rate * (end - start);
  if (expected > MOST_MESSAGES) return place.fail(`would be more than ${MOST_MESSAGES} messages; lower rate or end`);
  if (arrival.kind === 'poisson') return { arrival, volume: Infinity, end, rate };
  return { arrival, volume: Math.max(1, Math.round(expected)), end, rate: undefined };
}

function batchSchedule({ place, arrival, volume, rate, end }: Said): Schedule {
  if (rate !== undefined || end !== undefined) {
    return place.fail('a batch comes at once, so it takes no rate and no end; write start, or a batch with every');
  }
  if (volume === undefined) return place.fail('volume is missing; write volume: 1000');
  return { arrival, volume, end: Infinity, rate };
}

function shapedSchedule({ place, start, midnight, arrival, volume, rate, end }: Said): Schedule {
  if (rate !== undefined) return place.fail(`the ${arrival.kind} arrival says how fast messages come; take rate away`);
  if (volume === undefined) return place.fail('volume is missing; write volume: 1000');
  if (end === undefined && arrival.kind === 'ramp')
    return place.fail('end is missing; a ramp needs one, such as end: 2h');
  const schedule = { arrival, volume, end: end ?? start + DAY, rate };
  return isEmpty(schedule, start, midnight)
    ? place.fail('has no weight for the hours between start and end, so no message could ever come')
    : schedule;
}

function isEmpty({ arrival, end }: Schedule, start: number, midnight: number): boolean {
  if (arrival.kind !== 'hourly') return false;
  const profile = new HourlyProfile(arrival.weights, midnight);
  return profile.upTo(end) <= profile.upTo(start);
}
