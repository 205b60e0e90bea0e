import { describe, expect, test } from 'vitest';
import { answerTo } from '../../src/report/html/answer.ts';
import { type Chart, chartDataOf, recentCounts, united } from '../../src/report/html/chart-data.ts';
import { clipped, escaped, markup, scriptJson, scriptText, styleText } from '../../src/report/html/markup.ts';
import { numberColumn, table, textColumn } from '../../src/report/html/table.ts';
import type { Binding, Ceiling, Result } from '../../src/results/result.ts';
import { groupWith, hostileTexts, queueWith, resultWith, seriesWith } from './html-results.ts';

const none: Ceiling = { perSecond: null, perFiveMinutes: null, perHour: null, perDay: null, connections: null };

describe('texts', () => {
  test.each([
    ['a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
    ["it's", 'it&#39;s'],
    ['tab\tline\n', 'tab\tline\n'],
    ['\u0000\u001B\uFFFE\uDC00', '\uFFFD\uFFFD\uFFFD\uFFFD'],
    ['é 😀 \u2028', 'é 😀 \u2028'],
  ])('%j is %j', (text, html) => {
    expect(escaped(text)).toBe(html);
  });

  test('are escaped in HTML, and HTML is not', () => {
    const item = markup`<i>${'<'}</i>`;
    expect(markup`<p title="${'"'}">${[item, 1, item]}</p>`.text).toBe('<p title="&quot;"><i>&lt;</i>1<i>&lt;</i></p>');
  });

  test('are cut where they are long, not inside a character', () => {
    expect(clipped('abc', 3)).toBe('abc');
    expect(clipped('abcd', 3)).toBe('abc…');
    expect(clipped('ab😀d', 3)).toBe('ab\uFFFD…');
  });

  test.each(hostileTexts)('%j as JSON in a script', (text) => {
    const { text: json } = scriptJson({ [text]: text });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify({ [text]: text }));
  });

  test('do not end scripts and styles', () => {
    expect(scriptText('a("</SCRIPT>", "<!--") < b').text).toBe(String.raw`a("\x3C/SCRIPT>", "\x3C!--") < b`);
    expect(styleText('a::after { content: "</style>" }').text).toBe(String.raw`a::after { content: "\3C /style>" }`);
  });
});

function binding(share: number, parts: Partial<Binding> = {}): Binding {
  const limit = { directive: 'max-msg-rate', value: '100/h', file: 'config', line: 12 };
  return { ...limit, time: 1, share, queues: 1, ...parts };
}

function answer(parts: Partial<Result>): string {
  const html = markup`${answerTo(resultWith(parts)).map((sentence) => markup`${sentence}\n`)}`.text;
  return html.replaceAll(/<[^>]*>/g, '').replaceAll(/ *\n +/g, ' ');
}

describe('the answer', () => {
  const done = 'It took 1h 30m to be done with 100 recipients: 90 (90%) delivered, 10 (10%) bounced.\n';

  test.each<[string, Partial<Result>, string]>([
    ['all done', {}, `${done}No limit held mail back.\n`],
    [
      'a limit',
      { binding: [binding(0.87)] },
      `${done}What held mail back longest was max-msg-rate 100/h (config:12): 87% of the time in which queues had mail.\n`,
    ],
    [
      'a limit of several queues, for little of the time',
      { binding: [binding(0.02, { file: null, line: null, queues: 3 })] },
      `${done}Limits hardly held mail back; the longest was max-msg-rate 100/h (default): 2% of the time in which queues had mail, in 3 queues.\n`,
    ],
    [
      'something left',
      { ended: 'until', total: groupWith('total', { left: 1, bounced: 9, drain: null, discarded: 2, refused: 5 }) },
      'After 1h 30m, 1 (1%) of 100 recipients is still queued: 90 (90%) delivered, 9 (9%) bounced, 2 (2%) discarded, 5 more were not taken in the first place.\nNo limit held mail back.\n',
    ],
    [
      'an interruption',
      { ended: 'interrupted' },
      `The run was interrupted after 1h 30m; this is what was known then.\n${done}No limit held mail back.\n`,
    ],
    ['no mail', { total: groupWith('total', { injected: 0 }) }, 'No mail came into a queue.\n'],
    [
      'mail that was not taken',
      { total: groupWith('total', { injected: 0, refused: 1 }) },
      'No mail came into a queue; 1 more was not taken in the first place.\n',
    ],
    [
      'why mail was not taken',
      {
        total: groupWith('total', { refused: 4 }),
        refusals: [
          { reason: 'no relaying (config:3)', count: 3, streams: [{ name: 'news', count: 3 }] },
          { reason: 'smtp-service is no', count: 1, streams: [{ name: 'other', count: 1 }] },
        ],
      },
      'It took 1h 30m to be done with 100 recipients: 90 (90%) delivered, 10 (10%) bounced, 4 more were not taken in the first place.\nMost of what was not taken was refused because of this: no relaying (config:3), in mail of news.\nNo limit held mail back.\n',
    ],
    [
      'clients that wait',
      { waiting: [{ reason: 'total-max-smtp-in 0 (config:1)', count: 9, clients: 3, streams: [] }] },
      `${done}3 clients with 9 recipients still waited for a connection: total-max-smtp-in 0 (config:1).\nNo limit held mail back.\n`,
    ],
    [
      'backoff',
      {
        backoff: {
          ...{ entered: 3, time: 9 },
          episodes: [
            {
              ...{ queue: 'a.example/v', from: 60_000, to: null, reply: '421 slow', pattern: null, file: null },
              ...{ line: null, ended: null },
            },
          ],
        },
      },
      `${done}No limit held mail back.\nUpon 421 slow, a.example/v went into backoff mode after 1m, the first of 3 times that a queue did.\n`,
    ],
  ])('%s', (_, parts, text) => {
    expect(answer(parts)).toBe(text);
  });
});

describe('numbers of charts', () => {
  test.each([
    [[1, 2, 3, 4], 1, [1, 2, 3, 4]],
    [[1, 2, 3, 4], 2, [1, 3, 5, 7]],
    [[1, 2, 3, 4], 10, [1, 3, 6, 10]],
    [[4, 0, 0, 8], 1.5, [4, 2, 0, 8]],
    [[], 3, []],
  ])('%j in the last %d buckets', (counts, buckets, sums) => {
    expect(recentCounts(counts, buckets)).toEqual(sums);
  });

  test.each<[(readonly [number, number])[], (readonly [number, number])[]]>([
    [[], []],
    [
      [
        [5, 9],
        [1, 6],
        [20, 21],
      ],
      [
        [1, 9],
        [20, 21],
      ],
    ],
    [
      [
        [1, 9],
        [2, 3],
      ],
      [[1, 9]],
    ],
  ])('spans %j become %j', (spans, all) => {
    expect(united(spans)).toEqual(all);
  });

  const charted = (parts: Parameters<typeof groupWith>[1], width = 300_000): Chart | undefined => {
    const series = { width, total: seriesWith('total'), domains: [seriesWith('a.example')] };
    return chartDataOf(resultWith({ series, domains: { rows: [groupWith('a.example', parts)] } })).charts[1];
  };

  test.each<[string, Parameters<typeof groupWith>[1], unknown]>([
    ['none without a limit', {}, undefined],
    ['none for connections alone', { allowed: { ...none, connections: 3 } }, undefined],
    [
      'the hour',
      { allowed: { ...none, perHour: 100 } },
      { name: 'hour', counts: [42, 91, 120], allowed: 100, tolerated: null },
    ],
    [
      'the period that is closest to its limit',
      { allowed: { ...none, perHour: 1_000, perDay: 9_000 }, tolerated: { ...none, perFiveMinutes: 60 } },
      { name: '5 minutes', counts: [42, 49, 29], allowed: null, tolerated: 60 },
    ],
    [
      'attempts only, when some were given up by age',
      { allowed: { ...none, perHour: 100 }, bounceReasons: { reply: 0, expired: 10, rule: 0, queue: 0 } },
      { name: 'hour', counts: [40, 85, 110], allowed: 100, tolerated: null },
    ],
  ])('recent mail: %s', (_, parts, recent) => {
    expect(charted(parts)?.recent).toEqual(recent);
  });

  test('a period that is shorter than the buckets is not told', () => {
    expect(charted({ allowed: { ...none, perSecond: 1, perHour: 1_000_000 } })?.recent?.name).toBe('hour');
    expect(charted({ allowed: { ...none, perHour: 1 } }, 1_000_000)?.recent).toBeUndefined();
  });

  test.each([
    [3_600_000, 'minute'],
    [86_400_000, 'hour'],
  ])('a run of %i ms is told by the %s', (span, perName) => {
    expect(chartDataOf(resultWith({ span })).perName).toBe(perName);
  });

  test('charts end with the last mail', () => {
    const total = { delivered: [30, 0, 0, 0], deferred: [0, 0, 0, 0], bounced: [0, 1, 0, 0] };
    const idle = { queued: [1, 0, 0, 0], connections: [1, 1, 0, 0] };
    const domains = [seriesWith('a.example', { ...total, ...idle })];
    const series = { width: 1_000, total: seriesWith('total', { ...total, ...idle }), domains };
    const { charts } = chartDataOf(resultWith({ series }));
    expect(charts.map(({ delivered, bounced, queued }) => [delivered, bounced, queued])).toEqual([
      [
        [30, 0],
        [0, 1],
        [1, 0],
      ],
      [
        [30, 0],
        [0, 1],
        [1, 0],
      ],
    ]);
  });

  test('very many episodes are marked for their domains only', () => {
    const episode = { queue: 'a.example/v', to: 9, reply: '', pattern: null, file: null, line: null, ended: null };
    const episodes = Array.from({ length: 51 }, (_, from) => ({ ...episode, from }));
    const marksOf = (count: number) =>
      chartDataOf(
        resultWith({
          backoff: { entered: count, time: 9, episodes: episodes.slice(0, count) },
          series: { width: 1_000, total: seriesWith('total'), domains: [seriesWith('a.example')] },
        }),
      ).charts.map(({ backoff }) => backoff.starts.length);
    expect(marksOf(50)).toEqual([50, 50]);
    expect(marksOf(51)).toEqual([0, 50]);
  });

  test('episodes belong to the domain of their queue', () => {
    const episode = { to: null, reply: '', pattern: null, file: null, line: null, ended: null };
    const episodes = ['a/b/v', 'a.example/v', 'a.example/w/x'].map((queue, from) => ({ ...episode, queue, from }));
    const domains = ['a/b', 'a.example', 'other.example'].map((name) => seriesWith(name));
    const { charts } = chartDataOf(
      resultWith({
        span: 10,
        queues: { rows: [queueWith('a/b', 'v')] },
        backoff: { entered: 3, time: 9, episodes },
        series: { width: 1_000, total: seriesWith('total'), domains },
      }),
    );
    expect(charts.map(({ backoff }) => backoff)).toEqual([
      {
        spans: [[0, 10]],
        starts: [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      },
      { spans: [[0, 10]], starts: [[0, 1]] },
      {
        spans: [[1, 10]],
        starts: [
          [1, 2],
          [2, 3],
        ],
      },
      { spans: [], starts: [] },
    ]);
  });
});

describe('a table', () => {
  interface Row {
    readonly name: string;
    readonly count: number | null;
  }
  const columns = [
    textColumn<Row>('name', ({ name }) => name),
    numberColumn<Row>(
      'count',
      ({ count }) => count,
      (count) => `${count} x`,
    ),
  ];
  const rows = [
    { name: '<a>', count: 3 },
    { name: 'b', count: null },
  ];

  test('as it is written', () => {
    expect(table({ labelledBy: 'id', columns, rows, notes: ['A note.'] }).text).toMatchInlineSnapshot(`
      "<div class="table" role="region" aria-labelledby="id" tabindex="0">
      <table data-sortable aria-labelledby="id">
      <thead><tr><th scope="col">name</th><th scope="col" class="number">count</th></tr></thead>
      <tbody>
      <tr><th scope="row">&lt;a&gt;</th><td class="number" data-sort="3">3 x</td></tr>
      <tr><th scope="row">b</th><td class="number" data-sort=""><span class="none">-</span></td></tr>
      </tbody>
      </table>
      </div>
      <p class="note">A note.</p>
      "
    `);
  });

  test('leaves out columns that have no numbers', () => {
    expect(table({ labelledBy: 'id', columns, rows: rows.slice(1) }).text).not.toContain('count');
  });

  test.each([
    [1, '1 more row is in the JSON result.'],
    [0, '2 more rows are in the JSON result.'],
  ])('of %i rows says what is hidden', (most, note) => {
    expect(table({ labelledBy: 'id', columns, rows, most }).text).toContain(`<p class="note">${note}</p>`);
  });
});
