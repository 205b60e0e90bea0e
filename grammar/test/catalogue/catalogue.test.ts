import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CatalogueRow, catalogue, readArguments } from '@pmtakit/grammar';

const table = new URL('../../../../shared/reference/directives.tsv', import.meta.url);

describe('catalogue', () => {
  it('finds directives by scope and name, in any case', () => {
    expect(catalogue().directive('domain', 'MAX-MSG-RATE')?.arguments).toEqual([{ type: 'rate' }]);
    expect(catalogue().directive('global', 'max-msg-rate')).toBeUndefined();
  });

  it('tells directives of one name apart by their scope', () => {
    const inSource = catalogue().directive('source', 'max-rcpt-per-message');
    const inDomain = catalogue().directive('domain', 'max-rcpt-per-message');
    expect(inSource).toBeDefined();
    expect(inDomain).toBeDefined();
    expect(inSource).not.toBe(inDomain);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('knows nothing of %s', (name) => {
    expect(catalogue().directive('global', name)).toBeUndefined();
    expect(catalogue().section(name)).toBeUndefined();
    expect(catalogue().inventedName('directive', name, 'global')).toBeUndefined();
  });

  it.each([
    ['max-smtp-outt', 'domain', 'max-smtp-out'],
    ['hostname', 'global', 'host-name'],
    ['retry-aftr', 'domain', 'retry-after'],
    ['x', 'domain', undefined],
    ['completely-different', 'domain', undefined],
  ])('takes %s in <%s> for %s', (name, scope, meant) => {
    expect(catalogue().didYouMean('directive', name, scope)).toBe(meant);
  });

  it('holds no invented name that is real at the same place', () => {
    const real = catalogue().invented.filter(({ name, kind, scopes }) => {
      if (kind === 'section') return catalogue().section(name) !== undefined;
      const rows = kind === 'directive' ? catalogue().directivesNamed(name) : [];
      return rows.some((row) => !scopes || row.scopes.some((scope) => scopes.includes(scope)));
    });
    expect(real.map(({ name }) => name)).toEqual([]);
  });

  it('names only real directives and sections as replacements', () => {
    const invented = catalogue().invented.flatMap(({ use }) => use ?? []);
    const deprecated = catalogue().rows.flatMap((row) => row.deprecated?.use ?? []);
    const required = catalogue().rows.flatMap((row) => row.requires ?? []);
    const unreal = [...invented, ...deprecated, ...required].filter((name) => {
      const section = /^<(.+)>$/.exec(name)?.[1];
      return section ? !catalogue().section(section) : catalogue().directivesNamed(name).length === 0;
    });
    expect(unreal).toEqual([]);
  });

  it.each(catalogue().rows.filter((row) => row.default))('takes the default of $name as a value', (row) => {
    expect(problemsOf(row, row.default ?? '')).toEqual([]);
  });
});

describe('catalogue against the table of facts', () => {
  it.skipIf(!existsSync(table))('knows every name at every place (skipped where shared/ is not there)', () => {
    const rows = readFileSync(table, 'utf8').trimEnd().split('\n').slice(1);
    const missing = rows.flatMap((row) => missingPlaces(row.split('\t')));
    expect(rows).toHaveLength(430);
    expect(missing).toEqual([]);
  });
});

/** The scopes of a row of the table in which the catalogue does not know the name. */
function missingPlaces([name = '', scopes = '', kind = '']: string[]): string[] {
  const places = scopes.split(',').map((scope) => scope.replace(/^.*\//, ''));
  return places
    .filter((scope) => {
      if (kind === 'section') return !catalogue().section(name.slice(1, -1))?.scopes.includes(scope);
      return !catalogue().directive(scope, name);
    })
    .map((scope) => `${name} in ${scope}`);
}

function problemsOf(row: CatalogueRow, text: string): string[] {
  // A default says the last argument only: the network before it has none.
  const last = { ...row, arguments: row.arguments.slice(-1) };
  const read = readArguments(text, { start: 0, end: text.length }, last);
  return read.arguments.map(({ value }) => (value.kind === 'error' ? value.problem : '')).filter(Boolean);
}
