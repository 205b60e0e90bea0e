import { describe, expect, it } from 'vitest';
import { identityType } from '../../src/values/identity.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('identity', () => {
  it.each([
    ['News@Example.com', 'News', 'example.com'],
    ['@Example.com', undefined, 'example.com'],
    ['@localhost', undefined, 'localhost'],
    ['"example.com"', undefined, 'example.com'],
  ])('takes %j', (text, local, domain) => {
    expect(readValue(identityType, text)).toEqual({
      kind: 'identity',
      local,
      domain,
      raw: text,
      ...span(0, text.length),
    });
    expect(restBehind(identityType, `${text} x`)).toBe('x');
  });

  it.each(['sender-or-form', '@', 'a@', 'a@b@c', '$domain', '""', '"a b'])('refuses %j', (text) => {
    const end = text === '"a b' ? 2 : text.length;
    const problem = `${text.slice(0, end)} is no signing identity`;
    expect(readValue(identityType, text)).toMatchObject({ kind: 'error', problem, ...span(0, end) });
  });
});
