/** Reads the key `lint` of a configuration file. */
import { globMatcher } from './glob.ts';
import type { JsonPlace } from './json-place.ts';
import type { LintLayer } from './layers.ts';
import { type FailLevel, failLevels, presetNames } from './levels.ts';
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

/** How the paths of a file are understood, which depends on where it is. */
export interface FolderOf {
  /** A path that the file says. */
  readonly pathOf: (place: JsonPlace) => string;
  /** The name of a file as seen from the folder; undefined when it is not below it. */
  readonly below: (path: string) => string | undefined;
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
  const matchers = files.someItems().map(readPattern);
  const appliesTo = (path: string): boolean => {
    const name = folder.below(path);
    return name !== undefined && matchers.some((matches) => matches(name));
  };
  return { appliesTo, ...layerOf(said) };
}

function layerOf(said: ReadonlyMap<'preset' | 'rules' | (typeof keys)[number] | 'files', JsonPlace>): LintLayer {
  const preset = said.get('preset')?.oneOf(presetNames, 'preset');
  const rules = said.get('rules');
  return { ...(preset && { preset }), rules: rules ? readRules(rules) : new Map() };
}

function readPattern(place: JsonPlace): (name: string) => boolean {
  const pattern = place.text('a pattern such as conf.d/*.conf');
  if (/^(?:\/|[a-z]:|\.\.(?:\/|$))/i.test(pattern)) {
    return place.fail('leads out of the folder from which it counts; write a pattern such as conf.d/*.conf');
  }
  try {
    return globMatcher(pattern);
  } catch (error) {
    return place.fail(error instanceof Error ? error.message : String(error));
  }
}

/** What two files say, the stronger one last. */
export function mergedLint(weak: LintConfig, strong: LintConfig): LintConfig {
  return { ...weak, ...strong, layers: [...weak.layers, ...strong.layers] };
}
