/** The fixtures of the whole project, by their paths below fixtures/. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

export interface Fixture {
  readonly path: string;
  readonly text: string;
}

/** Right and formatted already. */
export const healthy: readonly Fixture[] = [
  ...read('small-sender'),
  ...read('regional-sender'),
  ...read('agency'),
  ...read('platform'),
];

/** One kind of damage each. */
export const broken: readonly Fixture[] = read('broken');

/** One kind of mistake each. */
export const mistakes: readonly Fixture[] = read('mistakes');

export const demo: readonly Fixture[] = read('demo');

function read(name: string): Fixture[] {
  return globSync([`${name}/**/*.conf`, `${name}/config`], { cwd: folder })
    .sort()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(folder + path, 'utf8') }));
}
