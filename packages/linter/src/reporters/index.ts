import { checkstyleReport } from './checkstyle.ts';
import { compactReport } from './compact.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { rdjsonReport } from './rdjson.ts';
import type { Reporter } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** Every format by the name that users give it, those for people first. docs/reports.md tells them. */
export const reportFormats: ReadonlyMap<string, Reporter> = new Map<string, Reporter>([
  ['text', (results, { text }) => textReport(results, text)],
  ['compact', compactReport],
  ['markdown', markdownReport],
  ['json', jsonReport],
  ['sarif', sarifReport],
  ['github', githubReport],
  ['gitlab', gitlabReport],
  ['junit', junitReport],
  ['checkstyle', checkstyleReport],
  ['rdjson', rdjsonReport],
]);
