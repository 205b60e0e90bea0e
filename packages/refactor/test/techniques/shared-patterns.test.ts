import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'shared-patterns';

describe('shared-patterns', () => {
  it('uses the first of equal lists', () => {
    const text = conf(`
      <smtp-pattern-list one>
          reply /too many/ mode=backoff
      </smtp-pattern-list>
      <smtp-pattern-list two>
        reply /too many/   mode=backoff
      </smtp-pattern-list>
      <domain a.com>
          smtp-pattern-list one
      </domain>
      <domain b.com>
          smtp-pattern-list "two"
      </domain>
    `);
    expect(afterOf(text, { only })).toBe(
      conf(`
        <smtp-pattern-list one>
            reply /too many/ mode=backoff
        </smtp-pattern-list>
        <domain a.com>
            smtp-pattern-list one
        </domain>
        <domain b.com>
            smtp-pattern-list one
        </domain>
      `),
    );
    expect(refactored(text, { only }).refused).toEqual([]);
  });

  it.each([
    [
      'another order, since the first pattern that fits counts',
      'reply /a/ mode=backoff',
      'reply /b/ mode=normal',
      true,
    ],
    ['other actions', 'reply /a/ mode=backoff', 'reply /a/ mode=normal', false],
  ])('leaves lists of %s', (_, one, two, isSwapped) => {
    const list = (name: string, ...lines: readonly string[]): string =>
      `<smtp-pattern-list ${name}>\n    ${lines.join('\n    ')}\n</smtp-pattern-list>\n`;
    const text = isSwapped ? list('x', one, two) + list('y', two, one) : list('x', one) + list('y', two);
    expect(proposalsFor(text, only)).toEqual([]);
  });
});
