/** The tables of a result: each kind of group with its counts and times, and what they did against what they may. */
import { countText, percentText, timeText } from '../results/number-texts.ts';
import type { Binding, Ceiling, Group, QueueGroup, Result, Table } from '../results/result.ts';
import { type Column, NONE, type TextSection, left, right, sectionOf, withNotes } from './text-section.ts';

/** Tables with something in them. @param most rows of each */
export function tableSections(result: Result, most: number): TextSection[] {
  return [
    groupSection('Domains', 'domain', result.domains, most),
    queueSection(result.queues, most),
    groupSection('Virtual MTAs', 'virtual MTA', result.virtualMtas, most),
    sourceSection('Source addresses', 'address', result.sourceIps, most),
    sourceSection('Source addresses by provider', 'provider and address', result.paths, most),
    sourceSection('Mail servers', 'mail server', result.mxHosts, most),
    ...(result.streams.rows.length > 1 ? [groupSection('Streams', 'stream', result.streams, most)] : []),
    peakSection(result, most),
  ].filter(({ rows }) => rows.length > 0);
}

const outcomeColumns: readonly Column<Group>[] = [
  right('delivered', ({ delivered }) => countText(delivered)),
  right('deferred', ({ deferred }) => countText(deferred), 5),
  right('bounced', ({ bounced }) => countText(bounced)),
];

const countColumns: readonly Column<Group>[] = [
  right('injected', ({ injected }) => countText(injected), 3),
  ...outcomeColumns,
  right('left', (group) => countText(group.left)),
];

const timeColumns: readonly Column<Group>[] = [
  right('drain', ({ drain }) => timeOrNone(drain)),
  right('p50', ({ latency }) => timeOrNone(latency?.p50), 1),
  right('p99', ({ latency }) => timeOrNone(latency?.p99), 4),
];

const connectionColumn: Column<Group> = right('connections', ({ connections }) => countText(connections.peak), 2);

function groupSection<Row extends Group>(title: string, name: string, table: Table<Row>, most: number): TextSection {
  const columns = [left<Group>(name, (group) => group.name), ...countColumns, ...timeColumns, connectionColumn];
  return withNotes(sectionOf(title, columns, table.rows, most), othersNotes(table));
}

function queueSection(table: Table<QueueGroup>, most: number): TextSection {
  const columns = [
    left<QueueGroup>('queue', ({ name }) => name),
    ...countColumns,
    ...timeColumns,
    left<QueueGroup>('held back by', ({ binding: [first] }) => (first ? heldText(first) : 'nothing')),
  ];
  return withNotes(sectionOf('Queues', columns, table.rows, most), othersNotes(table));
}

/** Mail has a source from its first attempt on, so nothing is injected there. */
function sourceSection<Row extends Group>(title: string, name: string, table: Table<Row>, most: number): TextSection {
  const columns = [
    left<Group>(name, (group) => group.name),
    right<Group>('attempts', ({ attempts }) => countText(attempts), 1),
    ...outcomeColumns,
    right<Group>('peak per hour', ({ peaks }) => (peaks ? countText(peaks.perHour) : NONE)),
    connectionColumn,
  ];
  return withNotes(sectionOf(title, columns, table.rows, most), othersNotes(table));
}

function othersNotes({ others }: Table<Group>): string[] {
  if (!others) return [];
  const { groups, injected, delivered, bounced } = others;
  const mail = `injected ${countText(injected)}, delivered ${countText(delivered)}, bounced ${countText(bounced)}`;
  return [`${countText(groups)} less busy ones are only counted, all together: ${mail}.`];
}

/** `max-msg-rate 120/h (97%, config:4)`. */
function heldText(binding: Binding): string {
  return `${limitText(binding)} (${percentText(binding.share)}, ${placeText(binding)})`;
}

export function limitText({ directive, value }: Binding): string {
  return value === null ? directive : `${directive} ${value}`;
}

export function placeText({ file, line }: Binding): string {
  return file === null ? 'default' : `${file}:${line}`;
}

export function timeOrNone(time: number | null | undefined): string {
  return time === null || time === undefined ? NONE : timeText(time);
}

type Period = 'perSecond' | 'perFiveMinutes' | 'perHour' | 'perDay';

/** What was done, what is allowed and what is tolerated, where one of the latter is known. */
function peakSection({ domains, paths, queues }: Result, most: number): TextSection {
  const rows: readonly Group[] = [...domains.rows, ...paths.rows, ...queues.rows].filter(isLimited);
  const ofPeriod = (name: string, period: Period, expendable: number): Column<Group> =>
    right(
      name,
      ({ peaks, allowed, tolerated }) => usedText(peaks?.[period], allowed?.[period], tolerated?.[period]),
      expendable,
    );
  const columns = [
    left<Group>('what', ({ name }) => name),
    ofPeriod('second', 'perSecond', 2),
    ofPeriod('5 minutes', 'perFiveMinutes', 1),
    ofPeriod('hour', 'perHour', 0),
    ofPeriod('day', 'perDay', 3),
    right<Group>(
      'connections',
      ({ connections, allowed, tolerated }) => usedText(connections.peak, allowed?.connections, tolerated?.connections),
      4,
    ),
  ];
  const section = sectionOf(
    'Peaks: most in any such time / allowed / tolerated',
    columns,
    rows.toSorted(byExcess),
    most,
  );
  return rows.some(isAboveTolerated) ? withNotes(section, ['! is above what the provider tolerates.']) : section;
}

function usedText(used: number | undefined, allowed?: number | null, tolerated?: number | null): string {
  const words = [used, allowed, tolerated].map((count) => (typeof count === 'number' ? countText(count) : NONE));
  return words.join(' / ') + (isAbove(used, tolerated) ? '!' : '');
}

function isAbove(used: number | undefined, most: number | null | undefined): boolean {
  return used !== undefined && typeof most === 'number' && used > most;
}

function isLimited({ allowed, tolerated }: Group): boolean {
  return [allowed, tolerated].some((ceiling) => ceiling && Object.values(ceiling).some((most) => most !== null));
}

const periods: readonly Period[] = ['perSecond', 'perFiveMinutes', 'perHour', 'perDay'];

/** Whether a group did more than is tolerated. */
export function isAboveTolerated({ peaks, connections, tolerated }: Group): boolean {
  const isOver = (of: keyof Ceiling, used: number | undefined): boolean => isAbove(used, tolerated?.[of]);
  return isOver('connections', connections.peak) || periods.some((period) => isOver(period, peaks?.[period]));
}

/** Those that do too much come first. */
function byExcess(a: Group, b: Group): number {
  return Number(isAboveTolerated(b)) - Number(isAboveTolerated(a));
}
