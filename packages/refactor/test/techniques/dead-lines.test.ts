import { describe, expect, it } from 'vitest';
import { afterOf, conf, proposalsFor, refactored } from '../dry/refactored.ts';

const only = 'dead-lines';

describe('dead-lines', () => {
  it.each([
    [
      'a reply behind one that takes the same',
      `
      <smtp-pattern-list p>
          # Blocks
          reply /too many/ mode=backoff
          reply /blocked/ mode=backoff
          reply /TOO MANY/ mode=backoff # again
      </smtp-pattern-list>
      `,
      `
      <smtp-pattern-list p>
          # Blocks
          reply /too many/ mode=backoff
          reply /blocked/ mode=backoff
      </smtp-pattern-list>
      `,
    ],
    [
      'categories behind one that takes all',
      `
      <bounce-category-patterns>
          /spam/ spam-related
          /./ other
          /.*/ other
          /quota/ quota-issues
      </bounce-category-patterns>
      `,
      `
      <bounce-category-patterns>
          /spam/ spam-related
          /./ other
          /.*/ other
      </bounce-category-patterns>
      `,
    ],
    [
      'lines that repeat each other',
      `
      <domain a.com>
          max-smtp-out 3
          max-smtp-out 3
      </domain>
      `,
      `
      <domain a.com>
          max-smtp-out 3
      </domain>
      `,
    ],
    [
      'access that is given already',
      `
      http-access 10.0.0.0/8 admin
      http-access 10.1.2.3 admin
      `,
      `
      http-access 10.0.0.0/8 admin
      `,
    ],
  ])('takes out %s', (_, before, wanted) => {
    expect(afterOf(conf(before), { only })).toBe(conf(wanted));
    expect(refactored(conf(before), { only }).refused).toEqual([]);
  });

  it('asks where the line would have done something else', () => {
    const text = 'http-access 10.0.0.0/8 admin\nhttp-access 10.1.2.3 none\n';
    expect(proposalsFor(text, only).map(({ safety, at }) => `${at.place.line} ${safety}`)).toEqual(['2 confirm']);
  });

  it('asks where it rests on an assumption', () => {
    const text = '<domain a.com>\n    max-smtp-out 3\n    max-smtp-out 4\n</domain>\n';
    expect(proposalsFor(text, only).map(({ safety }) => safety)).toEqual(['confirm']);
  });
});
