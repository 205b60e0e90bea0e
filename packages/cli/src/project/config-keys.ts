/** The keys of `pmtakit.config.json`, each with what it says. */
import { type FolderOf, type JsonPlace, mergedLint, readLint, short } from '@pmtakit/linter';
import { type Assumptions, type PathMapping, type PmtaVersion, pmtaVersions } from '@pmtakit/semantics';
import { UsageError } from '../exit-codes.ts';
import { assume } from './answers.ts';
import { mergedDirectives, readDirectives } from './extra-directives.ts';
import { mergedFormat, readFormat } from './format-settings.ts';
import type { ConfigKey } from './key-names.ts';
import type { ProjectConfig } from './project-config.ts';
import type { ConfigFile } from './read-config-files.ts';

/** A configuration with what a key of a stronger file says. @throws ConfigurationError naming the key that is wrong */
export function withKey(config: ProjectConfig, key: ConfigKey, place: JsonPlace, file: ConfigFile): ProjectConfig {
  switch (key) {
    case '$schema':
      place.text();
      return config;
    case '$from':
      for (const item of place.items()) item.text();
      return config;
    case 'extends':
      return config;
    case 'main':
    case 'base':
      return { ...config, [key]: file.pathOf(place) };
    case 'map':
      return { ...config, mappings: [...config.mappings, ...mappingsOf(place, file)] };
    case 'pmtaVersion':
      return { ...config, pmtaVersion: versionAt(place) };
    case 'assumptions':
      return { ...config, assumptions: assumptionsOf(config.assumptions, place) };
    case 'directives':
      return { ...config, directives: mergedDirectives(config.directives, readDirectives(place)) };
    case 'lint':
      return { ...config, lint: mergedLint(config.lint, readLint(place, file)) };
    case 'format':
      return { ...config, format: mergedFormat(config.format, readFormat(place, file)) };
    default:
      return key satisfies never;
  }
}

/** Other numbers are no slips of the pen, so none is offered. */
function versionAt(place: JsonPlace): PmtaVersion {
  const text = place.text();
  const known = pmtaVersions.find((one) => one === text);
  return known ?? place.fail(`${short(text)} is no release that is known; there are ${pmtaVersions.join(', ')}`);
}

function mappingsOf(place: JsonPlace, folder: FolderOf): PathMapping[] {
  return place.entries().map(([from, to]) => ({ from, to: folder.pathOf(to) }));
}

function assumptionsOf(before: Assumptions, place: JsonPlace): Assumptions {
  return place.entries().reduce((assumptions, [name, answer]) => {
    const text = answer.text();
    return told(answer, () => assume(assumptions, name, text));
  }, before);
}

/** What is wrong with an answer, at its place. */
function told<T>(place: JsonPlace, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) return place.fail(error.message);
    throw error;
  }
}
