import type { ModelOptions } from './assumptions.ts';
import { type Layer, Resolver, type Settings } from './resolver.ts';
import type { Block } from '../project/whole.ts';

/** One accounting file and what is set for it. */
export interface AcctFile {
  /** The path, or the command with a leading `|`, as written. */
  readonly target: string;
  readonly block: Block;
  readonly settings: Settings;
}

/** The accounting files of a configuration. Each stands for itself: nothing is inherited. [G1§3.3.11] */
export function acctFilesOf(whole: Block, options: ModelOptions): AcctFile[] {
  const resolver = new Resolver<Layer>('acct-file', options, () => undefined);
  return [...whole.blocks()]
    .filter(({ name }) => name === 'acct-file')
    .map((block) => ({
      block,
      target: targetOf(block),
      settings: resolver.resolve([{ block, scope: 'acct-file' }]),
    }));
}

function targetOf({ value, argument }: Block): string {
  if (value?.kind === 'path') return value.path;
  return value?.kind === 'command' ? `|${value.command}` : argument;
}
