/** Files that are left out: by `.pmtafmtignore`, in the syntax of `.gitignore`, or by the configuration. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../exit-codes.ts';
import { reasonOf, shownPath } from '../input.ts';
import { firstUpwards, nameBelow } from '../project/upwards.ts';
import type { FormatCommandOptions } from './called-with.ts';
import type { Style } from './style.ts';

export const IGNORE_NAME = '.pmtafmtignore';

/** Whether a file of this style stays as it is. @throws UsageError when an ignore file cannot be read */
export async function isLeftOut({
  ignore,
  ignorePath,
}: Pick<FormatCommandOptions, 'ignore' | 'ignorePath'>): Promise<(path: string, style: Style) => boolean> {
  if (!ignore) return () => false;
  const isIgnored = await ignoredBy(ignorePath ?? firstUpwards('.', [IGNORE_NAME]));
  return (path, style) => style.isIgnored || isIgnored(path);
}

/** Patterns count from the folder of the ignore file. */
async function ignoredBy(ignorePath: string | undefined): Promise<(path: string) => boolean> {
  if (ignorePath === undefined) return () => false;
  const patterns = textOf(ignorePath);
  const { default: ignore } = await import('ignore');
  const rules = ignore().add(patterns);
  const folder = resolve(dirname(ignorePath));
  return (path) => {
    const name = nameBelow(folder, path);
    return name !== undefined && rules.ignores(name);
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${shownPath(path)}: ${reasonOf(error)}`);
  }
}
