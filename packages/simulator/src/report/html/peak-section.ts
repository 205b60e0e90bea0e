/** What was done at most, against what the configuration allows and what providers tolerate. */
import { countText } from '../../results/number-texts.ts';
import type { Ceiling, Group, Result } from '../../results/result.ts';
import { isAboveTolerated } from '../text-tables.ts';
import { type Content, type Markup, markup, nothing } from './markup.ts';
import { type PageSection, tableSection } from './section.ts';
import { type HtmlColumn, none, numberColumn, textColumn } from './table.ts';
import { nameMarkup } from './words.ts';

interface PeakRow {
  readonly kind: string;
  readonly group: Group;
}

export function peakSection({ domains, paths, queues }: Result): readonly PageSection[] {
  const rows = [...rowsOf('domain', domains.rows), ...rowsOf('address', paths.rows), ...rowsOf('queue', queues.rows)];
  return tableSection(
    { id: 'peaks', title: 'Peaks and ceilings', short: 'Peaks' },
    {
      columns: [
        textColumn<PeakRow>('what', ({ kind, group }) => markup`${nameMarkup(group.name)} <small>${kind}</small>`),
        ...periodColumns,
        peakColumn('connections', 'connections', ({ connections }) => connections.peak),
      ],
      rows: rows.toSorted((a, b) => Number(isAboveTolerated(b.group)) - Number(isAboveTolerated(a.group))),
      notes: ['The most in any such time; below it what the configuration allows and what the provider tolerates.'],
    },
  );
}

function rowsOf(kind: string, groups: readonly Group[]): readonly PeakRow[] {
  return groups.filter(isLimited).map((group) => ({ kind, group }));
}

function isLimited({ allowed, tolerated }: Group): boolean {
  return [allowed, tolerated].some((ceiling) => ceiling && Object.values(ceiling).some((most) => most !== null));
}

const periodColumns: readonly HtmlColumn<PeakRow>[] = [
  peakColumn('second', 'perSecond', ({ peaks }) => peaks?.perSecond),
  peakColumn('5 minutes', 'perFiveMinutes', ({ peaks }) => peaks?.perFiveMinutes),
  peakColumn('hour', 'perHour', ({ peaks }) => peaks?.perHour),
  peakColumn('day', 'perDay', ({ peaks }) => peaks?.perDay),
];

function peakColumn(
  name: string,
  of: keyof Ceiling,
  usedBy: (group: Group) => number | undefined,
): HtmlColumn<PeakRow> {
  const column = numberColumn<PeakRow>(name, ({ group }) => usedBy(group), countText);
  const content = ({ group }: PeakRow): Content => {
    const used = usedBy(group);
    const limits = limitsMarkup(group.allowed?.[of], group.tolerated?.[of]);
    return markup`${used === undefined ? none : usedMarkup(used, group.tolerated?.[of])}${limits}`;
  };
  return { ...column, content };
}

function usedMarkup(used: number, tolerated: number | null | undefined): Markup {
  const isAbove = typeof tolerated === 'number' && used > tolerated;
  return isAbove ? markup`<strong class="failed">${countText(used)}</strong>` : markup`${countText(used)}`;
}

function limitsMarkup(allowed: number | null | undefined, tolerated: number | null | undefined): Markup {
  const parts = [
    ...(typeof allowed === 'number' ? [`allowed ${countText(allowed)}`] : []),
    ...(typeof tolerated === 'number' ? [`tolerated ${countText(tolerated)}`] : []),
  ];
  return parts.length > 0 ? markup`<small>${parts.map((part) => markup`<span>${part}</span> `)}</small>` : nothing;
}
