import { type Finding, type Reporter, findingsOf } from './report.ts';
import { headLine, plainPalette } from './text.ts';

/** A line for each finding and nothing else, for editors and `grep`. */
export const compactReport: Reporter = (results) => findingsOf(results).map(line).join('');

function line({ source, diagnostic }: Finding): string {
  return `${headLine(source, diagnostic, plainPalette)}\n`;
}
