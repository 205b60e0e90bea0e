import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'merge-duplicates';

describe('merge-duplicates', () => {
  it('puts what the second section has of its own behind the first, with all comments', () => {
    const text = conf(`
      <domain a.com>
          max-smtp-out 3
      </domain>

      # Added in March
      <domain A.com>
          max-smtp-out 3
          # They asked for it
          retry-after 3m
          #max-msg-rate 5/h
      </domain>
    `);
    expect(afterOf(text, { only })).toBe(
      conf(`
        <domain a.com>
            max-smtp-out 3
            # Added in March
            # They asked for it
            retry-after 3m
            #max-msg-rate 5/h
        </domain>
      `),
    );
    expect(refactored(text, { only })).toMatchObject({ refused: [], linesBefore: 11, linesAfter: 7 });
  });

  it('merges virtual MTAs with the sections in them, one after the other', () => {
    const text = conf(`
      <virtual-mta v>
          smtp-source-host 192.0.2.1 a.example.com
          <domain a.com>
              max-smtp-out 3
          </domain>
      </virtual-mta>
      <virtual-mta v>
          <domain a.com>
              retry-after 3m
          </domain>
      </virtual-mta>
    `);
    expect(afterOf(text, { only })).toBe(
      conf(`
        <virtual-mta v>
            smtp-source-host 192.0.2.1 a.example.com
            <domain a.com>
                max-smtp-out 3
                retry-after 3m
            </domain>
        </virtual-mta>
      `),
    );
  });

  it.each([
    ['two values of one setting', 'max-smtp-out 3', 'max-smtp-out 4'],
    ['lists that both have', 'smtp-source-host 192.0.2.1 a.example.com', 'smtp-source-host 192.0.2.2 b.example.com'],
  ])('leaves %s', (_, one, other) => {
    expect(
      proposalsFor(
        `<virtual-mta v>\n    ${one}\n</virtual-mta>\n<virtual-mta v>\n    ${other}\n</virtual-mta>\n`,
        only,
      ),
    ).toEqual([]);
  });

  it('asks, since how such sections combine is not documented', () => {
    const text = '<domain a.com>\n    max-smtp-out 3\n</domain>\n<domain a.com>\n    retry-after 3m\n</domain>\n';
    expect(proposalsFor(text, only).map(({ safety }) => safety)).toEqual(['confirm']);
  });
});
