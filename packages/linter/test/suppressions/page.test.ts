/** The examples in docs/suppressions.md are run. */
import { existsSync, readFileSync } from 'node:fs';
import { SourceFile } from '@pmtakit/grammar';
import { describe, expect, it } from 'vitest';
import { lint, parseBaseline, printBaseline } from '../../src/index.ts';
import { formsByCommand } from '../../src/suppressions/suppression.ts';

const folder = new URL('../../../../docs/', import.meta.url);
const page = readFileSync(new URL('suppressions.md', folder), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n((?:.*\\n)*?)\`\`\`$`, 'gm'))].map(([, text = '']) => text);

describe('docs/suppressions.md', () => {
  it.each(blocks('pmta'))('passes over all that is found in its examples: %s', (text) => {
    const { diagnostics, suppressed } = lint(new SourceFile('config', text));
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    expect(suppressed.length).toBeGreaterThan(0);
  });

  it('shows a baseline as it is written', () => {
    const [text = ''] = blocks('json');
    expect(printBaseline(parseBaseline(text, 'b.json'))).toBe(text);
  });

  it('names every comment', () => {
    for (const command of formsByCommand.keys()) expect(page).toContain(`\`# ${command} `);
  });

  it('links to pages that exist', () => {
    const links = [...page.matchAll(/\]\(([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(new URL(link, folder)))).toEqual([]);
  });
});
