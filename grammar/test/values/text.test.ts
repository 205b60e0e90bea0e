import { describe, expect, it } from 'vitest';
import { textType } from '../../src/values/text.ts';
import { readValue, restBehind, span } from './read-value.ts';

describe('text', () => {
  it.each([
    ['/usr/bin/prog --to $user', '/usr/bin/prog --to $user'],
    ['"/opt/my prog" --x "y z"', '"/opt/my prog" --x "y z"'],
    ['"Delivery failed: $subject"', 'Delivery failed: $subject'],
    ['"prog \\"$envid\\""', 'prog "$envid"'],
    ['"a" "b"', '"a" "b"'],
    ['"not closed', '"not closed'],
    ['""', ''],
  ])('takes %j', (text, value) => {
    expect(readValue(textType, text)).toMatchObject({ kind: 'string', text: value, ...span(0, text.length) });
    expect(restBehind(textType, text)).toBe('');
  });
});
