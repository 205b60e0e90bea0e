/** Bounces, latencies, what was left out, and how to get the same again. */
import { countText, percentText, timeText } from '../../results/number-texts.ts';
import type { Group, Latency, Refusal, Result, WaitingClients } from '../../results/result.ts';
import { streamsText } from '../text-summary.ts';
import { markup } from './markup.ts';
import { type PageSection, headingOf, tableSection } from './section.ts';
import { numberColumn, table, textColumn } from './table.ts';
import { barMarkup, nameMarkup } from './words.ts';

export function bounceSection({ total }: Result): readonly PageSection[] {
  if (total.bounced === 0) return [];
  const id = 'bounces';
  const columns = (name: string) => [
    textColumn<[string, number]>(name, ([word]) => nameMarkup(word)),
    numberColumn<[string, number]>('bounced', ([, count]) => count, countText),
    numberColumn<[string, number]>('share', ([, count]) => count / total.bounced, barMarkup),
  ];
  const content = markup`<div class="columns">
    <div>
      ${table({ labelledBy: headingOf(id), columns: columns('category'), rows: sorted(Object.entries(total.bouncedBy)) })}
    </div>
    <div>${table({ labelledBy: headingOf(id), columns: columns('given up by'), rows: reasonsOf(total) })}</div>
  </div>`;
  return [{ id, title: 'Bounces', content }];
}

function reasonsOf({ bounceReasons: { reply, expired, rule, queue } }: Group): [string, number][] {
  const reasons: [string, number][] = [
    ['a reply', reply],
    ['age', expired],
    ['a pattern, the recipient', rule],
    ['a pattern, the queue', queue],
  ];
  return sorted(reasons.filter(([, count]) => count > 0));
}

function sorted(entries: readonly [string, number][]): [string, number][] {
  return entries.toSorted(([, a], [, b]) => b - a);
}

interface LatencyRow {
  readonly name: string;
  readonly latency: Latency;
}

const MOST_LATENCIES = 20;

export function latencySection({ total, domains }: Result): readonly PageSection[] {
  const rows = [{ ...total, name: 'all mail' }, ...domains.rows.slice(0, MOST_LATENCIES)].flatMap(latencyRow);
  const percentiles = [...new Set(rows.flatMap(({ latency }) => latency.others.map(({ percentile }) => percentile)))];
  return tableSection<LatencyRow>(
    { id: 'latency', title: 'From injection to delivery', short: 'Latency' },
    {
      columns: [
        textColumn('domain', ({ name }) => nameMarkup(name)),
        numberColumn('delivered', ({ latency }) => latency.count, countText),
        numberColumn('mean', ({ latency }) => latency.mean, timeText),
        numberColumn('p50', ({ latency }) => latency.p50, timeText),
        numberColumn('p90', ({ latency }) => latency.p90, timeText),
        ...percentiles.map((one) => numberColumn<LatencyRow>(`p${one}`, (row) => timeAt(row, one), timeText)),
        numberColumn('p99', ({ latency }) => latency.p99, timeText),
        numberColumn('slowest', ({ latency }) => latency.max, timeText),
      ],
      rows,
      notes: ['p90 is the time within which 90% of the delivered were delivered.'],
    },
  );
}

function latencyRow({ name, latency }: Group): readonly LatencyRow[] {
  return latency ? [{ name, latency }] : [];
}

function timeAt({ latency }: LatencyRow, percentile: number): number | undefined {
  return latency.others.find((one) => one.percentile === percentile)?.time;
}

export function refusalSection({ refusals, total }: Result): readonly PageSection[] {
  return tableSection<Refusal>(
    { id: 'refusals', title: 'Mail that was not taken', short: 'Not taken' },
    {
      columns: [
        textColumn('reason', ({ reason }) => nameMarkup(reason)),
        numberColumn('recipients', ({ count }) => count, countText),
        numberColumn('share', ({ count }) => count / Math.max(1, total.refused), percentText),
        streamColumn,
      ],
      rows: refusals,
    },
  );
}

const streamColumn = textColumn<Refusal>('streams', ({ streams }) => nameMarkup(streamsText(streams)));

export function waitingSection({ waiting }: Result): readonly PageSection[] {
  return tableSection<WaitingClients>(
    { id: 'waiting', title: 'Clients that waited for a connection in the end', short: 'Waiting' },
    {
      columns: [
        textColumn('held by', ({ reason }) => nameMarkup(reason)),
        numberColumn('clients', ({ clients }) => clients, countText),
        numberColumn('recipients', ({ count }) => count, countText),
        streamColumn,
      ],
      rows: waiting,
    },
  );
}

const MOST_REMARKS = 200;

export function notModelledSection({ notModelled }: Result): readonly PageSection[] {
  const about = 'The configuration says this, and the simulation leaves it out.';
  return listSection({ id: 'not-modelled', title: 'Not modelled' }, about, notModelled);
}

export function unusedSection({ unused }: Result): readonly PageSection[] {
  return listSection({ id: 'unused', title: 'About no mail' }, 'The scenario says this, and no mail met it.', unused);
}

function listSection(
  section: Omit<PageSection, 'content'>,
  about: string,
  remarks: readonly string[],
): readonly PageSection[] {
  if (remarks.length === 0) return [];
  const items = remarks.slice(0, MOST_REMARKS).map((text) => markup`<li>${nameMarkup(text)}</li>\n`);
  const hidden = remarks.length - MOST_REMARKS;
  const note = hidden > 0 ? markup`<p class="note">${countText(hidden)} more are in the JSON result.</p>` : '';
  const content = markup`<p>${about}</p>
    <ul>
      ${items}
    </ul>
    ${note}`;
  return [{ ...section, content }];
}

const engines: Readonly<Record<Result['engine'], string>> = {
  exact: 'each message by itself',
  fast: 'counts of messages',
};

const endings: Readonly<Record<Result['ended'], string>> = {
  drained: 'nothing was left to happen',
  until: 'the time that was asked for was over',
  interrupted: 'it was interrupted',
};

/** As a scenario has it, so that it can be put into one. */
export function repeatSection({ scenario, seed, engine, knobs, span, ended }: Result): PageSection {
  const lines = Object.entries(knobs).map(([name, value]) => `  ${name}: ${value}`);
  const content = markup`<p>
      The run of ${nameMarkup(scenario)} with the <em>${engine}</em> engine (${engines[engine]}) ended after
      ${timeText(span)}, when ${endings[ended]}. The same scenario with these lines gives the same numbers again:
    </p>
    <pre tabindex="0"><code>${[`seed: ${seed}`, 'knobs:', ...lines].join('\n')}</code></pre>`;
  return { id: 'repeat', title: 'To run it again', short: 'Repeat', content };
}
