import type { Fix } from '@pmtakit/grammar';
import { type Line, type Model, relatedPlace, removeLine, repeatedSettings, switchOption } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

const defaults = switchOption('defaults', true, 'Whether lines that repeat a default of PowerMTA are reported.');

/** Settings of domains that change nothing. (dry D1; runtime 5) */
export const redundantOverride = defineRule({
  id: 'redundant-override',
  category: 'style',
  preset: 'all',
  summary: 'A setting that repeats what its queues get anyway',
  messages: {
    inherited: {
      severity: 'info',
      text: '{{name}} {{value}} is what all queues of this section get without the line.\nA line that repeats others hides the ones that make a difference, and is forgotten when they are changed.\nRemove it.',
    },
    default: {
      severity: 'info',
      text: '{{name}} {{value}} is the default of PowerMTA, and nothing sets another value.\nA line that repeats the default hides the ones that make a difference.\nRemove it, unless it is there to show the value.',
    },
  },
  options: [defaults],

  configuration({ model, isWhole, options, report }) {
    for (const { line, from, isCertain } of isWhole ? repeatedSettings(model) : []) {
      const words = { name: line.name, value: line.text };
      const fix = removal(model, line, isCertain);
      const assumptions = isCertain ? [] : (['resolution'] as const);
      if (from) {
        report('inherited', line, words, {
          related: [relatedPlace(from, 'the same is set here', line.file)],
          fix,
          assumptions,
        });
      } else if (options.get(defaults)) report('default', line, words, { fix, assumptions });
    }
  },
});

/** An included file may be part of another configuration, in which the line counts. A comment may say why it is there. */
function removal({ project }: Model, line: Line, isCertain: boolean): Fix | undefined {
  if (line.node.comment) return undefined;
  return { ...removeLine(line), safe: isCertain && line.file === project.main };
}
