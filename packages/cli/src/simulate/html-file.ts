/** The report as one file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Result, htmlReport } from '@pmtakit/simulator';

/** The charting library stands beside the bundle. */
export function htmlText(result: Result): string {
  const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
  return htmlReport(result, { chartLibrary: { script: read('uplot.js'), style: read('uplot.css') } });
}
