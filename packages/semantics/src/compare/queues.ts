import type { Difference } from './difference.ts';
import { QueueTexts } from './queue-texts.ts';
import { representativeDomains } from '../model/representatives.ts';
import { type Pair, type Side, type Sides, both, differencesAmong, union } from './sides.ts';
import { commonNames } from './virtual-mtas.ts';

/**
 * Every queue setting that comes out otherwise, on the domains that stand for all. A virtual MTA without `<domain>`
 * sections shows what the top level does. Another one is asked for the domains that its own and its pool's sections
 * name; only where these differ it is asked for all, because equal sections over equal ones give equal settings.
 */
export function* differingQueues(sides: Sides): Generator<Difference> {
  const texts = new QueueTexts(sides);
  const names = commonNames(sides);
  const plain = names.find((name) => !sectionsOf(sides.before, name) && !sectionsOf(sides.after, name));
  const { names: topNames, covered } = texts.topLevel;
  if (plain !== undefined && topNames.size > 0) {
    const domains = representativeDomains(texts.topPatterns);
    yield* differencesAt(sides, plain, domains, (domain) => texts.topLayers(domain));
  }
  const mayShow = plain === undefined ? new Set([...topNames, ...covered]) : covered;
  const seen = new Set<string>();
  for (const name of names) {
    const sections = both(sides, (side) => sectionsOf(side, name));
    const key = `${sections.before} ${sections.after}`;
    if (seen.has(key) || (sections.before === sections.after && mayShow.size === 0)) continue;
    seen.add(key);
    yield* vmtaDifferences(sides, texts, name, mayShow);
  }
}

/** All `<domain>` sections of a virtual MTA and its pools; nothing when there are none. */
export function sectionsOf({ model: { vmtas }, content }: Side, name: string): string {
  const own = (vmtas.vmta(name)?.blocks ?? []).map((block) => content.ofDomains(block)).join('');
  const pools = vmtas.poolsOf(name).map(({ blocks }) => blocks.map((block) => content.ofDomains(block)).join(''));
  return own + pools.filter((pool) => pool !== '').join('|');
}

/** @param mayShow the settings of the top level that may come out otherwise below the sections of a virtual MTA */
function* vmtaDifferences(
  sides: Sides,
  texts: QueueTexts,
  virtualMta: string,
  mayShow: ReadonlySet<string>,
): Generator<Difference> {
  const patterns = union(sides, ({ model }) =>
    model.queues.tablesOf(virtualMta).flatMap(({ scope, keys }) => (scope === 'global' ? [] : [...keys])),
  );
  const names = new Set([...texts.namesInside(virtualMta, representativeDomains(patterns)), ...mayShow]);
  if (names.size === 0) return;
  const domains = texts.domainsFor(patterns, names);
  yield* differencesAt(sides, virtualMta, domains, (domain) => texts.queueOf({ domain, virtualMta }, names));
}

function differencesAt(
  sides: Sides,
  virtualMta: string,
  domains: readonly string[],
  keyOf: (domain: string) => Pair<string>,
): Generator<Difference> {
  return differencesAmong(sides, domains, {
    keyOf,
    settingsOf: ({ model }, domain) => model.queue({ domain, virtualMta }),
    shown: (domain) => ({ kind: 'queue', domain, virtualMta }),
  });
}
