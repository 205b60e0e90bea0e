/** What stands at the top of a report: whether all is well, how much became of the mail, and what held it back. */
import { countText, percentText, timeText } from '../results/number-texts.ts';
import type { BackoffEpisode } from '../results/backoff-episodes.ts';
import { waitingCount } from '../results/kept-out.ts';
import type { Binding, Refusal, Result, Verdict, WaitingClients } from '../results/result.ts';
import { limitText, placeText, timeOrNone } from './text-tables.ts';
import { type Column, NONE, type TextSection, left, right, sectionOf, withNotes } from './text-section.ts';

/** Those that failed first. */
export function thresholdSection({ thresholds }: Result): TextSection {
  const sorted = thresholds.toSorted((a, b) => Number(a.passed) - Number(b.passed));
  const columns = [
    left<Verdict>('', ({ passed }) => (passed ? 'passed' : 'FAILED')),
    left<Verdict>('threshold', ({ threshold }) => threshold),
    left<Verdict>('found', ({ text }) => text),
  ];
  return sectionOf('Thresholds', columns, sorted);
}

const endings: Readonly<Record<Result['ended'], string>> = {
  drained: 'until nothing was left to do',
  until: 'the time that was asked for',
  interrupted: 'until it was interrupted; what follows is what was known then',
};

export function totalSection(result: Result): TextSection {
  const { total, span, ended, scenario, seed, engine, backoff } = result;
  const share = (count: number): string => (total.injected > 0 ? ` (${percentText(count / total.injected)})` : '');
  const rows: [string, string][] = [
    ['scenario', `${scenario}, seed ${seed}`],
    ['simulated', `${timeText(span)}, ${endings[ended]}`],
    [
      'engine',
      engine === 'fast' ? 'fast: it counts how much flows, so numbers are near those of the exact engine' : '',
    ],
    ['injected', countText(total.injected)],
    ['refused', countText(total.refused)],
    ['waiting', `${countText(waitingCount(result))} whose clients still waited for a connection`],
    ['delivered', countText(total.delivered) + share(total.delivered)],
    ['attempts', `${countText(total.attempts)}, of which ${countText(total.deferred)} deferred`],
    ['bounced', countText(total.bounced) + share(total.bounced)],
    ['discarded', countText(total.discarded)],
    ['left', countText(total.left) + share(total.left)],
    ['drained after', timeOrNone(total.drain)],
    ['latency', latencyText(result)],
    ['backoff', `entered ${countText(backoff.entered)} times`],
  ];
  const always = new Set([
    'scenario',
    'simulated',
    'injected',
    'delivered',
    'bounced',
    'left',
    'drained after',
    'latency',
  ]);
  const shown = rows.filter(([name, text]) => always.has(name) || !/^(?:$|(?:entered )?0\b)/.test(text));
  return { title: 'Totals', head: [], alignments: [], expendable: [], rows: shown, notes: [] };
}

function latencyText({ total: { latency } }: Result): string {
  if (!latency) return NONE;
  return `half within ${timeText(latency.p50)}, 90% within ${timeText(latency.p90)}, 99% within ${timeText(latency.p99)}`;
}

export function bindingSection({ binding }: Result, most: number): TextSection {
  const columns = [
    right<Binding>('share', ({ share }) => percentText(share)),
    left<Binding>('limit', limitText),
    left<Binding>('where', placeText),
    right<Binding>('queues', ({ queues }) => countText(queues), 1),
    right<Binding>('time', ({ time }) => timeText(time), 2),
  ];
  const section = sectionOf('What held mail back', columns, binding, most);
  return withNotes(section, ['Of the time in which queues had mail, over all queues.']);
}

export function bounceSection({ total: { bouncedBy, bounceReasons } }: Result): TextSection {
  const found = Object.entries(bouncedBy).sort(([, a], [, b]) => b - a);
  const columns = [
    left<[string, number]>('category', ([name]) => name),
    right<[string, number]>('bounced', ([, count]) => countText(count)),
  ];
  const { reply, expired, rule, queue } = bounceReasons;
  const parts = [
    [reply, 'by replies'],
    [expired, 'by age'],
    [rule, 'by patterns'],
    [queue, 'with their queue'],
  ] as const;
  const reasons = parts.filter(([count]) => count > 0).map(([count, words]) => `${countText(count)} ${words}`);
  return withNotes(sectionOf('Bounces', columns, found), reasons.length > 0 ? [`${reasons.join(', ')}.`] : []);
}

const ends: Readonly<Record<NonNullable<BackoffEpisode['ended']>, string>> = {
  reply: 'a reply with mode=normal',
  time: 'backoff-to-normal-after',
  delivery: 'a delivery',
};

/** Replies are often sentences, of which the beginning tells the kind. */
const REPLY_WIDTH = 48;

export function backoffSection({ backoff, span }: Result, most: number): TextSection {
  const columns = [
    left<BackoffEpisode>('queue', ({ queue }) => queue),
    right<BackoffEpisode>('from', ({ from }) => timeText(from)),
    right<BackoffEpisode>('lasted', ({ from, to }) => timeText((to ?? span) - from), 2),
    left<BackoffEpisode>('ended by', ({ ended }) => (ended ? ends[ended] : 'nothing'), 1),
    left<BackoffEpisode>('reply', ({ reply }) => clipped(reply, REPLY_WIDTH)),
    left<BackoffEpisode>('pattern', ({ file, line }) => (file === null ? NONE : `${file}:${line}`)),
  ];
  const section = sectionOf('Backoff', columns, backoff.episodes, most);
  const unwritten = backoff.entered - backoff.episodes.length;
  return unwritten > 0 ? withNotes(section, [`${countText(unwritten)} later ones are only counted.`]) : section;
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}

/** Mail that never came into a queue, with the reasons. */
export function keptOutSections({ refusals, waiting }: Result, most: number): TextSection[] {
  const columns = (reason: string): Column<Refusal>[] => [
    right('recipients', ({ count }) => countText(count)),
    left(reason, (row) => row.reason),
    left('of', ({ streams }) => streamsText(streams), 1),
  ];
  const clients = right<WaitingClients>('clients', (row) => countText(row.clients), 2);
  return [
    sectionOf('Not taken', columns('reason'), refusals, most),
    sectionOf('Waiting for a connection in the end', [clients, ...columns('held by')], waiting, most),
  ];
}

const MOST_STREAMS = 3;

/** Their names, those with most mail first. */
export function streamsText(streams: Refusal['streams']): string {
  const more = streams.length - MOST_STREAMS;
  const names = streams.slice(0, MOST_STREAMS).map(({ name }) => name);
  return names.join(', ') + (more > 0 ? ` and ${countText(more)} more` : '');
}

export function omissionSection({ notModelled }: Result, most: number): TextSection {
  return { ...sectionOf('Not modelled', [left<string>('', (text) => text)], notModelled, most), head: [] };
}
