import { catalogue } from '@pmtakit/grammar';
import { oldNamesOf } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { topics } from '../../src/index.ts';
import { isListSection } from '@pmtakit/semantics';
import { rankOf } from '../../src/sort/order.ts';

const sections = catalogue().rows.filter((row) => row.section === true && !isListSection(row.name));
/** What can stand in a section that is sorted. An include stays where it is. */
const sortable = new Set(
  sections.flatMap(({ name }) =>
    catalogue()
      .rowsIn(name, 'directive')
      .map((row) => row.name),
  ),
);
sortable.delete('include');
const named = topics.flatMap(({ directives }) => directives);
const withOldNames = named.flatMap((name) => [name, ...oldNamesOf(name)]);

describe('the topics', () => {
  it('hold every directive of the catalogue that can stand in a section that is sorted', () => {
    expect([...sortable].filter((name) => !withOldNames.includes(name))).toEqual([]);
  });

  it('hold no other name', () => {
    expect(named.filter((name) => !sortable.has(name))).toEqual([]);
  });

  it('hold no name twice, and no old name beside the present one', () => {
    expect(withOldNames.filter((name, index) => withOldNames.indexOf(name) !== index)).toEqual([]);
  });

  it('give an old name the place of the present one', () => {
    for (const name of named) for (const old of oldNamesOf(name)) expect(rankOf(old)).toEqual(rankOf(name));
  });

  it('put what nobody knows behind everything else', () => {
    const last = Math.max(...withOldNames.map((name) => rankOf(name).place));
    expect(rankOf('of-a-later-release').place).toBeGreaterThan(last);
  });
});

describe('the sections that are sorted', () => {
  it.each(['domain', 'virtual-mta', 'virtual-mta-pool', 'source', 'smtp-user', 'acct-file', 'spool', 'smtp-listener'])(
    'are %s among others',
    (name) => expect(isListSection(name)).toBe(false),
  );

  it.each([
    'smtp-pattern-list',
    'pattern-list',
    'bounce-category-patterns',
    'domain-key-list',
    'rewrite-list',
    'aliases',
    'mx-rollup-list',
    'address-list',
  ])('are not lists: %s', (name) => expect(isListSection(name)).toBe(true));
});
