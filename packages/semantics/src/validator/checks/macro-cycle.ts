import type { Macro } from '../../model/macros.ts';
import type { Model } from '../../model/model.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Macros that lead back to themselves. [G1§3.3.1.33.4, §3.3.10] */
export const macroCycle = defineCheck({
  id: 'macro-cycle',
  category: 'references',
  summary: 'A domain macro that leads back to itself',
  messages: {
    cycle: {
      severity: 'error',
      text: 'The macro {{name}} leads back to itself.\nPowerMTA does not load a configuration with such a loop: {{chain}}.\nTake one of the macros out of the list of another.',
    },
    again: {
      severity: 'warning',
      text: 'The macro {{name}} leads back to itself, unless an earlier definition counts.\nA macro of this loop is defined more than once, and what PowerMTA does then is not documented: {{chain}}.\nGive each list a name of its own, and put both into a third one.',
    },
  },

  configuration({ model, report }) {
    for (const problem of model.macros.resolveAll()) {
      if (problem.kind !== 'cycle') continue;
      const [first, ...others] = inOrderOfText(problem.chain);
      if (!first) continue;
      const related = others.slice(0, MOST_PLACES).map((macro) => relatedPlace(macro, 'part of the loop', first.file));
      const id = problem.chain.some((macro) => isDefinedAgain(model, macro)) ? 'again' : 'cycle';
      report(id, first, { name: first.name, chain: written([first, ...others, first]) }, { related });
    }
  },
});

/** Nobody looks at more places than this. */
const MOST_PLACES = 20;

/** The loop from its first definition on, whichever macro was asked for first. */
function inOrderOfText(chain: readonly Macro[]): readonly Macro[] {
  const orders = chain.map(({ line }) => line.order);
  const start = orders.indexOf(orders.reduce((least, order) => Math.min(least, order), Infinity));
  return [...chain.slice(start), ...chain.slice(0, start)];
}

function isDefinedAgain({ symbols }: Model, { name }: Macro): boolean {
  return symbols.defined('domain-macro', name).length > 1;
}

function written(macros: readonly Macro[]): string {
  return macros.map(({ name }) => `$${name}`).join(', ');
}
