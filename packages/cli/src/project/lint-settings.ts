/** Which rules are asked of which file: its nearest configuration file decides, and the command line beats it. */
import { dirname, resolve } from 'node:path';
import {
  ConfigurationError,
  JsonPlace,
  type LintLayer,
  type RuleSettings,
  presetNames,
  readRuleFlag,
  settingsByFile,
} from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { loadConfigFile } from './load-config-file.ts';
import type { ProjectConfig } from './project-config.ts';
import { configPathFrom } from './upwards.ts';

/** What the command line says of rules. */
export interface LintFlags {
  readonly preset?: string | undefined;
  /** Each `ID=LEVEL`; of several for one rule the last counts. */
  readonly rule?: readonly string[] | undefined;
}

/**
 * The settings of each file. Files that share them get the same object.
 * @param config that of the current folder, for files that have none of their own
 * @throws UsageError for a flag; the function that it gives, for a configuration file
 */
export function lintSettings(config: ProjectConfig, flags: LintFlags = {}): (path: string) => RuleSettings {
  const flagLayer = layerOf(flags);
  const nearest = nearestConfig(config);
  const known = new Map<ProjectConfig, (path: string) => RuleSettings>();
  return (path) => {
    const own = nearest(path);
    const settings = known.get(own) ?? settingsByFile([...own.lint.layers, flagLayer]);
    known.set(own, settings);
    return settings(path);
  };
}

/** The configuration that is nearest to a file; each is read once. */
export function nearestConfig(current: ProjectConfig): (path: string) => ProjectConfig {
  const byPath = new Map<string | undefined, ProjectConfig>([
    [undefined, current],
    [current.files.at(-1), current],
  ]);
  const byFolder = new Map<string, ProjectConfig>();
  return (path) => {
    const folder = dirname(resolve(path));
    const known = byFolder.get(folder);
    if (known) return known;
    const configPath = configPathFrom(folder);
    const config = byPath.get(configPath) ?? (configPath === undefined ? current : loadConfigFile(configPath));
    byPath.set(configPath, config);
    byFolder.set(folder, config);
    return config;
  };
}

function layerOf({ preset, rule = [] }: LintFlags): LintLayer {
  try {
    const named = preset === undefined ? undefined : new JsonPlace(preset, '--preset').oneOf(presetNames, 'preset');
    return { ...(named && { preset: named }), rules: new Map(rule.map(readRuleFlag)) };
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(error.message);
    throw error;
  }
}
