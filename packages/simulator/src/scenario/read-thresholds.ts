/**
 * Reads thresholds. In words: what it is about, what is measured, for each of what, a comparison and a value:
 * `gmail.com drain < 2h`, `peak connections per source ip to yahoo.com <= 20`, `bounced share < 1%`.
 */
import { durationOf, rateOf } from '../traffic/quantities.ts';
import { type Place, possible, short } from './place.ts';
import { knobWords } from './read-knobs.ts';
import {
  type Comparison,
  type Quantity,
  type Threshold,
  type ThresholdGroup,
  type ThresholdMetric,
  type ThresholdSubject,
  comparisons,
  groups,
  outcomes,
} from './threshold.ts';

const EXAMPLE = 'such as gmail.com drain < 2h';
/** No threshold is longer, and what is read is walked several times. */
const LONGEST = 500;

export function readThresholds(place: Place): Threshold[] {
  const { problems } = place.file;
  return place.items('a list of thresholds').flatMap((one) => problems.attempt(() => readThreshold(one)) ?? []);
}

function readThreshold(place: Place): Threshold {
  const text = place.text(`a threshold ${EXAMPLE}`).trim().replaceAll(/\s+/g, ' ');
  if (text.length > LONGEST) return place.fail(`is longer than ${LONGEST} characters`);
  return ceilingThreshold(place, text) ?? measure(place, text);
}

/** `[SUBJECT] never above ceiling [in any rate model | in rate model NAME]` */
function ceilingThreshold(place: Place, text: string): Threshold | undefined {
  const [, before, model] =
    /^(?:(.+) )?never above ceiling(?: in any rate model| in rate model (\S+))?$/i.exec(text) ?? [];
  if (!/\bnever\b/i.test(text) || comparisonIn(text)) return undefined;
  if (!/never above ceiling(?: in any rate model| in rate model \S+)?$/i.test(text)) {
    return place.fail('expected never above ceiling, with in any rate model or in rate model NAME behind it');
  }
  const named = model === undefined ? 'any' : knobWords.rateModel.find((one) => one === model.toLowerCase());
  if (!named) return place.fail(`${short(model ?? '')} is no rate model${possible(model ?? '', knobWords.rateModel)}`);
  const subject = before === undefined ? all : subjectOf(place, before);
  return { kind: 'below-ceiling', text, line: place.line, subject, model: named };
}

function measure(place: Place, text: string): Threshold {
  const comparison = comparisonIn(text);
  if (!comparison) {
    return place.fail(
      `has no comparison; write what is measured, one of ${comparisons.join(' ')} and a value, ${EXAMPLE}`,
    );
  }
  const { left, sign, right } = comparison;
  const phrase = phraseOf(place, left);
  const { metric, value } = valued(place, phrase.metric, right);
  return {
    kind: 'measure',
    text,
    line: place.line,
    subject: phrase.subject,
    metric,
    per: phrase.per,
    comparison: sign,
    value,
  };
}

function comparisonIn(text: string): { left: string; sign: Comparison; right: string } | undefined {
  const found = /^([^<>=!]*)(<=|>=|==|!=|<|>|=)([^<>=!]*)$/.exec(text);
  if (!found) return undefined;
  const [, left = '', written, right = ''] = found;
  const sign = comparisons.find((one) => one === (written === '=' ? '==' : written));
  return sign && { left: left.trim(), sign, right: right.trim() };
}

interface Phrase {
  readonly subject: ThresholdSubject;
  readonly metric: string;
  readonly per: ThresholdGroup | undefined;
}

/** The measures by their words. `pNN` is any percentile. */
const simpleMetrics: ReadonlyMap<string, ThresholdMetric> = new Map<string, ThresholdMetric>([
  ...outcomes.map((of): [string, ThresholdMetric] => [of, { kind: 'count', of }]),
  ...outcomes.slice(1).map((of): [string, ThresholdMetric] => [`${of} share`, { kind: 'share', of }]),
  ['drain', { kind: 'drain' }],
  ['latency mean', { kind: 'mean-latency' }],
  ['latency max', { kind: 'latency', percentile: 100 }],
  ['peak connections', { kind: 'peak-connections' }],
  ['peak rate', { kind: 'peak-rate', period: 0 }],
  ['backoff episodes', { kind: 'backoff-episodes' }],
  ['backoff time', { kind: 'backoff-time' }],
]);

/** The names of all measures, for messages and documentation. */
export const metricNames: readonly string[] = [...simpleMetrics.keys(), 'latency p50', 'latency p90', 'latency p99'];

const metricForm = new RegExp(
  String.raw`(?:^|^(.*?) )(${[...simpleMetrics.keys()].toSorted((a, b) => b.length - a.length).join('|')}|latency p\d{1,2}(?:\.\d{1,2})?)(?: (.*))?$`,
  'i',
);

/** Takes the words on the left of the comparison apart. */
function phraseOf(place: Place, words: string): Phrase {
  const found = metricForm.exec(words);
  if (!found) return place.fail(unknownMetric(words));
  const [, before, metric = '', behind = ''] = found;
  const { per, rest } = groupOf(place, behind);
  const [, target] = /^(?:to|for|of|in) (.+)$/i.exec(rest) ?? [];
  if (rest !== '' && target === undefined) {
    return place.fail(`${short(rest)} is not understood; behind a measure stand per GROUP and to DOMAIN`);
  }
  if (before !== undefined && target !== undefined) {
    return place.fail(`names ${short(before)} and ${short(target)}; a threshold is about one of them`);
  }
  const about = before ?? target;
  return { subject: about === undefined ? all : subjectOf(place, about), metric: metric.toLowerCase(), per };
}

function unknownMetric(words: string): string {
  const [first = '', ...others] = words.split(' ');
  const tried = first.includes('.') ? others.join(' ') : words;
  if (tried === '') return `says not what is measured${possible('', metricNames)}`;
  return `${short(tried)} is no measure${possible(tried, metricNames)}`;
}

/** `per source ip`, and what stands behind it. */
function groupOf(place: Place, behind: string): { per: ThresholdGroup | undefined; rest: string } {
  const [, named] = /^per (.+)$/i.exec(behind) ?? [];
  if (named === undefined) return { per: undefined, rest: behind };
  const words = named.toLowerCase();
  const per = groups.find((group) => words === group || words.startsWith(`${group} `));
  if (per) return { per, rest: named.slice(per.length).trim() };
  const wrong = named.replace(/ (?:to|for|of|in) .*$/i, '');
  return place.fail(`${short(wrong)} is nothing to group by${possible(wrong, groups)}`);
}

const all: ThresholdSubject = { kind: 'all' };

/** `gmail.com`, `gmail.com/mta1`, `stream NAME`, `virtual mta NAME`, `source ip ADDRESS`, `domain NAME`, `queue NAME` */
function subjectOf(place: Place, words: string): ThresholdSubject {
  const [, kind, name = ''] = /^(stream|virtual mta|source ip|domain|queue) (.+)$/i.exec(words) ?? [];
  switch (kind?.toLowerCase()) {
    case 'stream':
      return { kind: 'stream', name };
    case 'virtual mta':
      return { kind: 'virtual-mta', name };
    case 'source ip':
      return { kind: 'source-ip', name };
    case 'domain':
      return { kind: 'domain', name: name.toLowerCase() };
    case 'queue':
      return { kind: 'queue', name };
    default:
      return plainSubject(place, words);
  }
}

function plainSubject(place: Place, words: string): ThresholdSubject {
  if (words.includes(' ')) {
    return place.fail(
      `${short(words)} is nothing that a threshold can be about; write a domain such as gmail.com, a queue such as ` +
        'gmail.com/mta1, or stream, virtual mta or source ip with a name',
    );
  }
  return words.includes('/') ? { kind: 'queue', name: words } : { kind: 'domain', name: words.toLowerCase() };
}

/** The measure with what the value says of it, and the value. */
function valued(place: Place, name: string, text: string): { metric: ThresholdMetric; value: Quantity } {
  const percentile = Number(/^latency p(.+)$/.exec(name)?.[1] ?? NaN);
  const metric = simpleMetrics.get(name) ?? { kind: 'latency' as const, percentile };
  switch (metric.kind) {
    case 'drain':
    case 'latency':
    case 'mean-latency':
    case 'backoff-time':
      return { metric, value: durationAt(place, name, text) };
    case 'share':
      return { metric, value: shareAt(place, name, text) };
    case 'peak-rate':
      return rateAt(place, name, text);
    default:
      return { metric, value: countAt(place, name, text) };
  }
}

function durationAt(place: Place, name: string, text: string): Quantity {
  const amount = /^\d+$/.test(text) ? undefined : durationOf(text);
  return amount === undefined
    ? wrongValue(place, name, text, 'a time such as 90s or 2h')
    : { unit: 'duration', amount };
}

function shareAt(place: Place, name: string, text: string): Quantity {
  const [, percent] = /^(\d{1,3}(?:\.\d{1,9})?) ?%$/.exec(text) ?? [];
  const amount = Number(percent ?? NaN) / 100;
  return amount <= 1 ? { unit: 'share', amount } : wrongValue(place, name, text, 'a percentage such as 1% or 0.5%');
}

function countAt(place: Place, name: string, text: string): Quantity {
  const amount = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return amount === undefined ? wrongValue(place, name, text, 'a whole number such as 20') : { unit: 'count', amount };
}

function rateAt(place: Place, name: string, text: string): { metric: ThresholdMetric; value: Quantity } {
  const rate = rateOf(text);
  if (!rate) return wrongValue(place, name, text, 'a rate such as 500/h');
  return { metric: { kind: 'peak-rate', period: rate.period }, value: { unit: 'count', amount: rate.count } };
}

function wrongValue(place: Place, name: string, text: string, expected: string): never {
  return place.fail(`${text === '' ? 'nothing' : short(text)} is no value for ${name}; write ${expected}`);
}
