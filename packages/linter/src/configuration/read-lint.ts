/** Reads the key `lint` of a configuration file. */
import type { JsonPlace } from './json-place.ts';
import type { LintLayer } from './layers.ts';
import { type FailLevel, failLevels, presetNames } from './levels.ts';
import { type FolderOf, readFilePatterns } from './read-file-patterns.ts';
import { readRules } from './read-rules.ts';

/** What files say of linting. */
export interface LintConfig {
  /** What is said of rules, the strongest last. */
  readonly layers: readonly LintLayer[];
  readonly failOn?: FailLevel;
  readonly maxWarnings?: number;
  readonly baseline?: string;
  /** A file with provider data of one's own. */
  readonly providers?: string;
}

const keys = ['preset', 'rules', 'overrides', 'failOn', 'maxWarnings', 'baseline', 'providers'] as const;
const overrideKeys = ['files', 'preset', 'rules'] as const;

/** @throws ConfigurationError naming the key that is wrong */
export function readLint(place: JsonPlace, folder: FolderOf): LintConfig {
  const said = new Map(place.keys(keys));
  const failOn = said.get('failOn')?.oneOf(failLevels, 'severity');
  const maxWarnings = said.get('maxWarnings')?.wholeNumber();
  const baseline = said.get('baseline');
  const providers = said.get('providers');
  return {
    layers: [layerOf(said), ...(said.get('overrides')?.items() ?? []).map((one) => readOverride(one, folder))],
    ...(failOn && { failOn }),
    ...(maxWarnings !== undefined && { maxWarnings }),
    ...(baseline && { baseline: folder.pathOf(baseline) }),
    ...(providers && { providers: folder.pathOf(providers) }),
  };
}

function readOverride(place: JsonPlace, folder: FolderOf): LintLayer {
  const said = new Map(place.keys(overrideKeys));
  const files = said.get('files') ?? place.fail('files is missing: the list of patterns that it is about');
  return { appliesTo: readFilePatterns(files, folder), ...layerOf(said) };
}

function layerOf(said: ReadonlyMap<'preset' | 'rules' | (typeof keys)[number] | 'files', JsonPlace>): LintLayer {
  const preset = said.get('preset')?.oneOf(presetNames, 'preset');
  const rules = said.get('rules');
  return { ...(preset && { preset }), rules: rules ? readRules(rules) : new Map() };
}

/** What two files say, the stronger one last. */
export function mergedLint(weak: LintConfig, strong: LintConfig): LintConfig {
  return { ...weak, ...strong, layers: [...weak.layers, ...strong.layers] };
}
