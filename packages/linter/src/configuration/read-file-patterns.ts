import { globMatcher } from './glob.ts';
import type { JsonPlace } from './json-place.ts';

/** Whether something is about a file. */
export type FileTest = (path: string) => boolean;

/** How the paths of a file are understood, which depends on where it is. */
export interface FolderOf {
  /** A path that the file says. */
  readonly pathOf: (place: JsonPlace) => string;
  /** The name of a file as seen from the folder; undefined when it is not below it. */
  readonly below: (path: string) => string | undefined;
}

/**
 * What tells whether a file matches one of the patterns of a list.
 * @throws ConfigurationError naming the pattern that is wrong
 */
export function readFilePatterns(place: JsonPlace, folder: FolderOf): FileTest {
  const matchers = place.someItems().map(readPattern);
  return (path) => {
    const name = folder.below(path);
    return name !== undefined && matchers.some((matches) => matches(name));
  };
}

function readPattern(place: JsonPlace): FileTest {
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
