/** Configuration files in a folder of their own, read without a command. */
import { UsageError } from '../../src/exit-codes.ts';
import { findProjectConfig } from '../../src/project/config-file.ts';
import type { ProjectConfig } from '../../src/project/project-config.ts';

/** What is told instead of a configuration; names of files count from their folder. */
export function problemIn(folder: string, read: () => unknown = () => findProjectConfig(folder)): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UsageError) return error.message.replaceAll(`${folder}/`, '');
    throw error;
  }
  return 'no problem';
}

/** The configuration of a folder, with paths that count from it. */
export function configOf(folder: string): ProjectConfig {
  const config = findProjectConfig(folder);
  const short = (path: string): string => path.replace(`${folder}/`, '');
  return { ...config, files: config.files.map(short) };
}
