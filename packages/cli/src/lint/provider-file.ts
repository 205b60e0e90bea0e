import { readFileSync } from 'node:fs';
import { useProviders } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { reasonOf } from '../input.ts';
import { parseJsonText } from '../project/json-text.ts';
import type { ProjectConfig } from '../project/project-config.ts';

/**
 * Puts the data of mailbox providers that a configuration names over what comes with pmtalint.
 * @throws UsageError naming the file and what is wrong with it
 */
export function useProviderFile({ lint: { providers: path } }: ProjectConfig): void {
  if (path === undefined) return;
  const text = textOf(path);
  try {
    useProviders(parseJsonText(text));
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
