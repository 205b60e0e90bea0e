/** A result as one HTML file, which asks for nothing else. */
import type { Result } from '../../results/result.ts';
import { chartDataOf } from './chart-data.ts';
import { chartSection } from './chart-section.ts';
import {
  bounceSection,
  latencySection,
  notModelledSection,
  refusalSection,
  repeatSection,
  unusedSection,
  waitingSection,
} from './detail-sections.ts';
import { groupSections } from './group-sections.ts';
import { backoffSection, bindingSection } from './hold-sections.ts';
import { type Markup, clipped, markup, scriptJson, scriptText, styleText } from './markup.ts';
import { chartScript } from './page-charts.ts';
import { sortScript } from './page-sorting.ts';
import { pageStyle } from './page-style.ts';
import { peakSection } from './peak-section.ts';
import { type PageSection, sectionMarkup } from './section.ts';
import { headerMarkup, thresholdSection, totalSection } from './summary.ts';

export interface HtmlReportOptions {
  /** The text of uPlot's `uPlot.iife.min.js` and `uPlot.min.css`. */
  readonly chartLibrary: ChartLibrary;
}

export interface ChartLibrary {
  readonly script: string;
  readonly style: string;
}

/** The same page for the same result. The most important things stand first. */
export function htmlReport(result: Result, { chartLibrary }: HtmlReportOptions): string {
  const data = chartDataOf(result);
  const sections = [
    ...thresholdSection(result),
    totalSection(result),
    ...refusalSection(result),
    ...waitingSection(result),
    chartSection(result, data),
    ...bindingSection(result),
    ...backoffSection(result),
    ...peakSection(result),
    ...groupSections(result),
    ...bounceSection(result),
    ...latencySection(result),
    ...unusedSection(result),
    ...notModelledSection(result),
    repeatSection(result),
  ];
  return markup`<!doctype html>
<html lang="en">
${headMarkup(result.scenario, chartLibrary.style)}
<body>
${headerMarkup(result)}${navigation(sections)}
<main>
${sections.map(sectionMarkup)}</main>
<footer><p>Made by pmtasim. Counts are recipients, times are since the start of the run.</p></footer>
<script type="application/json" id="chart-data">${scriptJson(data)}</script>
${[chartLibrary.script, chartScript, sortScript].map((script) => markup`<script>${scriptText(script)}</script>\n`)}</body>
</html>
`.text;
}

/** The policy forbids the page to ask for anything, whatever is in it. */
const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

function headMarkup(scenario: string, libraryStyle: string): Markup {
  return markup`<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <link rel="icon" href="data:,">
    <title>${clipped(scenario, 80)} – simulation</title>
    <style>${styleText(libraryStyle)}</style>
    <style>${styleText(pageStyle)}</style>
  </head>`;
}

function navigation(sections: readonly PageSection[]): Markup {
  const links = sections.map(({ id, title, short = title }) => markup`<li><a href="#${id}">${short}</a></li>\n`);
  return markup`<nav aria-label="Sections">
    <ul>
      ${links}
    </ul>
  </nav>`;
}
