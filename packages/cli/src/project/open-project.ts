import { Model, type Project, diskFiles, loadProject } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { type InputFile, readInput } from '../input.ts';
import { CONFIG_NAME, type ProjectConfig, findProjectConfig } from './config-file.ts';
import { unreadIncludes } from './include-troubles.ts';
import { type ReadingOptions, mappingsOf, modelOptionsOf } from './options.ts';
import { firstUpwards } from './upwards.ts';

/** Where main files are. The last one is /etc/pmta/config for those who are anywhere on a server. */
const mainNames = ['config', 'pmta.conf', 'pmta/config', 'etc/pmta/config'];

/** The configuration that a command is about. What it includes and cannot be read is told on standard error. */
export async function openModel(name: string, options: ReadingOptions): Promise<Model> {
  const config = findProjectConfig('.');
  const modelOptions = modelOptionsOf(options, config);
  const main = await readInput(options.config ?? config.main ?? findMain());
  const project = openProject(main, options, config);
  tellUnread(name, [project]);
  return new Model(project, modelOptions);
}

export function openProject(main: InputFile, options: ReadingOptions, config: ProjectConfig): Project {
  const base = options.base ?? config.base;
  const mappings = mappingsOf(options, config);
  return loadProject(main, { files: diskFiles, mappings, ...(base !== undefined && { base }) });
}

export function tellUnread(name: string, projects: readonly Project[]): void {
  for (const line of new Set(projects.flatMap(unreadIncludes))) console.error(`${name}: ${line}`);
}

function findMain(): string {
  const path = firstUpwards('.', mainNames);
  if (path !== undefined) return path;
  const names = [CONFIG_NAME, ...mainNames];
  throw new UsageError(
    `no configuration here or in a folder above (${names.join(', ')}); name the main file with --config FILE`,
  );
}
