import type { Directive, ReadArgument } from '@pmtakit/grammar';
import type { CheckContext } from '@pmtakit/semantics';
import { isBare } from '../rule-helpers/bare-times.ts';
import { defineRule } from './rule.ts';

/** Times without a unit. Every form that the manual gives has one; `show settings` prints seconds. [G1§3.2, §6.3.15] */
export const timeUnitMissing = defineRule({
  id: 'time-unit-missing',
  category: 'limits',
  preset: 'recommended',
  summary: 'A time that does not say whether it means seconds, minutes or hours',
  messages: {
    bare: {
      severity: 'warning',
      text: '{{name}}: {{text}} has no unit.\nThe manual writes every time with one (w, d, h, m or s). A number alone is taken for seconds here, which few people mean.\nWrite {{text}}s for seconds, {{text}}m for minutes, or {{text}}h for hours.',
    },
    days: {
      severity: 'warning',
      text: '{{name}}: {{text}} has no unit.\nThe manual knows days there and nothing else, so it is not certain that PowerMTA takes the number.\nWrite {{text}}d.',
    },
  },

  directive(node, context) {
    const { facts } = context;
    if (!bareNumber.test(facts.text.slice(node.argumentsStart, node.argumentsEnd))) return;
    const resolution = facts.directive(node);
    if (resolution.kind !== 'known') return;
    for (const argument of facts.read(node, resolution.row).arguments) tell(node, argument, context);
  },
});

/** Looks fast for what most lines do not have. */
const bareNumber = /(?:^|[\s,"])\d+(?=$|[\s,"])/;

function tell(node: Directive, { value }: ReadArgument, { facts, report }: CheckContext<'bare' | 'days'>): void {
  const times = value.kind === 'duration-list' ? value.items : value.kind === 'duration' ? [value] : [];
  const bare = times.find(isBare);
  if (!bare) return;
  const name = facts.text.slice(node.start, node.nameEnd);
  report(inDays.has(name.toLowerCase()) ? 'days' : 'bare', bare, { name, text: bare.raw });
}

/** What takes nothing but a number of days. [G1§3.3.11.1] */
const inDays: ReadonlySet<string> = new Set(['delete-after']);
