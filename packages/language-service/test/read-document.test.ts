import { type ExtraDirective, catalogue } from '@pmtakit/grammar';
import { readDocument } from '@pmtakit/language-service';
import { afterEach, describe, expect, it } from 'vitest';

const extra: ExtraDirective = {
  name: 'new-limit',
  scopes: ['domain'],
  argument: { type: 'integer' },
  repeatable: false,
};

describe('readDocument', () => {
  afterEach(() => {
    readDocument('a', '');
  });

  it('names the text', () => {
    expect(readDocument('file:///a', 'x 1\n').source).toMatchObject({ path: 'file:///a', text: 'x 1\n' });
  });

  it('knows the directives of the project of the text that was read last', () => {
    const directives = [extra];
    readDocument('a', '', directives);
    expect(catalogue().directive('domain', 'new-limit')).toBeDefined();
    const loaded = catalogue();
    readDocument('b', '', directives);
    expect(catalogue()).toBe(loaded);
    readDocument('c', '');
    expect(catalogue().directive('domain', 'new-limit')).toBeUndefined();
  });
});
