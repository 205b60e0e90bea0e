import { DEFAULT_VMTA, wordsOption } from '@pmtakit/semantics';
import { globMatcher } from '../configuration/glob.ts';
import { defineRule } from './rule.ts';

const names = wordsOption('names', [], 'Patterns of names for virtual MTAs, such as mta-*; empty for any name.');
const pools = wordsOption('pools', [], 'The same for pools.');

/** Names end up in the accounting files and in the queues of the monitor, where programs take them apart. [G1§12.3] */
export const virtualMtaNaming = defineRule({
  id: 'virtual-mta-naming',
  category: 'style',
  preset: 'all',
  summary: 'A virtual MTA or pool with a name that programs cannot take apart',
  messages: {
    signs: {
      severity: 'info',
      text: 'The name of the {{kind}} {{name}} holds a sign that other programs take for an end.\nA queue is called domain/virtual-mta, and accounting records are separated by commas. Scripts take such a name apart.\nUse letters, digits, dots, hyphens and underscores.',
    },
    other: {
      severity: 'info',
      text: 'The {{kind}} {{name}} fits none of the agreed names: {{patterns}}.\nNames stand in queues and accounting records, and what takes them apart there does not know this one.\nGive it another name, here and wherever it is used.',
    },
  },
  options: [names, pools],

  configuration({ model, options, report }) {
    const kinds = [
      { kind: 'virtual-mta', words: 'virtual MTA', patterns: options.get(names) },
      { kind: 'virtual-mta-pool', words: 'pool', patterns: options.get(pools) },
    ] as const;
    for (const { kind, words, patterns } of kinds) {
      const matchers = patterns.map(matcherOf);
      for (const definition of model.symbols.definitions) {
        const { name } = definition;
        if (definition.kind !== kind || name === DEFAULT_VMTA) continue;
        if (/[\s/,;"']/.test(name)) report('signs', definition, { kind: words, name });
        else if (matchers.length > 0 && !matchers.some((matches) => matches(name))) {
          report('other', definition, { kind: words, name, patterns: patterns.join(', ') });
        }
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
