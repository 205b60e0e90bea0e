/** `pmtakit.config.json`: what holds for a folder and all below it, so that nobody has to type it. */
import { loadConfigFile } from './load-config-file.ts';
import { type ProjectConfig, emptyConfig } from './project-config.ts';
import { configPathFrom } from './upwards.ts';

export type { ProjectConfig };

/** The configuration of the nearest folder that has one. @throws UsageError naming the file and the key that is wrong */
export function findProjectConfig(folder: string): ProjectConfig {
  const path = configPathFrom(folder);
  return path === undefined ? emptyConfig : loadConfigFile(path);
}
