import { describe, expect, it } from 'vitest';
import {
  Model,
  type PmtaVersion,
  defaultAssumptions,
  loadProject,
  memoryFiles,
  validateProject,
} from '../../src/index.ts';
import { readMarks, testRule } from '../expect-findings.ts';

const rule = testRule('source-order-dependent', { hidden: 'info' });

/** What the rule finds in a text for a release: message and text of each. */
function findingsFor(
  version: PmtaVersion,
  text: string,
  order: 'by-version' | 'most-specific' = 'by-version',
): unknown[] {
  const project = loadProject({ path: 'config', text }, { files: memoryFiles({}) });
  const model = new Model(project, { version, assumptions: { ...defaultAssumptions, 'source-order': order } });
  return (validateProject(model).get(project.main) ?? [])
    .filter((finding) => finding.rule === 'source-order-dependent')
    .map(({ messageId, span }) => [messageId, text.slice(span.start, span.end)]);
}

const source = (tag: string, ...lines: string[]): string => `<source ${tag}>\n${lines.join('\n')}\n</source>\n`;

describe('source-order-dependent', () => {
  it.each([
    ['all addresses first', source('0/0', 'log-data no') + source('192.0.2.0/24', '⟦log-data yes⟧')],
    ['a network first', source('192.0.2.0/24', 'log-data no') + source('192.0.2.1', '⟦log-data yes⟧')],
    ['all addresses before one of IPv6', source('0/0', 'log-data no') + source('::1', '⟦log-data yes⟧')],
    ['a network of IPv6 first', source('2001:db8::/32', 'log-data no') + source('2001:db8::1', '⟦log-data yes⟧')],
    [
      'a source between',
      source('0/0', 'log-data no') + source('198.51.100.1', 'log-commands no') + source('192.0.2.1', '⟦log-data yes⟧'),
    ],
    [
      'one of several lines',
      source('0/0', 'log-data no', 'log-commands yes') + source('192.0.2.1', '⟦log-data yes⟧', 'log-commands yes'),
    ],
    [
      'the first of two wider ones',
      source('0/0', 'log-data no') + source('192.0.2.0/24', '⟦log-data yes⟧') + source('192.0.2.1', '⟦log-data yes⟧'),
    ],
  ])('finds %s, for 4.5', (_, marked) => {
    const { text, spans } = readMarks(marked);
    expect(findingsFor('4.5', text)).toEqual(spans.map(({ start, end }) => ['hidden', text.slice(start, end)]));
    expect(findingsFor('5.0', text)).toEqual([]);
    expect(findingsFor('4.5', text, 'most-specific')).toEqual([]);
  });

  it.each([
    ['narrow before wide', source('192.0.2.1', 'log-data yes') + source('0/0', 'log-data no')],
    ['the same value', source('0/0', 'log-data no') + source('192.0.2.1', 'log-data false')],
    ['other settings', source('0/0', 'log-data no') + source('192.0.2.1', 'log-commands yes')],
    ['networks beside each other', source('192.0.2.0/25', 'log-data no') + source('192.0.2.128/25', 'log-data yes')],
    ['the same network', source('192.0.2.0/24', 'log-data no') + source('192.0.2.0/24', 'log-data yes')],
    ['all addresses of both kinds', source('0/0', 'log-data no') + source('::/0', 'log-data yes')],
    ['a source with a name', source('0/0', 'log-data no') + source('{auth}', 'log-data yes')],
    ['a value that is wrong', source('0/0', 'log-data perhaps') + source('192.0.2.1', 'log-data yes')],
  ])('says nothing about %s', (_, text) => {
    expect(findingsFor('4.5', text)).toEqual([]);
  });

  it('says nothing for the release that is taken for granted', () => {
    rule.isSilent(source('0/0', 'log-data no') + source('192.0.2.1', 'log-data yes'));
  });
});
