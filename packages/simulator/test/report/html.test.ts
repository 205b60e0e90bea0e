import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../src/report/html/html-report.ts';
import { chartScript } from '../../src/report/html/page-charts.ts';
import { sortScript } from '../../src/report/html/page-sorting.ts';
import type { Result } from '../../src/results/result.ts';
import { chartLibrary } from './html-library.ts';
import { groupWith, hostileTexts, queueWith, resultOf, resultWith, seriesWith } from './html-results.ts';
import { sampleResult } from './html-sample.ts';
import { tagsIn } from './html-tags.ts';
import { samples } from './samples.ts';

function report(result: Result): string {
  return htmlReport(result, { chartLibrary });
}

const all: readonly (readonly [string, () => Result])[] = [
  ...samples,
  ['the sample', sampleResult],
  ['nothing', resultWith],
];

describe.each(all)('the page of %s', (_, make) => {
  const result = make();
  const page = report(result);
  const tags = tagsIn(page);

  test('is well-formed', () => {
    expect(tags.problems).toEqual([]);
    expect(tags.names.filter((name) => name === 'section').length).toBeGreaterThanOrEqual(3);
    expect(new Set(tags.ids).size).toBe(tags.ids.length);
  });

  test('has no handlers and leads nowhere', () => {
    expect(tags.attributes.filter((name) => /^on|^src/.test(name))).toEqual([]);
    const links = [...page.matchAll(/ href="([^"]*)"/g)].map(([, target = '']) => target);
    expect(links.filter((target) => target !== 'data:,' && !tags.ids.includes(target.slice(1)))).toEqual([]);
    expect(page.replaceAll(/<script>.*?<\/script>/gs, '')).not.toMatch(/https?:|url\(|@import/);
  });

  test('is the same again', () => {
    expect(report(make())).toBe(page);
  });

  test('has the numbers of each chart', () => {
    const [, json = ''] = /id="chart-data">(.*?)<\/script>/s.exec(page) ?? [];
    const { charts, width } = JSON.parse(json);
    expect(charts).toHaveLength(1 + result.series.domains.length);
    expect(width).toBe(result.series.width);
    const { queued } = result.series.total;
    expect(charts[0].queued).toEqual(queued.slice(0, charts[0].queued.length));
    expect(queued.slice(charts[0].queued.length).every((count) => count === 0)).toBe(true);
  });
});

test('names all that a result holds', () => {
  const page = report(resultOf('only-name'));
  const headings = [...page.matchAll(/<h2 id="([^"]*)-title">/g)].map(([, id]) => id);
  expect(headings).toEqual([
    ...[
      'thresholds',
      'totals',
      'refusals',
      'waiting',
      'charts',
      'limits',
      'backoff',
      'domains',
      'queues',
      'virtual-mtas',
      'sources',
      'paths',
    ],
    ...['servers', 'streams', 'bounces', 'latency', 'unused', 'not-modelled', 'repeat'],
  ]);
});

describe.each(hostileTexts)('a result of %j', (text) => {
  const page = report(resultOf(text));

  test('has the tags of any other', () => {
    const tags = tagsIn(page);
    expect(tags.problems).toEqual([]);
    expect(tags.names).toEqual(tagsIn(report(resultOf('plain'))).names);
    expect(tags.attributes).toEqual(tagsIn(report(resultOf('plain'))).attributes);
  });

  test('has the scripts and styles of any other', () => {
    const code = (html: string): string[] => html.match(/<(script|style)>.*?<\/\1>/gs) ?? [];
    expect(code(page)).toEqual(code(report(resultOf('plain'))));
  });
});

test('no text gets out of its place', () => {
  const { names, attributes } = tagsIn(report(resultOf('plain')));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const tags = tagsIn(report(resultOf(text)));
      expect(tags).toMatchObject({ problems: [], names, attributes });
    }),
    { numRuns: 50 },
  );
});

describe('a page of very much', () => {
  const long = 'x'.repeat(10_000);
  const binding = Array.from({ length: 9 }, (_, line) => ({
    ...{ directive: 'max-msg-rate', value: `${line}/h`, file: `/etc/pmta/${long}`, line, time: 60_000, share: 0.1 },
    queues: 2_000,
  }));
  const queues = Array.from({ length: 2_000 }, (_, index) => queueWith(`d${index}.example`, 'v', { binding }));
  const groups = Array.from({ length: 1_000 }, (_, index) => groupWith(`${index}.${long}`));
  const numbers = Array.from({ length: 400 }, (_, index) => index * 1_234);
  const columns = { delivered: numbers, deferred: numbers, bounced: numbers, queued: numbers, connections: numbers };
  const episodes = Array.from({ length: 1_000 }, (_, index) => ({
    ...{ queue: `d${index % 5}.example/v`, from: index, to: index + 5, reply: long, pattern: long, file: long },
    ...{ line: index, ended: 'time' as const },
  }));
  const page = report(
    resultWith({
      queues: { rows: queues },
      domains: { rows: groups },
      virtualMtas: { rows: groups },
      sourceIps: { rows: groups },
      streams: { rows: groups },
      binding,
      backoff: { entered: 5_000, time: 1, episodes },
      series: {
        width: 64_000,
        total: seriesWith('total', columns),
        domains: queues.slice(0, 50).map(({ domain }) => seriesWith(domain, columns)),
      },
      notModelled: groups.map(({ name }) => name),
    }),
  );

  test('stays under 2 MB', () => {
    expect(page.length).toBeGreaterThan(500_000);
    expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
    expect(tagsIn(page).problems).toEqual([]);
  });

  test.each([
    ['queues', '1900 more rows are in the JSON result.'],
    ['limits', '1,950 less busy queues are in the JSON result.'],
    ['backoff', '4,000 later ones are only counted.'],
    ['not-modelled', '800 more are in the JSON result.'],
  ])('says what %s leaves out', (id, note) => {
    const [, section = ''] = new RegExp(`<section id="${id}">(.*?)</section>`, 's').exec(page) ?? [];
    expect(section).toContain(`<p class="note">${note}</p>`);
  });
});

test.each([
  ['sorting', sortScript],
  ['charts', chartScript],
])('the script of %s can be compiled', (_, script) => {
  expect(() => runInNewContext(`() => {${script}}`)).not.toThrow();
  expect(() => runInNewContext(`() => {${script}`)).toThrow(/Unexpected/);
});
