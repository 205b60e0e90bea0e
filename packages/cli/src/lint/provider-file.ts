import { readFileSync } from 'node:fs';
import { type Providers, providersWith } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { reasonOf } from '../input.ts';
import { parseJsonText } from '../project/json-text.ts';
import type { ProjectConfig } from '../project/project-config.ts';

/**
 * The data of mailbox providers that a configuration names, over what comes with pmtalint; nothing when it names none.
 * @throws UsageError naming the file and what is wrong with it
 */
export function ownProviders({ lint: { providers: path } }: ProjectConfig): Providers | undefined {
  if (path === undefined) return undefined;
  const text = textOf(path);
  try {
    return providersWith(parseJsonText(text));
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}
