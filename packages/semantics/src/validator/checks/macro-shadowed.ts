import type { Model } from '../../model/model.ts';
import { sameValues } from '../../model/setting.ts';
import type { Block, Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { domainSections, patternsOf } from '../queue-samples.ts';
import { relatedPlace } from '../related-place.ts';
import { settingKeys, settingName } from '../setting-keys.ts';

/** Settings of a macro that do not reach all its domains. [G1§3.3.10] */
export const macroShadowed = defineCheck({
  id: 'macro-shadowed',
  category: 'routing',
  summary: 'A domain of a macro for which another section sets something else',
  messages: {
    literal: {
      severity: 'info',
      text: '{{domain}} does not get {{names}} of {{macro}}.\nIt has a section of its own here, which beats those of macros.\nThat is right for an exception; else remove the lines from this section.',
    },
    macros: {
      severity: 'warning',
      text: '{{domain}} is in {{other}} and in {{macro}}, which set {{names}} differently.\nWhich of them counts is not documented; pmtakit goes by {{answer}} (assumption duplicate-blocks).\nTake the domain out of one of the macros.',
    },
  },

  configuration({ model, report }) {
    const answer = model.options.assumptions['duplicate-blocks'];
    for (const { first, second, domains } of overlaps(model)) {
      const names = [...new Set(conflicts(first, second).map(settingName))].join(', ');
      if (names === '') continue;
      const [macro, other] = [tagOf(second), tagOf(first)];
      const words = { domain: domainWords(domains), macro, other, names, answer };
      const at = isMacro(first) ? second : first;
      const related = [relatedPlace(at === first ? second : first, 'the section of the macro', at.file)];
      if (isMacro(first)) report('macros', at, words, { related });
      else report('literal', at, words, { related });
    }
  },
});

/** Two sections of one place that are for the same domains; the second one by a macro. */
interface Overlap {
  readonly first: Block;
  readonly second: Block;
  readonly domains: string[];
}

function overlaps(model: Model): Overlap[] {
  const found: Overlap[] = [];
  for (const sections of Map.groupBy(domainSections(model), ({ parent }) => parent).values()) {
    const macros = sections.filter(isMacro);
    const literals = sections.filter((section) => !isMacro(section));
    found.push(...overlapsWith(model, new Map(literals.flatMap((one) => keyed(model, one))), macros));
  }
  return found;
}

/** @param owners the sections by pattern; those of macros are added one by one */
function overlapsWith(model: Model, owners: Map<string, Block>, macros: readonly Block[]): Overlap[] {
  const found: Overlap[] = [];
  for (const second of macros) {
    const domains = new Map<Block, string[]>();
    for (const pattern of patternsOf(model, second)) {
      const first = owners.get(pattern);
      if (!first) owners.set(pattern, second);
      else if (!isSameTag(first, second)) listFor(domains, first).push(pattern);
    }
    for (const [first, own] of domains) found.push({ first, second, domains: own });
  }
  return found;
}

function listFor(lists: Map<Block, string[]>, key: Block): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function keyed(model: Model, section: Block): [string, Block][] {
  return patternsOf(model, section).map((pattern) => [pattern, section]);
}

function isMacro({ value }: Block): boolean {
  return value?.kind === 'domain-pattern' && value.form === 'macro';
}

/** Sections of the same tag are what duplicate-block is about. */
function isSameTag(first: Block, second: Block): boolean {
  return first.argument.toLowerCase() === second.argument.toLowerCase();
}

/** The lines of one section that set what the other sets otherwise. */
function conflicts(first: Block, second: Block): Line[] {
  const own = new Map([...first.lines()].flatMap((line) => settingKeys(line).map((key) => [key, line])));
  return [...second.lines()].filter((line) =>
    settingKeys(line).some((key) => {
      const other = own.get(key);
      return other !== undefined && !sameValues(other, line);
    }),
  );
}

function tagOf({ name, argument }: Block): string {
  return `<${name} ${argument}>`;
}

function domainWords([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first} with ${more.length} more`;
}
