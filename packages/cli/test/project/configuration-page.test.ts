/** The examples of docs/configuration.md are read as they stand there. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configKeys } from '../../src/project/key-names.ts';
import { folderWith } from '../command-line.ts';
import { configOf, problemIn } from './configs.ts';

const page = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
const messages = [...page.matchAll(/^pmtakit\.config\.json: .*$/gm)].map(([line]) => line);

describe('docs/configuration.md', () => {
  it.each(examples)('has an example that is right: %s', (text) => {
    const files = { 'd/pmtakit.config.json': text, 'd/base.json': '{}', 'shared/limits.json': '{}' };
    const folder = `${folderWith(files)}/d`;
    expect(configOf(folder).files).toContain('pmtakit.config.json');
  });

  it('tells every key', () => {
    for (const key of configKeys) expect(page).toContain(`\n| \`${key}\` `);
  });

  it('quotes messages as they are', () => {
    const texts = [
      '{"lint":{"rules":{"bounce-after-long":["on",{"longst":"5d"}]}}}',
      '{\n  "lint": {\n    "preset": "all",\n  }\n}',
    ];
    expect(texts.map((text) => problemIn(folderWith({ 'pmtakit.config.json': text })))).toEqual(messages);
  });
});
