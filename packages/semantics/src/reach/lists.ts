/** Lines of lists in which the first match wins, behind a line that takes the same. */
import type { Model } from '../model/model.ts';
import { type Line, everything } from '../project/whole.ts';
import { NetworkIndex } from '../model/network-index.ts';
import { matchesEverything } from './catch-all.ts';
import { type Dead, deadBehind } from './dead.ts';
import { patternsBehind } from './patterns.ts';
import { repliesBehind, withoutCase } from './replies.ts';

/** What finds the lines of a section that never count. Lines that PowerMTA does not take count as not there. */
export type Behind = (lines: Iterable<Line>) => Iterable<Dead>;

/** By the section that the lines stand in. */
export const behindIn: ReadonlyMap<string, Behind> = new Map<string, Behind>([
  ['pattern-list', patternsBehind],
  ['smtp-pattern-list', repliesBehind],
  ['bounce-category-patterns', categoriesBehind],
]);

export function* deadInLists({ whole, vmtas }: Model): Generator<Dead> {
  yield* accessBehind(whole.lines());
  yield* keysBehind(whole.lines());
  for (const { blocks } of [...vmtas.vmtas, ...vmtas.pools])
    for (const block of blocks) yield* keysBehind(block.lines());
  const categories: Line[] = [];
  for (const block of everything(whole)) {
    if (block.kind !== 'block') continue;
    if (block.name === 'bounce-category-patterns') categories.push(...block.lines());
    else yield* behindIn.get(block.name)?.(block.lines()) ?? [];
  }
  yield* categoriesBehind(categories);
}

/** The sections of this name make one list. [G1§10.8] */
function* categoriesBehind(lines: Iterable<Line>): Generator<Dead> {
  const before = new Map<string, Line>();
  let catchAll: Line | undefined;
  for (const line of lines) {
    const regex = line.isValid ? line.argument(0) : undefined;
    if (regex?.kind !== 'regex') continue;
    const key = withoutCase(regex.pattern);
    const same = before.get(key);
    const by = same ?? catchAll;
    if (by)
      yield deadBehind('bounce-category', line, by, `a line before it takes ${same ? 'the same' : 'every'} bounce`);
    else before.set(key, line);
    if (matchesEverything(regex)) catchAll ??= line;
  }
}

/** [G1§3.3.1.36.3] */
export function* accessBehind(lines: Iterable<Line>): Generator<Dead> {
  const before = new NetworkIndex<Line>();
  for (const line of lines) {
    const network = line.name === 'http-access' && line.isValid ? line.argument(0) : undefined;
    if (network?.kind !== 'cidr') continue;
    const [by] = before.holding(network).toSorted((a, b) => a.order - b.order);
    if (by) yield deadBehind('http-access', line, by, 'a line before it takes the same addresses');
    else before.add(network, line);
  }
}

/** Longer names do not exist, and the parents of a name with thousands of dots would take long. */
const LONGEST_NAME = 300;

/** The first key whose domain is the signing one or above it is used. [G1§10.6.2] */
export function* keysBehind(lines: Iterable<Line>): Generator<Dead> {
  const before = new Map<string, Line>();
  for (const line of lines) {
    const domain = keyDomainOf(line);
    if (domain === undefined) continue;
    const by = namesAbove(domain)
      .map((name) => before.get(name))
      .find((other) => other !== undefined);
    if (by) yield deadBehind('domain-key', line, by, 'a key before it is used for the same domains');
    else before.set(domain, line);
  }
}

/** Nothing for keys whose domain is filled in later. */
function keyDomainOf(line: Line): string | undefined {
  const key = line.name === 'domain-key' && line.isValid ? line.argument(0) : undefined;
  if (key?.kind !== 'domain-key' || /[{$]/.test(key.domain) || key.domain.length > LONGEST_NAME) return undefined;
  return key.domain.toLowerCase();
}

/** The domain itself, those above it, and `*`. */
function namesAbove(domain: string): string[] {
  const labels = domain.split('.');
  return [...labels.map((_, index) => labels.slice(index).join('.')), '*'];
}
