/** Which domains the tag of a `<domain>` section stands for. [G1§3.2, §3.3.10; runtime 5] */
import { addressBits, holds, networkBits } from './addresses.ts';
import type { MacroTable } from './macro-table.ts';

/** One pattern that a tag stands for, once its macros are replaced. */
export interface Pattern {
  readonly text: string;
  readonly fromMacro: boolean;
}

/** All patterns of a tag: one for each value of its first macro, and so on. A macro that is not there has no values. */
export function patternsOf(tag: string, macros: MacroTable): Pattern[] {
  const fromMacro = tag.includes('$');
  return [...new Set(expand(tag, macros))].map((text) => ({ text: text.toLowerCase(), fromMacro }));
}

function expand(text: string, macros: MacroTable): string[] {
  const [use, name = ''] = /\$(\w+)/.exec(text) ?? [];
  if (use === undefined) return [text];
  const values = macros.get(name) ?? [];
  return values.flatMap((value) =>
    expand(
      text.replace(use, () => value),
      macros,
    ),
  );
}

/**
 * How near a pattern comes to a domain, as numbers to be compared from left to right, the smaller the nearer; undefined
 * when it does not match. Exact names, then the longest suffix, then the kind of wildcard, then `*`.
 */
export function nearness(
  pattern: string,
  domain: string,
  answers: Readonly<Record<string, string>>,
): number[] | undefined {
  if (pattern === '*') return [3, 0, 0];
  if (pattern.startsWith('[*.]')) return bothNearness(pattern.slice(4), domain, answers);
  if (pattern.startsWith('*.')) return subdomainNearness(pattern.slice(2), domain, answers);
  if (pattern.startsWith('[')) return literalNearness(pattern, domain, answers);
  return pattern === domain ? [0, 0, 0] : undefined;
}

/** The same text for patterns that stand for the same domains. */
export function patternKey(pattern: string): string {
  if (!pattern.startsWith('[') || pattern.startsWith('[*.]')) return pattern;
  return networkOf(pattern)?.bits ?? pattern;
}

function bothNearness(base: string, domain: string, answers: Readonly<Record<string, string>>): number[] | undefined {
  const rank = answers['wildcard-order'] === 'domain-first' ? 0 : 1;
  if (domain !== base && !domain.endsWith(`.${base}`)) return undefined;
  return [1, -base.length, rank];
}

function subdomainNearness(
  base: string,
  domain: string,
  answers: Readonly<Record<string, string>>,
): number[] | undefined {
  const rank = answers['wildcard-order'] === 'domain-first' ? 1 : 0;
  return domain.endsWith(`.${base}`) ? [1, -base.length, rank] : undefined;
}

function literalNearness(
  pattern: string,
  domain: string,
  answers: Readonly<Record<string, string>>,
): number[] | undefined {
  const network = networkOf(pattern);
  const address = domain.startsWith('[') ? addressBits(inBrackets(domain)) : undefined;
  if (network === undefined || address === undefined) return undefined;
  if (!holds(network, address, answers['any-network'] === 'both-versions')) return undefined;
  return [2, -network.bits.length, 0];
}

function networkOf(pattern: string): ReturnType<typeof networkBits> {
  return networkBits(inBrackets(pattern));
}

function inBrackets(text: string): string {
  return text.slice(1, -1).replace(/^ipv6:/i, '');
}
