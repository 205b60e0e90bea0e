import { describe, expect, it } from 'vitest';
import { Model, loadProject, memoryFiles } from '../../src/index.ts';

function filesOf(main: string, others: Record<string, string>): string[] {
  const project = loadProject({ path: main, text: others[main] ?? '' }, { files: memoryFiles(others) });
  return project.files.map(({ path }) => path);
}

describe('config-defaults', () => {
  it.each([
    [
      'beside config',
      '/etc/pmta/config',
      { '/etc/pmta/config-defaults': '' },
      ['/etc/pmta/config', '/etc/pmta/config-defaults'],
    ],
    ['in the current folder', 'config', { 'config-defaults': '' }, ['config', 'config-defaults']],
    ['not when the main file has another name', 'pmta.conf', { 'config-defaults': '' }, ['pmta.conf']],
    ['not when it is elsewhere', 'a/config', { 'config-defaults': '' }, ['a/config']],
    [
      'once when it is included too',
      'config',
      { config: 'include config-defaults', 'config-defaults': '' },
      ['config', 'config-defaults'],
    ],
  ])('is read %s', (_, main, others, files) => {
    expect(filesOf(main, others)).toEqual(files);
  });

  it('is read behind the main file, outside of a section that was never closed', () => {
    const others = { 'config-defaults': '<smtp-pattern-list common-errors>\n</smtp-pattern-list>\n' };
    const project = loadProject({ path: 'config', text: '<domain *>\n' }, { files: memoryFiles(others) });
    expect(project.whole.items.map(({ name }) => name)).toEqual(['domain', 'smtp-pattern-list']);
    expect(new Model(project).symbols.names('smtp-pattern-list')).toEqual(['common-errors']);
  });
});
