import { describe, expect, it } from 'vitest';
import { afterOf } from '../dry/refactored.ts';

const only = 'empty-sections';

describe('empty-sections', () => {
  it('takes out sections in which nothing stands, with the comment above', () => {
    const text = '<domain a.com>\n    max-smtp-out 3\n</domain>\n\n# Gone\n<domain b.com>\n</domain>\n';
    expect(afterOf(text, { only })).toBe('<domain a.com>\n    max-smtp-out 3\n</domain>\n');
  });

  it.each([
    ['a comment', '<domain a.com>\n    # max-smtp-out is not set here\n</domain>\n'],
    ['a pool without members', '<virtual-mta-pool p>\n</virtual-mta-pool>\n'],
    ['an include', '<domain a.com>\n    include missing.conf\n</domain>\n'],
  ])('leaves %s', (_, text) => {
    expect(afterOf(text, { only })).toBe(text);
  });
});
