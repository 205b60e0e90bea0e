import type { ReadArgument } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';
import { isPlaceholder, isUnfilled } from '../placeholders.ts';
import { nameSpan } from '../spans.ts';

/** What a template engine or a guide left to be filled in. Told once for a file, which is a template as a whole. */
export const templateLeftover = defineCheck({
  id: 'template-leftover',
  category: 'references',
  summary: 'A placeholder that was never filled in',
  messages: {
    placeholder: {
      severity: 'error',
      text: '{{text}} was never filled in{{more}}.\nPowerMTA reads it as it stands. Put in the real value, or run the template engine first.',
      once: true,
    },
  },

  foreign(node, { facts, report }) {
    if (node.reason === 'template') report('placeholder', node, { text: facts.slice(node) });
  },

  directive(node, context) {
    const { facts, report } = context;
    const resolution = facts.directive(node);
    if (resolution.kind === 'known' && facts.isClean(node, resolution.row)) return;
    const name = facts.slice(nameSpan(node));
    if (isPlaceholder(name)) report('placeholder', nameSpan(node), { text: name });
    if (resolution.kind === 'known') tell(facts.read(node, resolution.row).arguments, context);
  },

  section(node, context) {
    const resolution = context.facts.section(node);
    if (resolution.kind === 'known') tell(context.facts.readHead(node, resolution.row).arguments, context);
  },
});

/** Only values that do not fit their type count: `${response}` is meant in a text. */
function tell(read: readonly ReadArgument[], { report }: CheckContext<'placeholder'>): void {
  for (const argument of read) {
    const { value } = argument;
    if (value.kind === 'error' && isUnfilled(argument)) report('placeholder', value, { text: value.raw });
  }
}
