import { recommended } from '@pmtakit/linter';
import { defaultModelOptions, memoryFiles } from '@pmtakit/semantics';
import { type ProjectSetup, Session } from '../src/index.ts';

/** What a project says that says nothing. */
export const plainSetup: ProjectSetup = {
  mains: ['config'],
  main: undefined,
  modelOptions: defaultModelOptions,
  directives: [],
  settingsFor: () => recommended,
};

export function sessionOver(
  files: Readonly<Record<string, string>> | ReadonlyMap<string, string>,
  own: Partial<ProjectSetup> = {},
): Session {
  return new Session({ files: memoryFiles(files), setupOf: () => ({ ...plainSetup, ...own }) });
}
