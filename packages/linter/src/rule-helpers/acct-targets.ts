import { type AcctFile, linesIn } from '@pmtakit/semantics';

/** Where the records of an accounting section go. [G1§3.3.11, §11.3; G2§3.3.11] */
export type AcctTarget = 'file' | 'program' | 'webhook';

export function targetOf({ block }: AcctFile): AcctTarget {
  if (linesIn(block, 'http-webhook-url').length > 0) return 'webhook';
  return block.value?.kind === 'command' ? 'program' : 'file';
}
