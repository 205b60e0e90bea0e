/** The charting library as the page gets it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ChartLibrary } from '../../src/report/html/html-report.ts';

const folder = dirname(createRequire(import.meta.url).resolve('uplot'));

export const chartLibrary: ChartLibrary = {
  script: readFileSync(join(folder, 'uPlot.iife.min.js'), 'utf8'),
  style: readFileSync(join(folder, 'uPlot.min.css'), 'utf8'),
};
