/** Where charts stand in the page, and what they show in words. */
import { countText, percentText, timeText } from '../../results/number-texts.ts';
import type { Group, Result, Series } from '../../results/result.ts';
import { type Chart, type ChartData, type Limits, isCrowded, mostOf } from './chart-data.ts';
import { type EpisodesByDomain, type NumberedEpisode, episodesByDomain } from './episodes.ts';
import { type Content, type Markup, clipped, markup, nothing } from './markup.ts';
import type { PageSection } from './section.ts';
import { codeMarkup, limitMarkup, nameMarkup, oneOrMore } from './words.ts';

/** The busiest domains are seen at once, others when they are asked for. */
const OPEN = 3;

export function chartSection(result: Result, data: ChartData): PageSection {
  const { series } = result;
  const context = { result, data, episodes: episodesByDomain(result) };
  const content = markup`<noscript><p class="note">Charts need JavaScript. The tables have the numbers.</p></noscript>
    ${figureMarkup(data, 0, 'all mail')}${crowded(result)}
    ${series.domains.map((one, index) => domainMarkup(one, index, context))}${uncharted(result)}`;
  return { id: 'charts', title: 'Over time', content };
}

function crowded(result: Result): Content {
  if (!isCrowded(result)) return nothing;
  const count = countText(result.backoff.entered);
  return markup`<p class="note">Not marked here: ${count} times in <a href="#backoff">backoff mode</a>.</p>`;
}

function uncharted({ series, domains }: Result): Content {
  const hidden = domains.rows.length + (domains.others?.groups ?? 0) - series.domains.length;
  if (hidden <= 0) return nothing;
  return markup`<p class="note">${oneOrMore(hidden, 'less busy domain')} without charts.</p>`;
}

interface DomainContext {
  readonly result: Result;
  readonly data: ChartData;
  readonly episodes: EpisodesByDomain;
}

function domainMarkup(series: Series, index: number, { result, data, episodes }: DomainContext): Markup {
  const group = result.domains.rows.find(({ name }) => name === series.name);
  return markup`<details class="domain"${index < OPEN ? markup` open` : nothing}>
    <summary>
      <h3>${nameMarkup(series.name)}</h3>
      <span>${group ? groupWords(group) : nothing}</span>
    </summary>
    ${heldMarkup(result, series.name)} ${figureMarkup(data, index + 1, series.name)}
    ${series.from > 0 ? markup`<p class="note">Kept from ${timeText(series.from)} on, when it got busy.</p>` : nothing}
    ${episodesMarkup(episodes.get(series.name) ?? [], result.span)}
  </details>\n`;
}

function groupWords({ injected, delivered, bounced, left, drain }: Group): string {
  const parts = [
    `${countText(injected)} injected`,
    `${countText(delivered)} delivered`,
    ...(bounced > 0 ? [`${countText(bounced)} bounced`] : []),
    ...(left > 0 ? [`${countText(left)} left`] : []),
    ...(drain === null ? [] : [`done with after ${timeText(drain)}`]),
  ];
  return parts.join(' · ');
}

/** What held the busiest queue of a domain back. */
function heldMarkup({ queues }: Result, domain: string): Content {
  const queue = queues.rows.find((one) => one.domain === domain && one.binding.length > 0);
  const [first] = queue?.binding ?? [];
  if (!queue || !first) return nothing;
  return markup`<p>
    Held back by ${limitMarkup(first)} for ${percentText(first.share)} of the time in ${nameMarkup(queue.name)}.
  </p>`;
}

function figureMarkup({ charts, perName }: ChartData, index: number, name: string): Markup {
  const chart = charts[index];
  if (!chart) return nothing;
  const { recent, mostConnections } = chart;
  const panel = (kind: string, title: string, limits?: Limits): Markup =>
    panelMarkup({ index, kind, title, label: `${title}: ${name}. ${panelWords(chart, kind)}`, limits });
  return markup`<div class="panels">
    ${panel('outcomes', `Outcomes, as a rate per ${perName}`)}
    ${recent ? panel('recent', `In the last ${recent.name}`, recent) : nothing}
    ${panel('queued', 'In queues')}
    ${panel('connections', 'Open connections', mostConnections)}
  </div>`;
}

interface Panel {
  readonly index: number;
  readonly kind: string;
  readonly title: string;
  /** For those who do not see it. */
  readonly label: string;
  readonly limits: Limits | undefined;
}

function panelMarkup({ index, kind, title, label, limits }: Panel): Markup {
  return markup`<figure>
    <figcaption>${title}${limits ? limitWords(limits) : nothing}</figcaption>
    <div class="chart ${kind}" data-chart="${index}" data-panel="${kind}" role="img" aria-label="${clipped(label)}"></div>
  </figure>`;
}

function limitWords({ allowed, tolerated }: Limits): Markup {
  return markup`${limitWord('allowed', allowed)}${limitWord('tolerated', tolerated)}`;
}

function limitWord(kind: keyof Limits, most: number | null): Markup {
  return most === null ? nothing : markup` <span class="${kind}">${kind} ${countText(most)}</span>`;
}

function panelWords(chart: Chart, kind: string): string {
  switch (kind) {
    case 'outcomes':
      return `${sumText(chart.delivered)} delivered, ${sumText(chart.deferred)} deferred, ${sumText(chart.bounced)} bounced.`;
    case 'recent':
      return `At most ${mostText(chart.recent?.counts ?? [])}.`;
    case 'queued':
      return `At most ${mostText(chart.queued)}.`;
    default:
      return `At most ${mostText(chart.connections)}.`;
  }
}

function sumText(counts: readonly number[]): string {
  return countText(counts.reduce((sum, count) => sum + count, 0));
}

function mostText(counts: readonly number[]): string {
  return countText(mostOf(counts));
}

const MOST_EPISODES = 5;

function episodesMarkup(own: readonly NumberedEpisode[], span: number): Content {
  if (own.length === 0) return nothing;
  const hidden = own.length - MOST_EPISODES;
  const more =
    hidden > 0 ? markup`<li>${countText(hidden)} more, see <a href="#backoff">all episodes</a></li>\n` : nothing;
  return markup`<ul class="episodes">
    ${own.slice(0, MOST_EPISODES).map((one) => markup`<li>${episodeMarkup(one, span)}</li>\n`)}${more}
  </ul>`;
}

function episodeMarkup({ from, to, reply, pattern, file, line, number }: NumberedEpisode, span: number): Markup {
  const by = pattern === null ? nothing : markup`, by ${codeMarkup(pattern)}`;
  const where = file === null ? nothing : markup` (${nameMarkup(`${file}:${line ?? '?'}`)})`;
  return markup`<b class="mark">${number}</b> Backoff after ${timeText(from)}, for ${timeText((to ?? span) - from)}, upon
    ${codeMarkup(reply)}${by}${where}`;
}
