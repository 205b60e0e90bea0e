/** What held mail back: limits, and backoff mode. */
import type { BackoffEpisode } from '../../results/backoff-episodes.ts';
import { countText, timeText } from '../../results/number-texts.ts';
import type { Binding, QueueGroup, Result } from '../../results/result.ts';
import { limitText, placeText } from '../text-tables.ts';
import { type NumberedEpisode, numberedEpisodes } from './episodes.ts';
import { type Content, type Markup, markup, nothing } from './markup.ts';
import { type PageSection, headingOf, tableSection } from './section.ts';
import { type HtmlColumn, none, numberColumn, table, textColumn } from './table.ts';
import { barMarkup, codeMarkup, nameMarkup } from './words.ts';

const MOST_QUEUES = 50;
/** Of each queue. */
const MOST_LIMITS = 3;

interface QueueBinding {
  readonly queue: string;
  readonly binding: Binding;
}

export function bindingSection({ binding, queues }: Result): readonly PageSection[] {
  const held = queues.rows.filter(({ binding: all }) => all.length > 0);
  if (binding.length === 0 && held.length === 0) return [];
  const id = 'limits';
  const content = markup`${totalTable(id, binding)}
    <h3 id="limits-queues">By queue</h3>
    ${queueTable('limits-queues', held)}`;
  return [{ id, title: 'What held mail back', short: 'Limits', content }];
}

function totalTable(id: string, binding: readonly Binding[]): Markup {
  return table<Binding>({
    labelledBy: headingOf(id),
    columns: [
      ...limitColumns((one: Binding) => one),
      numberColumn('queues', (one) => one.queues, countText),
      numberColumn('time', ({ time }) => time, timeText),
    ],
    rows: binding,
    most: 20,
    notes: ['The share is of the time in which queues had mail, over all queues.'],
  });
}

function queueTable(labelledBy: string, queues: readonly QueueGroup[]): Markup {
  const rows = queues.slice(0, MOST_QUEUES).flatMap(bindingsOf);
  const hidden = queues.length - MOST_QUEUES;
  return table<QueueBinding>({
    labelledBy,
    columns: [
      textColumn('queue', ({ queue }) => nameMarkup(queue)),
      ...limitColumns<QueueBinding>(({ binding }) => binding),
      numberColumn('time', ({ binding }) => binding.time, timeText),
    ],
    rows,
    most: rows.length,
    notes: [
      `Each queue with the ${MOST_LIMITS} limits that held it longest, and the share of the time in which it had mail.`,
      ...(hidden > 0 ? [`${countText(hidden)} less busy queues are in the JSON result.`] : []),
    ],
  });
}

function bindingsOf({ name, binding }: QueueGroup): readonly QueueBinding[] {
  return binding.slice(0, MOST_LIMITS).map((one) => ({ queue: name, binding: one }));
}

function limitColumns<Row>(bindingOf: (row: Row) => Binding): readonly HtmlColumn<Row>[] {
  return [
    textColumn('limit', (row) => codeMarkup(limitText(bindingOf(row)))),
    numberColumn('share of time', (row) => bindingOf(row).share, barMarkup),
    textColumn('where', (row) => nameMarkup(placeText(bindingOf(row)))),
  ];
}

const ends: Readonly<Record<NonNullable<BackoffEpisode['ended']>, string>> = {
  reply: 'a reply with mode=normal',
  time: 'backoff-to-normal-after',
  delivery: 'a delivery',
};

const MOST_EPISODES = 200;

export function backoffSection(result: Result): readonly PageSection[] {
  const { backoff, span } = result;
  const unwritten = backoff.entered - backoff.episodes.length;
  return tableSection<NumberedEpisode>(
    { id: 'backoff', title: 'Backoff episodes', short: 'Backoff' },
    {
      columns: [
        numberColumn('no.', ({ number }) => number, String),
        textColumn('queue', ({ queue }) => nameMarkup(queue)),
        numberColumn('from', ({ from }) => from, timeText),
        numberColumn('lasted', ({ from, to }) => (to ?? span) - from, timeText),
        textColumn('ended by', ({ ended }) => (ended ? ends[ended] : 'nothing, until the end')),
        textColumn('reply', ({ reply }) => codeMarkup(reply)),
        textColumn('pattern', patternContent),
      ],
      rows: numberedEpisodes(result),
      most: MOST_EPISODES,
      notes: unwritten > 0 ? [`${countText(unwritten)} later ones are only counted.`] : [],
    },
  );
}

function patternContent({ pattern, file, line }: BackoffEpisode): Content {
  if (pattern === null) return none;
  const where = file === null ? nothing : markup`<small>${nameMarkup(`${file}:${line ?? '?'}`)}</small>`;
  return markup`${codeMarkup(pattern)} ${where}`;
}
