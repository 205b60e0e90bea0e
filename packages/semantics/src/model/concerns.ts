/** Which parts of a model lines have a part in, beside the settings of their section. */
import type { Replaced } from '@pmtakit/grammar';
import { mayContinue } from '../project/wraps.ts';
import type { Patch } from '../project/patch.ts';
import type { Line } from '../project/whole.ts';
import { namesSomething } from './symbol-definitions.ts';

/** What has to be found out anew. */
export interface Concerns {
  readonly macros: boolean;
  /** What names stand for. */
  readonly definitions: boolean;
  /** Which virtual MTAs are in which pool. */
  readonly pools: boolean;
  readonly listeners: boolean;
}

export function concernsOf({ removed, added, replaced }: Patch): Concerns {
  const lines = [...removed, ...added];
  return {
    macros: lines.some(({ name }) => name === MACRO) || standsBehindMacro(replaced),
    definitions: lines.some(namesSomething),
    pools: lines.some(isMember),
    listeners: lines.some(isOfListener),
  };
}

const MACRO = 'domain-macro';

function isMember({ name, parent }: Line): boolean {
  return name === 'virtual-mta' && parent.name === 'virtual-mta-pool';
}

function isOfListener({ name, parent }: Line): boolean {
  return name === 'smtp-listener' || parent.name === 'smtp-listener';
}

/** Whether a list of a macro that is broken in two may go on, or end, where the lines stand. */
function standsBehindMacro({ container: { items }, index }: Replaced): boolean {
  const head = items.slice(0, index).findLast((item): boolean => !mayContinue(item));
  return head?.kind === 'directive' && head.name === MACRO;
}
