/** What stands at the top: whether all is well, the answer in sentences, and the totals. */
import { countText, percentText, timeText } from '../../results/number-texts.ts';
import { waitingCount } from '../../results/kept-out.ts';
import type { Group, Result, Verdict } from '../../results/result.ts';
import { NONE } from '../text-section.ts';
import { timeOrNone } from '../text-tables.ts';
import { answerTo } from './answer.ts';
import { type Content, type Markup, markup, nothing } from './markup.ts';
import { type PageSection, tableSection } from './section.ts';
import { textColumn } from './table.ts';
import { codeMarkup, nameMarkup, oneOrMore } from './words.ts';

export function headerMarkup(result: Result): Markup {
  return markup`<header>
    <p class="kind">Simulation of PowerMTA</p>
    <h1>${nameMarkup(result.scenario)}</h1>
    ${badge(result.thresholds)}
    <div class="answer">${answerTo(result).map((sentence) => markup`<p>${sentence}</p>\n`)}</div>
  </header>\n`;
}

function badge(thresholds: readonly Verdict[]): Markup {
  if (thresholds.length === 0) return markup`<p class="badge">No thresholds were set</p>`;
  const failed = thresholds.filter(({ passed }) => !passed).length;
  if (failed === 0) return markup`<p class="badge passed">${passedText(thresholds.length)}</p>`;
  return markup`<p class="badge failed">${failed} of ${oneOrMore(thresholds.length, 'threshold')} failed</p>`;
}

function passedText(count: number): string {
  return count === 1 ? 'The threshold passed' : `All ${countText(count)} thresholds passed`;
}

/** Those that failed first. */
export function thresholdSection({ thresholds }: Result): readonly PageSection[] {
  return tableSection<Verdict>(
    { id: 'thresholds', title: 'Thresholds' },
    {
      columns: [
        textColumn('threshold', ({ threshold }) => codeMarkup(threshold)),
        textColumn('verdict', ({ passed }) => verdictMarkup(passed)),
        textColumn('found', ({ text }) => nameMarkup(text)),
      ],
      rows: thresholds.toSorted((a, b) => Number(a.passed) - Number(b.passed)),
    },
  );
}

function verdictMarkup(passed: boolean): Markup {
  return passed ? markup`<span class="passed">passed</span>` : markup`<span class="failed">failed</span>`;
}

/** A number with its name and what is to be said of it. */
interface Figure {
  readonly name: string;
  readonly value: string;
  readonly detail: Content;
}

export function totalSection(result: Result): PageSection {
  const figures = figuresOf(result).map(
    ({ name, value, detail }) =>
      markup`<div>
        <dt>${name}</dt>
        <dd><b>${value}</b> <span>${detail}</span></dd>
      </div>\n`,
  );
  return { id: 'totals', title: 'Totals', content: markup`<dl class="figures">${figures}</dl>` };
}

function figuresOf(result: Result): readonly Figure[] {
  const { total, span, backoff } = result;
  const { injected, delivered, bounced, left, attempts, deferred, latency, drain } = total;
  return [
    { name: 'delivered', value: countText(delivered), detail: shareText(delivered, injected) },
    { name: 'bounced', value: countText(bounced), detail: bounceDetail(total) },
    { name: 'still queued', value: countText(left), detail: shareText(left, injected) },
    { name: 'time to drain', value: timeOrNone(drain), detail: drainDetail(drain, span) },
    {
      name: 'latency, median',
      value: timeOrNone(latency?.p50),
      detail: latency ? `99% within ${timeText(latency.p99)}` : nothing,
    },
    { name: 'deferrals', value: countText(deferred), detail: `in ${oneOrMore(attempts, 'attempt')}` },
    peakFigure(total),
    { name: 'connections', value: countText(total.connections.peak), detail: connectionDetail(total) },
    { name: 'backoff', value: timeText(backoff.time), detail: `in ${oneOrMore(backoff.entered, 'episode')}` },
    ...handledOtherwise(result),
  ];
}

function drainDetail(drain: number | null, span: number): string {
  return drain === null ? `not within ${timeText(span)}` : `of ${timeText(span)} simulated`;
}

function shareText(count: number, injected: number): Content {
  return injected > 0 ? `${percentText(count / injected)} of ${countText(injected)}` : nothing;
}

function bounceDetail({ bounceReasons: { expired }, bounced, injected }: Group): Content {
  return expired > 0 ? `${countText(expired)} of them by age` : shareText(bounced, injected);
}

function peakFigure({ peaks }: Group): Figure {
  const value = peaks ? countText(peaks.perHour) : NONE;
  return { name: 'busiest hour', value, detail: peaks ? `${countText(peaks.perSecond)} in a second at most` : nothing };
}

function connectionDetail({ connections }: Group): string {
  return `open at most, ${countText(connections.opened)} opened`;
}

function handledOtherwise(result: Result): readonly Figure[] {
  const { discarded, refused, movedIn } = result.total;
  const figures: readonly (readonly [string, number, string])[] = [
    ['discarded', discarded, 'as their queue is told to'],
    ['refused', refused, 'before they came into a queue'],
    ['waiting', waitingCount(result), 'with clients that wait for a connection'],
    ['moved', movedIn, 'from one queue to another'],
  ];
  return figures
    .filter(([, count]) => count > 0)
    .map(([name, count, detail]) => ({ name, value: countText(count), detail }));
}
