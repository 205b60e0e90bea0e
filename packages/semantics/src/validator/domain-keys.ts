import { sectionsNamed, validLinesIn } from '../project/find.ts';
import type { Block, Line } from '../project/whole.ts';

interface Key {
  readonly selector: string;
  /** In lower case; `*` for all. */
  readonly domain: string;
  readonly file: string;
}

/**
 * The DKIM keys of the top level, of virtual MTAs and of pools, in the order in which PowerMTA tries them. Keys for
 * domains that are filled in later are left out, and so are lists, from which messages may choose. [G1§3.3.1.33.1,
 * §3.3.19, G2§3.3.1.43.1]
 */
export function keyLists(whole: Block): readonly (readonly Line[])[] {
  const sections = ['virtual-mta', 'virtual-mta-pool'].flatMap((name) => sectionsNamed(whole, name));
  return [whole, ...sections].map(keysIn);
}

function keysIn(section: Block): Line[] {
  return validLinesIn(section, 'domain-key').filter((line) => !/[{$]/.test(keyOf(line).domain));
}

/** What a line of such a list says. */
export function keyOf(line: Line): Key {
  const value = line.argument(0);
  return value?.kind === 'domain-key' ? value : { selector: '', domain: '', file: '' };
}
