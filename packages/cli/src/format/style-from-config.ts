/**
 * What `pmtakit.config.json` says of a file that is formatted. Loaded when there is one: reading it takes longer than
 * formatting most files. Takes and gives plain data only, so that it can be a bundle of its own.
 */
import { resolve } from 'node:path';
import type { ExtraDirective } from '@pmtakit/grammar';
import type { JsonPlace } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { mergedDirectives, readDirectives } from '../project/extra-directives.ts';
import {
  type FormatConfig,
  formatOf,
  isIgnored,
  mergedFormat,
  noFormat,
  readFormat,
} from '../project/format-settings.ts';
import type { ConfigKey } from '../project/key-names.ts';
import { type ConfigFile, readConfigFiles } from '../project/read-config-files.ts';
import type { Problem, StyleLayer } from './style-layer.ts';

/** The style that configuration files ask for, with what else they say of formatting. */
export interface ConfigStyle extends StyleLayer {
  readonly directives: readonly ExtraDirective[];
  readonly isIgnored: boolean;
}

/** Of the configuration only what formatting asks for; mistakes in the rest are told by the commands that use it. */
interface FormatSource {
  readonly format: FormatConfig;
  readonly directives: readonly ExtraDirective[];
}

const nothing: FormatSource = { format: noFormat, directives: [] };

/** What was read before, by path. */
export type KnownConfigs = Map<string, FormatSource | Problem>;

/** What a configuration file and those that it extends say of a file. @param known takes what is read */
export function styleFromConfig(configPath: string, path: string, known: KnownConfigs): ConfigStyle | Problem {
  const source = known.get(resolve(configPath)) ?? load(configPath);
  known.set(resolve(configPath), source);
  if ('problem' in source) return source;
  const { format, directives } = source;
  return { ...formatOf(format, path), directives, isIgnored: isIgnored(format, path) };
}

function load(configPath: string): FormatSource | Problem {
  try {
    return readConfigFiles(configPath, nothing, withFormatKey).said;
  } catch (error) {
    if (error instanceof UsageError) return { problem: error.message };
    throw error;
  }
}

function withFormatKey(said: FormatSource, key: ConfigKey, place: JsonPlace, file: ConfigFile): FormatSource {
  switch (key) {
    case 'format':
      return { ...said, format: mergedFormat(said.format, readFormat(place, file)) };
    case 'directives':
      return { ...said, directives: mergedDirectives(said.directives, readDirectives(place)) };
    default:
      return said;
  }
}
