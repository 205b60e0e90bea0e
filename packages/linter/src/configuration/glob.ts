import picomatch from 'picomatch';

/**
 * What tells whether a path matches a pattern such as `conf.d/*.conf`. Paths and patterns count from one folder, without
 * `./`.
 * @throws Error saying what is wrong
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const matches = picomatch(pattern, { dot: true, strictBrackets: true });
  return (path) => matches(path);
}
