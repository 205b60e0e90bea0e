/** The examples of docs/reports.md are what the reports of its sample say. A line `...` stands for any lines. */
import { readFileSync } from 'node:fs';
import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { formats, reportAs } from './samples.ts';

const page = readFileSync(new URL('../../../../docs/reports.md', import.meta.url), 'utf8');

/** The first fenced block of a part of the page. */
function blockIn(part: string): string {
  return /^```\w+\n((?:.*\n)*?)```$/m.exec(part)?.[1] ?? '';
}

const parts = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .filter((part) => !part.startsWith('pmtalint:'))
    .map((part) => [part.slice(0, part.indexOf('\n')), part]),
);
const results = [lint(new SourceFile('pmta/config', blockIn(page)))];

describe('docs/reports.md', () => {
  it('has a part and a row for each format', () => {
    expect([...parts.keys()]).toEqual(formats);
    for (const format of formats) expect(page).toContain(`| [\`${format}\`](#${format})`);
  });

  it.each(formats)('shows %s as it is', (format) => {
    const example = exampleOf(format);
    expect(example).not.toBe('');
    expect(reportAs(format, results)).toMatch(patternOf(example));
  });
});

/** A heading in an example of Markdown is none of the page. */
function exampleOf(format: string): string {
  const start = page.indexOf(`\n## ${format}\n`);
  return blockIn(page.slice(start));
}

function patternOf(example: string): RegExp {
  const lines = example.replace(/\n$/, '').split('\n');
  const pieces = lines.map((line) => (line === '...' ? String.raw`(?:.*\n)*?` : `${escaped(line)}\n`));
  return new RegExp(`^${pieces.join('')}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
