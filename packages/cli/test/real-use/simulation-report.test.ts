/** The HTML report of a simulation, opened in Chromium. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../simulator/src/report/html/html-report.ts';
import type { Result } from '../../../simulator/src/results/result.ts';
import { chartLibrary } from '../../../simulator/test/report/html-library.ts';
import { hostileTexts, resultOf, resultWith } from '../../../simulator/test/report/html-results.ts';
import { sampleResult } from '../../../simulator/test/report/html-sample.ts';
import { folderWith } from '../command-line.ts';
import { type Page, hasChromium, openPage } from './chromium.ts';

const NAME = 'a report.html';

function fileOf(result: Result): string {
  return join(folderWith({ [NAME]: htmlReport(result, { chartLibrary }) }), NAME);
}

function open(result: Result): Promise<Page> {
  return openPage(fileOf(result));
}

/** Every chart that is not folded away, brought into view one after the other. */
async function showCharts(page: Page): Promise<void> {
  await page.until(`(() => {
    const left = [...document.querySelectorAll('[data-chart]')].find((one) => one.checkVisibility() && !one.querySelector('canvas'));
    left?.scrollIntoView();
    return left === undefined;
  })()`);
}

const colourCounts = `[...document.querySelectorAll('canvas')].map((canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
})`;

/** Texts that stand out too little from what is behind them. */
const faintTexts = `(() => {
  const numbers = (colour) => {
    const [r = 0, g = 0, b = 0, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], alpha };
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const { rgb, alpha } = numbers(getComputedStyle(element).backgroundColor);
    if (alpha === 1) return rgb;
    const below = element.parentElement ? behind(element.parentElement) : [255, 255, 255];
    return rgb.map((part, index) => part * alpha + below[index] * (1 - alpha));
  };
  const found = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) || !element.checkVisibility()) continue;
    const [light, dark] = [luminance(numbers(getComputedStyle(element).color).rgb), luminance(behind(element))].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) found.push(element.outerHTML.slice(0, 80) + ' ' + contrast.toFixed(2));
  }
  return found;
})()`;

const firstColumn = (id: string): string =>
  `[...document.querySelectorAll('#${id} tbody tr')].map((row) => row.cells[0].textContent)`;
const button = (id: string, column: number): string =>
  `document.querySelectorAll('#${id} thead th')[${column}].querySelector('button')`;

describe.skipIf(!hasChromium)('a report in Chromium (skipped where it is not installed)', () => {
  it('draws its charts, complains of nothing and asks for nothing', async () => {
    const result = sampleResult();
    const page = await open(result);
    await showCharts(page);
    const counts = await page.evaluate(colourCounts);
    const shown = 1 + Math.min(3, result.series.domains.length);
    if (!Array.isArray(counts)) throw new Error('no canvas');
    expect(counts.length).toBeGreaterThanOrEqual(3 * shown);
    expect(Math.min(...counts)).toBeGreaterThan(4);
    expect(page.requests.filter((url) => !url.startsWith('data:'))).toEqual([
      expect.stringContaining('a%20report.html'),
    ]);
    expect(page.complaints).toEqual([]);
  });

  it('unfolds a domain and draws it then', async () => {
    const page = await open(sampleResult());
    expect(await page.evaluate(`document.querySelector('details:not([open]) canvas')`)).toBeNull();
    await page.evaluate(`globalThis.folded = document.querySelector('details:not([open])')`);
    await page.click('folded.querySelector("summary")');
    await page.until(`folded.open && folded.querySelectorAll('canvas').length >= 3`);
  });

  it('shows the numbers of a moment', async () => {
    const page = await open(sampleResult());
    await showCharts(page);
    const legend = `document.querySelector('.u-legend').innerText`;
    expect(await page.evaluate(legend)).toContain(' in all');
    await page.hover(`document.querySelector('.u-over')`);
    await page.until(`!${legend}.includes(' in all')`);
    expect(await page.evaluate(legend)).toMatch(/time\s*\d+h.*delivered\s*[\d,.]+/s);
  });

  it('sorts a table by a click and by the keyboard', async () => {
    const { rows } = sampleResult().domains;
    const page = await open(sampleResult());
    const names = rows.map(({ name }) => name);
    expect(await page.evaluate(firstColumn('domains'))).toEqual(names);
    await page.click(button('domains', 0));
    expect(await page.evaluate(firstColumn('domains'))).toEqual(names.toSorted());
    await page.click(button('domains', 0));
    expect(await page.evaluate(firstColumn('domains'))).toEqual(names.toSorted().toReversed());
    await page.evaluate(`${button('domains', 4)}.focus()`);
    await page.press('Enter', '\r');
    const byBounces = rows.toSorted((a, b) => b.bounced - a.bounced).map(({ bounced }) => bounced);
    const bounced = `[...document.querySelectorAll('#domains tbody tr')].map((row) => Number(row.cells[4].dataset.sort))`;
    expect(await page.evaluate(bounced)).toEqual(byBounces);
    expect(await page.evaluate(`${button('domains', 4)}.parentElement.ariaSort`)).toBe('descending');
  });

  it.each(['light', 'dark'])('can be read when %s', async (value) => {
    const page = await open(sampleResult());
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
    await showCharts(page);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it.each([320, 390, 768, 1280])('fits into a width of %i', async (width) => {
    const page = await open(sampleResult());
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 800,
      deviceScaleFactor: 2,
      mobile: width < 700,
    });
    await showCharts(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const tooWide = `[...document.querySelectorAll('.uplot')].filter((one) => one.getBoundingClientRect().right > ${width}).length`;
    await page.until(`${tooWide} === 0`);
  });

  it('can be printed', async () => {
    const page = await open(sampleResult());
    const { data } = await page.send('Page.printToPDF', { printBackground: true });
    const pdf = Buffer.from(String(data), 'base64').toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(50_000);
  });

  it('shows hostile texts as they are', async () => {
    const page = await open(resultWith());
    for (const text of hostileTexts) {
      await page.go(fileOf(resultOf(text)));
      await showCharts(page);
      const shown = await page.evaluate(`document.querySelector('#domains tbody th').textContent`);
      expect(shown).toBe(text.toWellFormed().replaceAll(/[\p{Cc}\uFFFF]/gu, '\uFFFD'));
      expect(await page.evaluate('globalThis.hacked ?? null')).toBeNull();
    }
    expect(page.requests.filter((url) => !/^(data|file):/.test(url))).toEqual([]);
    expect(page.complaints).toEqual([]);
  });

  it('opens for a run of nothing', async () => {
    const series = { name: 'total', from: 0, delivered: [], deferred: [], bounced: [], queued: [], connections: [] };
    const page = await open(resultWith({ span: 0, series: { width: 1000, total: series, domains: [] } }));
    await showCharts(page);
    expect(page.complaints).toEqual([]);
    expect(await page.evaluate(`document.querySelectorAll('canvas').length`)).toBe(3);
  });
});
