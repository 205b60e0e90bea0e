import { describe, expect, it } from 'vitest';
import data from '../../src/data/common-passwords.json' with { type: 'json' };

describe('the list of common passwords', () => {
  it('has a date, and says what it is', () => {
    expect(data.asOf).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
    expect(data.about).toMatch(/\.$/);
  });

  it('holds each word once, in lower case and in order', () => {
    expect(data.words).toEqual([...new Set(data.words)].toSorted());
    expect(data.words.filter((word) => word !== word.toLowerCase() || /\s/.test(word) || word.length < 3)).toEqual([]);
  });
});
