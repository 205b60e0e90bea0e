import { describe, expect, it } from 'vitest';
import { format } from '@pmtakit/formatter';
import { broken, demo, healthy, mistakes } from './fixtures.ts';

describe('healthy fixtures are formatted already', () => {
  it.each(healthy)('$path', ({ text }) => {
    expect(format(text)).toBe(text);
  });
});

/** Read by people: what a formatter does to broken files is a matter of taste, and a change of it has to be looked at. */
describe('broken fixtures look as agreed', () => {
  it.each([...broken, ...mistakes, ...demo])('$path', async ({ path, text }) => {
    await expect(format(text)).toMatchFileSnapshot(`snapshots/${path}`);
  });
});
