/** What OLD and NEW stand for on a command line: a file, a folder, or a revision of git. */
import { join, relative } from 'node:path';
import { type Project, type ProjectFiles, diskFiles, loadProject } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { STDIN, readInput, shownPath, statsOf } from '../input.ts';
import type { ProjectConfig } from '../project/config-file.ts';
import { loadConfigFile } from '../project/load-config-file.ts';
import { findMain } from '../project/open-project.ts';
import { type ReadingOptions, mappingsOf } from '../project/options.ts';
import { CONFIG_NAME } from '../project/upwards.ts';
import { mainFileIn } from './main-file.ts';
import { type Revision, RevisionFiles, revisionNamed, whyNoRevision } from './revision.ts';

export interface ComparedSide {
  /** What was taken: `HEAD~1:pmta.conf` or a path. */
  readonly name: string;
  readonly revision: string | undefined;
  readonly project: Project;
}

/** Where a main file is. */
interface Place {
  readonly path: string;
  readonly revision: Revision | undefined;
  readonly files: ProjectFiles;
}

/**
 * Both sides. Without a new one, the old one is a revision and the new one what is on the disk now.
 * @throws UsageError for what is none of all that
 */
export async function comparedSides(
  old: string,
  now: string | undefined,
  options: ReadingOptions,
  config: ProjectConfig,
): Promise<[ComparedSide, ComparedSide]> {
  if (old === STDIN && now === STDIN) throw new UsageError('only one configuration can be standard input');
  const before = placeOf(old, options, config);
  const after = now === undefined ? sameOnDisk(old, before) : placeOf(now, options, config);
  return [await sideAt(before, options, config), await sideAt(after, options, config)];
}

function sameOnDisk(old: string, { path, revision }: Place): Place {
  if (revision) return { path, revision: undefined, files: diskFiles };
  throw new UsageError(`${shownPath(old)} is no revision of git; name what it is compared with too`);
}

function placeOf(name: string, options: ReadingOptions, config: ProjectConfig): Place {
  if (name === STDIN) return { path: STDIN, revision: undefined, files: diskFiles };
  const stats = statsOf(name);
  if (stats) return { path: stats.isDirectory() ? mainInFolder(name) : name, revision: undefined, files: diskFiles };
  const colon = name.indexOf(':');
  const revision = revisionNamed(colon > 0 ? name.slice(0, colon) : name);
  if (!revision) throw new UsageError(`${shownPath(name)}: no such file; ${whyNoRevision()}`);
  const files = new RevisionFiles(revision);
  const path =
    colon > 0 ? pathIn(revision, name.slice(colon + 1), files) : (options.config ?? config.main ?? findMain());
  return { path: mainAt(path, revision, files), revision, files };
}

/** What the configuration file of a folder names goes before what looks like it. */
function mainInFolder(folder: string): string {
  const configPath = join(folder, CONFIG_NAME);
  const hasConfig = statsOf(configPath)?.isFile() ?? false;
  return (hasConfig ? loadConfigFile(configPath).main : undefined) ?? mainFileIn(folder, diskFiles);
}

/** As git has it: from the top of the checkout, or from the current folder behind `./`. */
function pathIn({ root }: Revision, path: string, files: RevisionFiles): string {
  return /^\.{1,2}\//.test(path) ? relative('.', path) : files.pathOf(relative(root, join(root, path)));
}

/** A path of a revision is a file or a folder. @throws UsageError when it is not in it */
function mainAt(path: string, { name }: Revision, files: RevisionFiles): string {
  if ('text' in files.read(path)) return path;
  const isFolder = path === '' || path === '.' || files.hasFolder(path);
  if (isFolder) return mainFileIn(path, files);
  throw new UsageError(`${shownPath(path)} is not in ${name}; name a file of that revision, as in ${name}:path/config`);
}

async function sideAt(
  { path, revision, files }: Place,
  options: ReadingOptions,
  config: ProjectConfig,
): Promise<ComparedSide> {
  const base = options.base ?? config.base;
  const mappings = mappingsOf(options, config);
  const main = revision ? textIn(path, files) : await readInput(path);
  const project = loadProject(main, { files, mappings, ...(base !== undefined && { base }) });
  return { name: revision ? `${revision.name}:${path}` : main.path, revision: revision?.name, project };
}

function textIn(path: string, files: ProjectFiles): { path: string; text: string } {
  const content = files.read(path);
  return { path, text: 'text' in content ? content.text : '' };
}
