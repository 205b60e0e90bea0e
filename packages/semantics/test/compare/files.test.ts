/** Every configuration that there is does what it does. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Model, diskFiles, equivalent, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

const paths = (folder: string): string[] => globSync(['**/*.conf', '**/config'], { cwd: folder }).sort();

function modelOf(path: string): Model {
  return new Model(loadProject({ path, text: readFileSync(path, 'utf8') }, { files: diskFiles }));
}

/** The text alone: what it includes is out of reach. */
function loneModelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

describe('a file against itself', () => {
  it.each(paths(fixtures))('fixtures/%s', (path) => {
    expect(equivalent(modelOf(fixtures + path), modelOf(fixtures + path))).toEqual({ equal: true });
  });

  it.skipIf(!existsSync(corpus))('real ones (skipped where shared/ is not there)', () => {
    for (const path of paths(corpus)) {
      const text = readFileSync(corpus + path, 'utf8');
      expect(equivalent(loneModelOf(text), loneModelOf(text)), path).toEqual({ equal: true });
    }
  });
});

describe('a file without one of its lines', () => {
  it.each(['small-sender/pmta.conf', 'platform/config'])('fixtures/%s', (path) => {
    const lines = readFileSync(fixtures + path, 'utf8').split('\n');
    const model = loneModelOf(lines.join('\n'));
    for (const index of lines.keys()) {
      const verdict = equivalent(model, loneModelOf(lines.toSpliced(index, 1).join('\n')));
      if (/^\s*(?:#|$)/.test(lines[index] ?? '')) expect(verdict).toEqual({ equal: true });
      else expect(verdict.equal, `${index + 1}: ${lines[index]}`).not.toBeUndefined();
    }
  });
});
