/** Snippets are PowerMTA as it is: the validator finds nothing in what they expand to. */
import { parseText } from '@pmtakit/grammar';
import { validate } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { at, keysAt, listAt, readJson, sourceFolder } from './extension-folder.ts';

const snippets = readJson(`${sourceFolder}snippets/pmta.json`);
const names = keysAt(snippets);

/** What stands in the editor when nothing is typed over. @param choice which one of those that a place offers */
function expanded(name: string, choice = 0): string {
  const lines = listAt(snippets, name, 'body').map(String).join('\n');
  return lines
    .replaceAll(/\$\{\d+\|([^|]*)\|\}/g, (_, choices: string) => picked(choices.split(','), choice))
    .replaceAll(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '')
    .replaceAll(/\\([$}\\])/g, '$1');
}

function picked(choices: readonly string[], index: number): string {
  return choices[Math.min(index, choices.length - 1)] ?? '';
}

const mostChoices = 4;

describe.each(names)('the snippet %s', (name) => {
  it('expands to PowerMTA, whatever is chosen', () => {
    for (let choice = 0; choice < mostChoices; choice++) {
      expect(validate(parseText(expanded(name, choice))).map(({ message }) => message)).toEqual([]);
    }
  });

  it('says what it is for, in one line', () => {
    expect(at(snippets, name, 'description')).toMatch(/^[A-Z].{5,80}$/);
  });
});

it('no two snippets have the same prefix', () => {
  const prefixes = names.map((name) => at(snippets, name, 'prefix'));
  expect(new Set(prefixes).size).toBe(prefixes.length);
});
