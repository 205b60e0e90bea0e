import { GLOBAL_SCOPE } from '@pmtakit/grammar';

/** A scope as it stands in a sentence: `in <domain>`. */
export function inScope(scope: string): string {
  return scope === GLOBAL_SCOPE ? 'at the top level' : `in <${scope}>`;
}
