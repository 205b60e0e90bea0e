import { describe, expect, it } from 'vitest';
import { parseLineRange } from '../../src/format/line-range.ts';

const END = Number.POSITIVE_INFINITY;

describe('a range of lines', () => {
  it.each([
    ['3:7', 3, 7],
    ['3:3', 3, 3],
    ['3:', 3, END],
    [':7', 1, 7],
    ['3', 3, 3],
    ['1', 1, 1],
    ['007:8', 7, 8],
    ['1:999999999999999999999', 1, 1e21],
  ])('%s is from %i to %i', (text, first, last) => {
    expect(parseLineRange(text)).toEqual({ first, last });
  });

  it.each([
    ['', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    [':', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    ['1:2:3', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    ['-1', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    ['1-2', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    ['1.5', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    [' 1', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    ['1\n', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    ['one', 'Write L1:L2, L1:, :L2 or L, with numbers of lines.'],
    ['0', 'Lines are counted from 1.'],
    ['0:3', 'Lines are counted from 1.'],
    ['3:0', 'Lines are counted from 1.'],
    [':0', 'Lines are counted from 1.'],
    ['7:3', 'It starts behind its end; write 3:7.'],
  ])('%j is none', (text, message) => {
    expect(() => parseLineRange(text)).toThrow(message);
  });
});
