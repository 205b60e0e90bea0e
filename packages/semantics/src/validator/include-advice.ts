/** The option that makes a file of the server be found here: the folders of both paths without what they have in common. */
export function mappingFor(target: string, found: string): string {
  const there = target.replaceAll('\\', '/').split('/');
  const here = found.split('/');
  while (there.length > 1 && here.length > 0 && there.at(-1) === here.at(-1)) {
    there.pop();
    here.pop();
  }
  const from = there.join('/') || '/';
  const to = here.join('/') || (found.startsWith('/') ? '/' : '.');
  const option = `${from}=${to}`;
  return /^[\w./:=-]+$/.test(option) ? `--map ${option}` : `--map "${option}"`;
}
