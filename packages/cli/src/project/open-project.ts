import { useDirectives } from '@pmtakit/grammar';
import { Model, type Project, diskFiles, loadProject, overlayFiles } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { type InputFile, readInput } from '../input.ts';
import { type ProjectConfig, findProjectConfig } from './config-file.ts';
import { unreadIncludes } from './include-troubles.ts';
import { type ReadingOptions, mappingsOf, modelOptionsOf } from './options.ts';
import { CONFIG_NAME, firstUpwards } from './upwards.ts';

/** Where main files are. The last one is /etc/pmta/config for those who are anywhere on a server. */
export const mainNames: readonly string[] = ['config', 'pmta.conf', 'pmta/config', 'etc/pmta/config'];

/** The configuration that a command is about. What it includes and cannot be read is told on standard error. */
export async function openModel(name: string, options: ReadingOptions): Promise<Model> {
  const config = findProjectConfig('.');
  const modelOptions = modelOptionsOf(options, config);
  useDirectives(config.directives);
  const main = await readInput(options.config ?? config.main ?? findMain());
  const project = openProject(main, options, config);
  tellUnread(name, [project]);
  return new Model(project, modelOptions);
}

/** @param texts what files hold instead of what the disk has, by identity */
export function openProject(
  main: InputFile,
  options: ReadingOptions,
  config: ProjectConfig,
  texts: ReadonlyMap<string, string> = new Map(),
): Project {
  const base = options.base ?? config.base;
  const mappings = mappingsOf(options, config);
  return loadProject(main, { files: overlayFiles(diskFiles, texts), mappings, ...(base !== undefined && { base }) });
}

export function tellUnread(name: string, projects: readonly Project[]): void {
  for (const line of new Set(projects.flatMap(unreadIncludes))) console.error(`${name}: ${line}`);
}

/** The main file of the configuration that the current folder is in. @throws UsageError when there is none */
export function findMain(): string {
  const path = firstUpwards('.', mainNames);
  if (path !== undefined) return path;
  const names = [CONFIG_NAME, ...mainNames];
  throw new UsageError(
    `no configuration here or in a folder above (${names.join(', ')}); name the main file with --config FILE`,
  );
}
