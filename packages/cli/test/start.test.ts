import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, runNode, scriptOf } from './command-line.ts';

describe('start', () => {
  it.each(['0.10.48', '14.21.3', '18.20.0', '22.0.0', '22.11.9'])(
    'says in one line that Node %s is too old',
    (node) => {
      expect(startOn(node)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: `pmtalint needs Node 22.12 or newer; this is Node ${node}.\n`,
      });
    },
  );

  it.each(['22.12.0', '23.0.0', '26.10.0', '100.0.0'])('takes Node %s', (node) => {
    expect(startOn(node)).toMatchObject({ code: 0, stdout: 'no findings in 1 file\n', stderr: '' });
  });

  it('says so when nothing is built yet', () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'bin'));
    for (const name of ['start', 'pmtalint'] as const) copyFileSync(scriptOf(name), join(folder, `bin/${name}.cjs`));
    expect(runNode([join(folder, 'bin/pmtalint.cjs')])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'pmtalint is not built yet; run `npm run build` first.\n',
    });
  });

  it('does not hide an error of a build that is there', () => {
    const folder = folderWith({ 'dist/bundle/pmtalint.cjs': 'throw new Error("broken")' });
    mkdirSync(join(folder, 'bin'));
    for (const name of ['start', 'pmtalint'] as const) copyFileSync(scriptOf(name), join(folder, `bin/${name}.cjs`));
    expect(runNode([join(folder, 'bin/pmtalint.cjs')]).stderr).toContain('Error: broken');
  });
});

function startOn(node: string) {
  const versions = JSON.stringify({ ...process.versions, node });
  const code = `Object.defineProperty(process, 'versions', { value: ${versions} });
    require(${JSON.stringify(scriptOf('start'))})('pmtalint');`;
  return runNode(['-e', code]);
}
