/** Tables that stay on one line for each row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Alignment, columns } from '../src/text/columns.ts';
import { type FitTable, fitTable, shortened } from '../src/text/fit-table.ts';
import { labelled } from '../src/text/labelled.ts';

const table: FitTable = {
  rows: [
    ['queue', 'sent', 'p50', 'left', 'held back by'],
    [
      'a-very-long-domain-name.example/virtual-mta-1',
      '12,000',
      '2h 30m',
      '0',
      'max-msg-rate 2000/h (64%, pmta.conf:62)',
    ],
    ['b.example/mta-2', '3', '1s', '17', 'nothing'],
  ],
  alignments: ['left', 'right', 'right', 'right', 'left'],
  expendable: [0, 2, 1, 0, 0],
};

function linesAt(width: number): string[] {
  const { rows, alignments } = fitTable(table, width);
  return columns(rows, alignments);
}

describe('a table', () => {
  it.each<[number, string[]]>([
    [
      110,
      [
        'queue                                            sent     p50  left  held back by',
        'a-very-long-domain-name.example/virtual-mta-1  12,000  2h 30m     0  max-msg-rate 2000/h (64%, pmta.conf:62)',
        'b.example/mta-2                                     3      1s    17  nothing',
      ],
    ],
    [
      80,
      [
        'queue                           sent     p50  left  held back by',
        'a-very-long-do…virtual-mta-1  12,000  2h 30m     0  max-msg-rate 2000/h (64%, p…',
        'b.example/mta-2                    3      1s    17  nothing',
      ],
    ],
    [
      70,
      [
        'queue                          sent  left  held back by',
        'a-very-long-d…virtual-mta-1  12,000     0  max-msg-rate 2000/h (64%, …',
        'b.example/mta-2                   3    17  nothing',
      ],
    ],
    [
      40,
      [
        'queue             left  held back by',
        'a-very-l…l-mta-1     0  max-msg-rate 20…',
        'b.example/mta-2     17  nothing',
      ],
    ],
  ])('at %i columns', (width, lines) => {
    expect(linesAt(width)).toEqual(lines);
  });

  it('is as it was where it fits, and never wider than the width otherwise', () => {
    const cells = fc.array(fc.stringMatching(/^[a-z./ -]{0,60}$/), { minLength: 4, maxLength: 4 });
    const numbers = fc.array(fc.nat(999_999).map(String), { minLength: 2, maxLength: 2 });
    const drawn = fc.array(
      fc.tuple(cells, numbers).map(([words, counts]) => [...words, ...counts]),
      { minLength: 1, maxLength: 5 },
    );
    const alignments: Alignment[] = ['left', 'left', 'left', 'left', 'right', 'right'];
    fc.assert(
      fc.property(drawn, fc.integer({ min: 60, max: 300 }), (rows, width) => {
        const natural = columns(rows, alignments);
        const widest = Math.max(...natural.map(({ length }) => length));
        const fit = fitTable({ rows, alignments, expendable: [0, 3, 1, 0, 2, 0] }, width);
        const lines = columns(fit.rows, fit.alignments);
        expect(lines).toHaveLength(rows.length);
        expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width);
        if (widest <= width) expect(lines.map((line) => line.trimEnd())).toEqual(natural);
        expect(fitTable({ rows, alignments, expendable: [0, 3, 1, 0, 2, 0] }, Infinity).rows).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['short.example', 13, 'short.example'],
  ['fixtures/agency/providers.conf:112', 20, 'fixtures/a….conf:112'],
  ['gmail.com from 192.0.2.17', 20, 'gmail.com …92.0.2.17'],
  ['421 4.7.0 Too many connections from your host', 20, '421 4.7.0 Too many …'],
  ['queue', 1, '…'],
])('%s in %i columns', (text, width, expected) => {
  expect(shortened(text, width)).toBe(expected);
  expect(expected.length).toBeLessThanOrEqual(width);
});

it('a sentence goes on below, beside its label', () => {
  const rows = [
    ['simulated', '2d, the time that was asked for'],
    ['left', '0'],
  ];
  expect(labelled(rows, Infinity)).toEqual(['simulated  2d, the time that was asked for', 'left       0']);
  expect(labelled(rows, 30)).toEqual(['simulated  2d, the time that', '           was asked for', 'left       0']);
  expect(labelled([['one two three']], 8)).toEqual(['one two', 'three']);
});
