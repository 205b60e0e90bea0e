import { wordsOption } from '@pmtakit/semantics';
import { globMatcher } from '../configuration/glob.ts';
import { defineRule } from './rule.ts';

const names = wordsOption('names', [], 'Patterns of names for virtual MTAs, such as mta-*; empty for any name.');
const pools = wordsOption('pools', [], 'The same for pools.');

/** Names end up in the accounting files and in the queues of the monitor, where programs take them apart. [G1§12.3] */
export const virtualMtaNaming = defineRule({
  id: 'virtual-mta-naming',
  category: 'style',
  preset: 'all',
  summary: 'A virtual MTA or pool with a name that fits no agreed pattern',
  messages: {
    other: {
      severity: 'info',
      text: 'The {{kind}} {{name}} fits none of the agreed names: {{patterns}}.\nNames stand in queues and accounting records, and what takes them apart there does not know this one.\nGive it another name, here and wherever it is used.',
    },
  },
  options: [names, pools],

  configuration({ model, options, report }) {
    const agreed = [
      { kind: 'virtual-mta', words: 'virtual MTA', patterns: options.get(names) },
      { kind: 'virtual-mta-pool', words: 'pool', patterns: options.get(pools) },
    ] as const;
    const { definitions } = model.symbols;
    for (const { kind, words, patterns } of agreed.filter((one) => one.patterns.length > 0)) {
      const matchers = patterns.map(matcherOf);
      for (const definition of definitions) {
        const { name } = definition;
        if (definition.kind !== kind || name === '{default}' || matchers.some((matches) => matches(name))) continue;
        report('other', definition, { kind: words, name, patterns: patterns.join(', ') });
      }
    }
  },
});

/** A pattern that is none stands for itself. */
function matcherOf(pattern: string): (name: string) => boolean {
  try {
    return globMatcher(pattern);
  } catch {
    return (name) => name === pattern;
  }
}
