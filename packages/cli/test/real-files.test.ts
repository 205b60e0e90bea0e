/** What `pmtakit explain` says of real files, where they are at hand: every line that it names says what it reports. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Model, diskFiles, loadProject, namedDomains } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';
import { type ExplainJson, explainJson } from '../src/commands/explain.ts';

const corpus = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.conf')) : [];

/** Files with thousands of domains say the same of most of them. */
const MOST_DOMAINS = 25;
const MOST_VIRTUAL_MTAS = 8;

interface Claim {
  readonly file: string;
  readonly line: number;
  readonly value: string;
}

describe.skipIf(files.length === 0)('pmtakit explain over real files (skipped where they are not at hand)', () => {
  it.each(files)('%s', (name) => {
    const path = join(corpus, name);
    const bytes = readFileSync(path);
    const model = new Model(
      loadProject({ path, text: bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1') }, { files: diskFiles }),
    );
    const linesOf = new Map(model.project.files.map((file) => [file.path, file.text.split(/\r\n?|\n/)]));
    for (const domain of sample(namedDomains(model), MOST_DOMAINS)) {
      for (const virtualMta of sample(model.vmtas.names, MOST_VIRTUAL_MTAS)) {
        const claims = explainJson(model, { domain, virtualMta }).settings.flatMap(claimsOf);
        expect(claims.filter(({ file, line, value }) => !holds(linesOf.get(file)?.[line - 1], value))).toEqual([]);
      }
    }
  });

  it('tells of many lines', () => {
    const count = files.filter((name) => /^[ \t]*<domain/m.test(readFileSync(join(corpus, name), 'latin1'))).length;
    expect(count).toBeGreaterThan(20);
  });
});

function claimsOf({ value, origin, shadowed }: ExplainJson['settings'][number]): Claim[] {
  return [...(origin ? [{ value: value ?? '', file: origin.file, line: origin.line }] : []), ...shadowed];
}

/** Passwords are reported as stars. */
function holds(line: string | undefined, value: string): boolean {
  return line !== undefined && value.split('****').every((part) => line.includes(part));
}

/** Some of a list, from all over it. */
function sample<T>(list: readonly T[], most: number): T[] {
  const step = Math.ceil(list.length / most);
  return list.filter((_, index) => index % step === 0);
}
