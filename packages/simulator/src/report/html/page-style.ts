/** How the page looks: light or dark as the reader's system is, on paper light, and on narrow screens in one column. */
const lightColours = `
  --page: #f6f7f9; --card: #ffffff; --text: #1c2330; --muted: #5a6475; --line: #e1e5ea; --grid: #eceff3;
  --link: #1f5fae; --soft: #f0f3f7; --passed: #17703a; --failed: #b3261e; --passed-soft: #e3f4e8; --failed-soft: #fce8e6;
  --delivered: #2f7dc4; --deferred: #e3a02b; --bounced: #c7432b; --queued: #6b5fc7; --connections: #17877c;
  --allowed: #1c2330; --tolerated: #a3278f; --backoff: #f6e7c4; --mark: #7a4b00; --mark-text: #ffffff;`;

const darkColours = `
  --page: #11151b; --card: #191f28; --text: #e4e9f0; --muted: #98a4b5; --line: #2c3542; --grid: #252d38;
  --link: #7db4f2; --soft: #222a35; --passed: #6fd394; --failed: #ff8d80; --passed-soft: #17352280; --failed-soft: #4a1f1b;
  --delivered: #4f9be3; --deferred: #e0a63c; --bounced: #e4634b; --queued: #9b90f0; --connections: #3fb8aa;
  --allowed: #e4e9f0; --tolerated: #e58ad6; --backoff: #3d3218; --mark: #f0c675; --mark-text: #1c1503;`;

export const pageStyle = `
:root { color-scheme: light dark;${lightColours}
}
@media screen and (prefers-color-scheme: dark) {
  :root {${darkColours}
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer, nav ul { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font: 0.92em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { overflow-wrap: anywhere; unicode-bidi: isolate; }
bdi { overflow-wrap: anywhere; }
small { font-size: 0.85em; color: var(--muted); }
.none, .note { color: var(--muted); }
.note { margin: 8px 0 0; font-size: 0.9em; }
.passed { color: var(--passed); }
.failed { color: var(--failed); }

header { padding-top: 36px; padding-bottom: 20px; }
header .kind { margin: 0; color: var(--muted); }
h1 { margin: 0 0 12px; font-size: 2rem; line-height: 1.2; letter-spacing: -0.015em; }
.badge { display: inline-block; margin: 0 0 14px; padding: 3px 12px; border-radius: 999px; background: var(--soft); font-weight: 600; }
.badge.passed { background: var(--passed-soft); }
.badge.failed { background: var(--failed-soft); }
.answer { max-width: 76ch; font-size: 1.13rem; }
.answer p { margin: 0 0 8px; }

nav { position: sticky; top: 0; z-index: 200; background: var(--page); border-bottom: 1px solid var(--line); }
nav ul { display: flex; gap: 0 16px; overflow-x: auto; list-style: none; scrollbar-width: thin; }
nav a { display: block; padding: 6px 0; color: var(--muted); text-decoration: none; white-space: nowrap; font-size: 0.88em; }
nav a:hover { color: var(--text); }

section { margin: 20px 0; padding: 20px 24px 22px; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
h2 { margin: 0 0 14px; font-size: 1.25rem; letter-spacing: -0.01em; }
h3 { margin: 24px 0 10px; font-size: 1.02rem; }

.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(170px, 1fr)); gap: 18px 24px; margin: 0; }
.figures dt { color: var(--muted); font-size: 0.9em; }
.figures dd { margin: 0; }
.figures b { display: block; font-size: 1.5rem; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; }
.figures span { color: var(--muted); font-size: 0.9em; }

.table { overflow: auto; max-height: 34rem; margin: 0 -8px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.table th, .table td { padding: 6px 12px 6px 8px; text-align: left; vertical-align: top; }
.table tbody th { font-weight: 500; min-width: 11rem; }
.table td { min-width: 9rem; }
#thresholds td { min-width: 5rem; }
.table tbody .number { min-width: 4rem; }
.table tbody tr { border-top: 1px solid var(--line); }
.table tbody tr:hover { background: var(--soft); }
.table thead th { position: sticky; top: 0; z-index: 1; background: var(--card); color: var(--muted); font-weight: 500; font-size: 0.88em; white-space: nowrap; box-shadow: 0 1px var(--line); }
.table .number { text-align: right; white-space: nowrap; }
.table small { display: block; }
.table small span { display: block; }
.table tbody th small { display: inline; }
thead button { all: unset; cursor: pointer; padding: 2px 0; }
thead button:hover { color: var(--text); }
thead button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
thead button::after { content: "\\2195"; padding-left: 4px; opacity: 0.35; }
[aria-sort=ascending] button::after { content: "\\2191"; opacity: 1; }
[aria-sort=descending] button::after { content: "\\2193"; opacity: 1; }

.share { display: inline-flex; align-items: center; gap: 10px; min-width: 11rem; justify-content: flex-end; }
.share b { min-width: 3.4em; font-weight: inherit; }
.bar { flex: 1; min-width: 4rem; height: 8px; border-radius: 4px; background: var(--soft); overflow: hidden; }
.bar span { display: block; height: 100%; background: var(--delivered); border-radius: 4px; }

.panels { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 16px 24px; }
.panels figure { flex: 1 1 280px; margin: 0; min-width: 0; }
.panels figure:first-child { flex-basis: 100%; }
figcaption { display: flex; flex-wrap: wrap; gap: 2px 14px; align-items: baseline; font-size: 0.9em; font-weight: 600; }
figcaption span { font-weight: 400; color: var(--muted); }
figcaption span::before { content: ""; display: inline-block; width: 18px; margin-right: 6px; vertical-align: middle; border-top: 2px dashed var(--allowed); }
figcaption .tolerated::before { border-top: 2px dotted var(--tolerated); }
.chart { min-height: 178px; }
.chart.outcomes { min-height: 268px; }
.uplot { font: inherit; }
.u-legend { margin: 0; text-align: left; font-size: 12px; color: var(--muted); pointer-events: none; }
.u-legend tr { margin-right: 12px; }
.u-legend th { font-weight: 400; }
.u-legend .u-marker { width: 10px; height: 10px; border-radius: 2px; }
.u-legend td { min-width: 3ch; color: var(--text); }
.u-series > * { padding: 2px 0; }
.u-series > td { padding-left: 4px; }
.chart:not(.outcomes) .u-legend tr:first-child { display: none; }
.u-select { background: color-mix(in srgb, var(--link) 18%, transparent); }
.u-hz .u-cursor-x, .u-vt .u-cursor-y { border-color: var(--muted); }

details.domain { margin-top: 22px; border-top: 1px solid var(--line); padding-top: 14px; }
details.domain:not([open]), details[open] + details:not([open]) { margin-top: 8px; padding-top: 8px; }
details[open] + details:not([open]) { margin-top: 22px; }
summary { cursor: pointer; }
summary h3 { display: inline; margin: 0 10px 0 4px; }
summary span { color: var(--muted); font-size: 0.92em; }
details > p { margin: 8px 0 12px; }
.episodes { margin: 12px 0 0; padding: 0; list-style: none; font-size: 0.92em; }
.episodes li { margin: 4px 0; }
.mark { display: inline-block; min-width: 1.7em; padding: 0 0.4em; border-radius: 999px; background: var(--mark); color: var(--mark-text); text-align: center; font-size: 0.82em; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 16px 40px; }
pre { margin: 0; padding: 14px 16px; overflow-x: auto; background: var(--soft); border-radius: 8px; }
section ul:not(.episodes) { margin: 8px 0 0; padding-left: 1.2rem; columns: 26rem; }
section li { break-inside: avoid; }
footer { padding-bottom: 40px; color: var(--muted); font-size: 0.9em; }

@media (min-width: 900px) {
  nav ul { flex-wrap: wrap; padding-top: 4px; padding-bottom: 4px; }
}
@media (max-width: 640px) {
  header, footer, nav ul { padding-left: 16px; padding-right: 16px; }
  main { padding: 0; }
  header { padding-top: 22px; }
  h1 { font-size: 1.55rem; }
  .answer { font-size: 1.03rem; }
  section { margin: 12px 0; padding: 16px; border-radius: 0; border-left: 0; border-right: 0; }
  .figures { grid-template-columns: 1fr 1fr; gap: 14px 16px; }
  .figures b { font-size: 1.25rem; }
  #thresholds th { min-width: 8.5rem; }
}
@media print {
  body { background: none; font-size: 12px; }
  nav, noscript { display: none; }
  section { border: 0; padding: 0; }
  section, .table { break-inside: auto; }
  .table { max-height: none; overflow: visible; }
  tr, figure, .figures > div { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  thead button::after { content: ""; }
  .table thead th { position: static; }
}
`;
