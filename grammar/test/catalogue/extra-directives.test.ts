import { afterEach, describe, expect, it } from 'vitest';
import {
  type ExtraDirective,
  catalogue,
  extendCatalogue,
  extraDirectiveProblem,
  extraDirectiveRow,
  isExtraRow,
  scopeNames,
  valueTypeNames,
} from '../../src/index.ts';

const extra: ExtraDirective = {
  name: 'max-moon-out',
  scopes: ['domain', 'virtual-mta'],
  argument: { type: 'integer', min: 1 },
  repeatable: false,
};

afterEach(() => extendCatalogue([]));

describe('extendCatalogue', () => {
  it('makes a directive known where it may stand, in any case', () => {
    extendCatalogue([extraDirectiveRow({ ...extra, default: '5' })]);
    expect(catalogue().directive('domain', 'Max-Moon-Out')).toMatchObject({ name: 'max-moon-out', default: '5' });
    expect(catalogue().directive('source', 'max-moon-out')).toBeUndefined();
    expect(catalogue().didYouMean('directive', 'max-mon-out', 'domain')).toBe('max-moon-out');
    expect(catalogue().rowsIn('domain', 'directive').filter(isExtraRow)).toHaveLength(1);
  });

  it('forgets those of an earlier call', () => {
    const before = catalogue().rows.length;
    extendCatalogue([extraDirectiveRow(extra)]);
    expect(catalogue().rows).toHaveLength(before + 1);
    extendCatalogue([]);
    expect(catalogue().rows).toHaveLength(before);
  });
});

describe('extraDirectiveProblem', () => {
  it.each<[string, Partial<ExtraDirective>]>([
    ['a new name', {}],
    ['a known name in another section', { name: 'max-smtp-out', scopes: ['source'] }],
    ['a default that fits', { default: '12' }],
  ])('takes %s', (_, change) => {
    expect(extraDirectiveProblem({ ...extra, ...change })).toBeUndefined();
  });

  it.each<[string, Partial<ExtraDirective>, string, string]>([
    ['a name with a blank', { name: 'a b' }, 'name', 'expected letters, digits and hyphens'],
    ['an empty name', { name: '' }, 'name', 'expected letters, digits and hyphens'],
    ['a section that is none', { scopes: ['domain', 'domian'] }, 'scopes', 'domian is no section'],
    ['a name of the catalogue', { name: 'MAX-smtp-out' }, 'name', 'MAX-smtp-out is known already in <domain>'],
    [
      'one of the top level',
      { name: 'host-name', scopes: ['global'] },
      'name',
      'host-name is known already at the top level',
    ],
    ['a default of another type', { default: 'many' }, 'default', 'many is no whole number; expected a whole number'],
    ['two defaults', { default: '1 2' }, 'default', 'takes one value, and 2 is a second one'],
    ['an empty default', { default: ' ' }, 'default', 'is empty'],
  ])('refuses %s', (_, change, part, problem) => {
    const found = extraDirectiveProblem({ ...extra, ...change });
    expect(found?.part).toBe(part);
    expect(found?.problem).toContain(problem);
  });

  it('does not take a directive for one of the catalogue when it was made known before', () => {
    extendCatalogue([extraDirectiveRow(extra)]);
    expect(extraDirectiveProblem(extra)).toBeUndefined();
  });
});

it('names all value types and all places', () => {
  expect(valueTypeNames).toHaveLength(41);
  expect(scopeNames()).toContain('global');
  expect(scopeNames()).toContain('virtual-mta');
});
