import { describe, expect, it } from 'vitest';
import type { ArgumentSpec } from '../../src/catalogue/rows.ts';
import { apiKeyType } from '../../src/values/api-key.ts';
import { readValue, restBehind, span } from './read-value.ts';

const words: ArgumentSpec = { min: 32, max: 128 };
const hex: ArgumentSpec = { min: 40, max: 40, hex: true };
const key = '0123456789abcdefABCDEF0123456789';

describe('api-key', () => {
  it.each([
    [words, key, key],
    [words, `"${key}_Z"`, `${key}_Z`],
    [hex, `${key}01234567`, `${key}01234567`],
  ])('%j takes %j', (spec, text, value) => {
    expect(readValue(apiKeyType, text, spec)).toMatchObject({ kind: 'string', text: value, ...span(0, text.length) });
    expect(restBehind(apiKeyType, `${text} x`, spec)).toBe('x');
  });

  it.each([
    [words, key.slice(1), 'the key has 31 characters'],
    [words, 'k'.repeat(129), 'the key has 129 characters'],
    [words, `${key}-x`, 'the key holds a character that is no letter, digit or underscore'],
    [hex, key, 'the key has 32 characters'],
    [hex, `${key}0123456g`, 'the key holds a character that is no hexadecimal digit'],
  ])('%j refuses %j without quoting it', (spec, text, problem) => {
    const error = { kind: 'error', problem, replacement: undefined, ...span(0, text.length) };
    expect(readValue(apiKeyType, text, spec)).toMatchObject(error);
  });

  it('says what it expects', () => {
    expect(apiKeyType.expected(words)).toBe('a key of 32 to 128 letters, digits and underscores');
    expect(apiKeyType.expected(hex)).toBe('a key of 40 hexadecimal digits');
  });
});
