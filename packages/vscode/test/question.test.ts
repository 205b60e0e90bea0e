import { describe, expect, it } from 'vitest';
import { isPlainDomain, questionAt } from '../src/question.ts';

/** `|` is the cursor. */
function asked(marked: string) {
  const offset = marked.indexOf('|');
  return questionAt(marked.slice(0, offset) + marked.slice(offset + 1), offset);
}

const none = { domain: undefined, virtualMta: undefined, directive: undefined };

describe('the question of a place', () => {
  it.each<[what: string, marked: string, expected: Partial<typeof none> | Record<string, string>]>([
    ['a setting of the top level', 'max-smtp-out |20\n', { directive: 'max-smtp-out' }],
    ['the start of a line', '|max-smtp-out 20\n', { directive: 'max-smtp-out' }],
    ['the end of a line', 'host-name a\nmax-smtp-out 20|\n', { directive: 'max-smtp-out' }],
    ['capitals', 'Max-SMTP-Out |20\n', { directive: 'max-smtp-out' }],
    ['a domain', '<domain a.com>\n  max-smtp-out |20\n</domain>', { domain: 'a.com', directive: 'max-smtp-out' }],
    ['a tag', '<domain |a.com>\n  max-smtp-out 20\n</domain>', { domain: 'a.com' }],
    ['a pattern', '<domain [*.]a.com>\n max-smtp-out |20', { domain: '[*.]a.com', directive: 'max-smtp-out' }],
    [
      'a domain in a virtual MTA',
      '<virtual-mta us>\n<domain a.com>\nmax-msg-rate |1/h\n</domain>\n</virtual-mta>',
      { domain: 'a.com', virtualMta: 'us', directive: 'max-msg-rate' },
    ],
    ['a virtual MTA', '<virtual-mta us>\n  host-name |x\n</virtual-mta>', { virtualMta: 'us', directive: 'host-name' }],
    ['a section without an end', '<virtual-mta us>\nhost-name |x', { virtualMta: 'us', directive: 'host-name' }],
    ['behind a section', '<domain a.com>\n</domain>\n\n|', {}],
    ['an empty text', '|', {}],
  ])('%s', (_, marked, expected) => {
    expect(asked(marked)).toEqual({ ...none, ...expected });
  });

  it.each([
    ['gmail.com', true],
    ['mail.example.co.uk', true],
    ['*', false],
    ['*.example.com', false],
    ['[*.]example.com', false],
    ['$hotmail', false],
    ['a.com, b.com', false],
    ['', false],
  ])('%j stands for itself alone: %j', (domain, expected) => {
    expect(isPlainDomain(domain)).toBe(expected);
  });
});
