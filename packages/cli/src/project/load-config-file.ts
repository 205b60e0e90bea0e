/** Reads all that a configuration file says, with those that it extends. */
import { withKey } from './config-keys.ts';
import { type ProjectConfig, emptyConfig } from './project-config.ts';
import { readConfigFiles } from './read-config-files.ts';

/** @throws UsageError naming the file and the key that is wrong */
export function loadConfigFile(path: string): ProjectConfig {
  const { said, files } = readConfigFiles<ProjectConfig>(path, emptyConfig, withKey);
  return { ...said, files };
}
