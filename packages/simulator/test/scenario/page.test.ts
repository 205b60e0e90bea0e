/** The examples of docs/scenario.md are read, and its tables name all keys. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clientKeys, receiverKeys, scenarioKeys, streamKeys } from '../../src/scenario/keys.ts';
import { mixes } from '../../src/scenario/mixes.ts';
import { knobKeys, knobWords } from '../../src/scenario/read-knobs.ts';
import { groups, outcomes } from '../../src/scenario/threshold.ts';
import { scenarioOf, streamWith } from './readings.ts';

const page = readFileSync(new URL('../../../../docs/scenario.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text = '']) => text);

describe('the page', () => {
  it('has examples that are read', () => {
    expect(blocks).toHaveLength(2);
    for (const block of blocks) {
      const whole = block.includes('streams:') ? block : `${block}${streamWith('volume: 1, end: 1h')}`;
      expect(scenarioOf(whole).thresholds.length).toBeGreaterThan(1);
    }
  });

  it.each([
    ...scenarioKeys,
    ...streamKeys,
    ...clientKeys,
    ...receiverKeys,
    ...knobKeys,
    ...Object.values(knobWords).flat(),
    ...mixes.keys(),
    ...outcomes,
  ])('tells of %s', (word) => {
    expect(page).toMatch(new RegExp(String.raw`\`${word.replace('$', String.raw`\$`)}[\`:]`));
  });

  it.each(groups)('tells of the group %s', (group) => {
    expect(page).toContain(`${group}\``);
  });
});
