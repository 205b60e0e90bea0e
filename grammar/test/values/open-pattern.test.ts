import { expect, it } from 'vitest';
import { hasOpenPattern } from '@pmtakit/grammar';

it.each([
  ['', false],
  ['/a', true],
  ['/a/ mode=backoff', false],
  ['/a\\/ b', true],
  ['/a\\\\/ b', false],
  ['X-Job /a', true],
  ['/a/ other /b', true],
  ['a/b', false],
  ['/', true],
  ['//', false],
  ['/a b/c', false],
  ['/a\\', true],
])('whether %j is left open: %s', (text, expected) => {
  expect(hasOpenPattern(text)).toBe(expected);
});
