/** Whether a run kept to a threshold. */
import type { Comparison, Quantity, Threshold } from '../scenario/threshold.ts';
import type { CeilingBreach } from './ceiling-breaches.ts';
import { countText, listText, percentText, timeText } from './number-texts.ts';
import { type MeasureThreshold, type Measured, measuredFor, subjectText } from './measure.ts';
import type { Result, Verdict } from './result.ts';

/** @param breaches of the configuration's own ceilings; undefined where no provider's numbers were looked at */
export function evaluate(threshold: Threshold, result: Result, breaches?: readonly CeilingBreach[]): Verdict {
  return threshold.kind === 'measure' ? evaluateMeasure(threshold, result) : evaluateCeiling(threshold, breaches);
}

function evaluateMeasure(threshold: MeasureThreshold, result: Result): Verdict {
  const found = measuredFor(threshold, result);
  if (typeof found === 'string') return failed(threshold, found);
  const counts = threshold.metric.kind === 'count' || threshold.metric.kind === 'share';
  if (found.length === 0) {
    const none = `${subjectText(threshold.subject)} had no mail`;
    return counts ? judged(threshold, [{ name: none, value: 0 }], none) : failed(threshold, none);
  }
  const unknown = found.find(({ value }) => value === undefined);
  if (unknown) return failed(threshold, `${unknown.name}: ${unknown.why}`);
  return judged(threshold, found);
}

/** The first one that does not keep to it counts, or else the one that comes nearest to not doing so. */
function judged(threshold: MeasureThreshold, all: readonly Measured[], note?: string): Verdict {
  const { comparison, value } = threshold;
  const worst = all.reduce((a, b) => (isWorse(b, a, threshold) ? b : a));
  const actual = worst.value ?? 0;
  const passed = holds(actual, comparison, value.amount);
  const where = threshold.per ? ` (${worst.name})` : '';
  const number = quantityText(actual, value.unit);
  const text =
    note ??
    (passed
      ? `${number}${where}`
      : `${number}${where} instead of ${comparison} ${quantityText(value.amount, value.unit)}`);
  return { threshold: threshold.text, passed, actual, text };
}

function isWorse({ value: one = 0 }: Measured, { value: other = 0 }: Measured, threshold: MeasureThreshold): boolean {
  const { comparison, value } = threshold;
  switch (comparison) {
    case '<':
    case '<=':
      return one > other;
    case '>':
    case '>=':
      return one < other;
    case '==':
    case '!=':
      return holds(other, comparison, value.amount) && !holds(one, comparison, value.amount);
    default:
      return comparison satisfies never;
  }
}

function holds(actual: number, comparison: Comparison, value: number): boolean {
  switch (comparison) {
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '==':
      return actual === value;
    case '!=':
      return actual !== value;
    default:
      return comparison satisfies never;
  }
}

function quantityText(amount: number, unit: Quantity['unit']): string {
  switch (unit) {
    case 'count':
      return countText(amount);
    case 'duration':
      return timeText(amount);
    case 'share':
      return percentText(amount);
    default:
      return unit satisfies never;
  }
}

type CeilingThreshold = Extract<Threshold, { kind: 'below-ceiling' }>;

function evaluateCeiling(threshold: CeilingThreshold, breaches: readonly CeilingBreach[] | undefined): Verdict {
  if (!breaches) return failed(threshold, 'no numbers of providers are known to compare with');
  const { model } = threshold;
  const found = breaches.filter((one) => (model === 'any' || one.rateModel === model) && isAbout(threshold, one));
  const [first] = found;
  if (!first) {
    const text = 'the configuration allows nowhere more than what is known to be tolerated';
    return { threshold: threshold.text, passed: true, actual: null, text };
  }
  const more = found.length > 1 ? `, and ${countText(found.length - 1)} more` : '';
  return { threshold: threshold.text, passed: false, actual: first.allowed, text: breachText(first) + more };
}

/** A ceiling is one of a domain and an address; other subjects are all of them. */
function isAbout({ subject }: CeilingThreshold, { provider, domains, sourceIp }: CeilingBreach): boolean {
  if (subject.kind === 'domain') return provider === subject.name || domains.includes(subject.name);
  return subject.kind !== 'source-ip' || sourceIp === subject.name;
}

const words: Readonly<Record<CeilingBreach['of'], string>> = {
  perSecond: 'a second',
  perFiveMinutes: 'in 5 minutes',
  perHour: 'an hour',
  perDay: 'a day',
  connections: 'connections',
};

function breachText({ domains, sourceIp, of, allowed, tolerated, rateModel }: CeilingBreach): string {
  const from = sourceIp === undefined ? '' : ` from ${sourceIp}`;
  const most = allowed === null ? 'without limit' : countText(allowed);
  return `${listText(domains)}${from}: allowed ${most}, tolerated ${countText(tolerated)} ${words[of]}, with rate-model=${rateModel}`;
}

function failed({ text: threshold }: Threshold, text: string): Verdict {
  return { threshold, passed: false, actual: null, text };
}
