/** The tables of a result: each kind of group with its counts and times. */
import { countText, percentText, timeText } from '../../results/number-texts.ts';
import type { Group, QueueGroup, Result, Table } from '../../results/result.ts';
import { limitText } from '../text-tables.ts';
import { markup } from './markup.ts';
import { type PageSection, tableSection } from './section.ts';
import { type HtmlColumn, none, numberColumn, textColumn } from './table.ts';
import { codeMarkup, nameMarkup } from './words.ts';

export function groupSections(result: Result): readonly PageSection[] {
  const { domains, queues, virtualMtas, sourceIps, paths, mxHosts, streams } = result;
  return [
    ...groupSection({ id: 'domains', title: 'Domains' }, [...queuedColumns('domain'), connectionColumn], domains),
    ...groupSection(
      { id: 'queues', title: 'Queues' },
      [...queuedColumns('queue'), connectionColumn, heldColumn],
      queues,
    ),
    ...groupSection(
      { id: 'virtual-mtas', title: 'Virtual MTAs' },
      [...queuedColumns('virtual MTA'), connectionColumn],
      virtualMtas,
    ),
    ...groupSection({ id: 'sources', title: 'Source addresses', short: 'Sources' }, sentColumns('address'), sourceIps),
    ...groupSection(
      { id: 'paths', title: 'Source addresses by provider', short: 'Providers' },
      sentColumns('provider and address'),
      paths,
    ),
    ...groupSection({ id: 'servers', title: 'Mail servers', short: 'Servers' }, sentColumns('mail server'), mxHosts),
    ...(streams.rows.length > 1
      ? groupSection({ id: 'streams', title: 'Streams' }, queuedColumns('stream'), streams)
      : []),
  ];
}

function groupSection<Row extends Group>(
  heading: Omit<PageSection, 'content'>,
  columns: readonly HtmlColumn<Row>[],
  { rows, others }: Table<Row>,
): readonly PageSection[] {
  return tableSection(heading, { columns, rows, notes: others ? [othersNote(others)] : [] });
}

function othersNote({ groups, injected, delivered, bounced }: NonNullable<Table<Group>['others']>): string {
  const mail = `injected ${countText(injected)}, delivered ${countText(delivered)}, bounced ${countText(bounced)}`;
  return `${countText(groups)} less busy ones are only counted, all together: ${mail}.`;
}

const outcomeColumns: readonly HtmlColumn<Group>[] = [
  numberColumn('delivered', ({ delivered }) => delivered, countText),
  numberColumn('deferred', ({ deferred }) => deferred, countText),
  numberColumn('bounced', ({ bounced }) => bounced, countText),
];

const connectionColumn: HtmlColumn<Group> = numberColumn(
  'connections',
  ({ connections }) => connections.peak,
  countText,
);

/** Of what mail is put into, or comes from. */
function queuedColumns(name: string): readonly HtmlColumn<Group>[] {
  return [
    textColumn(name, (group) => nameMarkup(group.name)),
    numberColumn('injected', ({ injected }) => injected, countText),
    ...outcomeColumns,
    numberColumn('left', ({ left }) => left, countText),
    numberColumn('drain', ({ drain }) => drain, timeText),
    numberColumn('p50', ({ latency }) => latency?.p50, timeText),
    numberColumn('p99', ({ latency }) => latency?.p99, timeText),
  ];
}

/** Of what mail is sent from or to: it counts there once it is tried. */
function sentColumns(name: string): readonly HtmlColumn<Group>[] {
  return [
    textColumn(name, (group) => nameMarkup(group.name)),
    numberColumn('attempts', ({ attempts }) => attempts, countText),
    ...outcomeColumns,
    numberColumn('busiest hour', ({ peaks }) => peaks?.perHour, countText),
    connectionColumn,
  ];
}

const heldColumn: HtmlColumn<QueueGroup> = textColumn('held back by', ({ binding: [first] }) =>
  first ? markup`${codeMarkup(limitText(first))} ${percentText(first.share)}` : none,
);
