/** A unified diff that `git apply` and `patch` take; empty when nothing changed. */
export async function unifiedDiff(path: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const name = path.replaceAll('\\', '/').replace(/^\.?\//, '');
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, '');
}
