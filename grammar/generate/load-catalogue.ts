/** Reads the data files of the catalogue and checks them, so that a wrong row stops the build with its place. */
import { readFileSync, readdirSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { CatalogueRow, InventedName } from '../src/catalogue/rows.ts';

const folder = new URL('../catalogue/', import.meta.url);

export interface CatalogueFile {
  readonly section: string;
  readonly title: string;
  readonly directives: readonly CatalogueRow[];
}

/** All files of the catalogue, ordered by name. @throws Error naming file, place and reason of every wrong row */
export function loadCatalogue(): CatalogueFile[] {
  const check = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<CatalogueFile>(readJson('schema.json'));
  const names = readdirSync(new URL('directives/', folder)).filter((name) => name.endsWith('.json'));
  const files = names.sort().map((name) => validated(check, `directives/${name}`));
  checkNames(files);
  return files;
}

export function loadInvented(): readonly InventedName[] {
  const check = new Ajv({ allErrors: true }).compile<{ invented: InventedName[] }>(readJson('invented-schema.json'));
  return validated(check, 'invented.json').invented;
}

function readJson(name: string): object {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
}

function validated<T>(check: ValidateFunction<T>, name: string): T {
  const data: unknown = readJson(name);
  if (check(data)) return data;
  const reasons = (check.errors ?? []).map((error) => `  ${error.instancePath || '/'} ${error.message}`);
  throw new Error(`grammar/catalogue/${name} does not fit its schema:\n${reasons.join('\n')}`);
}

/** What JSON Schema cannot say: scopes are sections, and no directive stands twice in one scope. */
function checkNames(files: readonly CatalogueFile[]): void {
  const rows = files.flatMap((file) => file.directives);
  const sections = new Set(['global', ...rows.filter((row) => row.section).map((row) => row.name)]);
  const seen = new Set<string>();
  for (const row of rows) {
    for (const scope of row.scopes) {
      const key = `${row.section ? '<>' : ''}${row.name} in ${scope}`;
      if (!sections.has(scope)) throw new Error(`${key}: no section of this name`);
      if (seen.has(key)) throw new Error(`${key}: stands twice in the catalogue`);
      seen.add(key);
    }
  }
}
