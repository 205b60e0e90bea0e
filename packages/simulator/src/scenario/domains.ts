/** Names of domains and patterns of them, as a scenario writes them. */
import { type Place, short } from './place.ts';

/** What DNS takes. */
const LONGEST_NAME = 253;

/** A domain or host name in lower case, without a dot at its end. */
export function domainAt(place: Place, text: string): string {
  const name = text.toLowerCase().replace(/\.$/, '');
  if (!isDomain(name)) return place.fail(`${short(text)} is no domain; write a name such as gmail.com`);
  return name;
}

export function isDomain(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*$/u.test(name);
}

/** A pattern in which `*` stands for any characters; in lower case. */
export function domainPatternAt(place: Place): string {
  const pattern = place.text('a domain, or a pattern such as *.example').toLowerCase();
  const isPattern = pattern.length <= LONGEST_NAME && /^[\p{L}\p{M}\p{N}_.*-]+$/u.test(pattern);
  return isPattern ? pattern : place.fail(`${short(pattern)} is no pattern; write one such as gmail.com or *.example`);
}
