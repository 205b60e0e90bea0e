import { type Fix, type Span, catalogue } from '@pmtakit/grammar';
import { defineCheck } from '../check.ts';
import { isPlaceholder } from '../placeholders.ts';
import { headNameSpan, lineSpan, nameSpan } from '../spans.ts';
import { isForeignLine } from './foreign-text.ts';

/** Names that PowerMTA does not have. */
export const unknownDirective = defineCheck({
  id: 'unknown-directive',
  category: 'references',
  summary: 'A directive or section that PowerMTA does not know',
  messages: {
    directive: {
      severity: 'error',
      text: '{{name}} is no PowerMTA directive.\nPowerMTA stops at a word it does not know.\nRemove the line, or name the directive in the configuration of pmtakit if your version has it.',
    },
    directiveLike: {
      severity: 'error',
      text: '{{name}} is no PowerMTA directive; did you mean {{like}}?\nPowerMTA stops at a word it does not know.',
    },
    section: {
      severity: 'error',
      text: '<{{name}}> is no PowerMTA section.\nPowerMTA stops at a tag it does not know. Remove the section.',
    },
    sectionLike: {
      severity: 'error',
      text: '<{{name}}> is no PowerMTA section; did you mean <{{like}}>?\nPowerMTA stops at a tag it does not know.',
    },
  },

  directive(node, { facts, report }) {
    if (facts.directive(node).kind !== 'unknown' || facts.wrap(node)) return;
    const scope = facts.scopeAround(node);
    const known = catalogue().directivesNamed(node.name).length > 0;
    if (scope === undefined || known || isForeignLine(facts.slice(lineSpan(node)))) return;
    const name = facts.slice(nameSpan(node));
    if (isPlaceholder(name)) return;
    const like = catalogue().didYouMean('directive', node.name, scope);
    if (like) report('directiveLike', nameSpan(node), { name, like }, { fix: rename(nameSpan(node), like) });
    else report('directive', nameSpan(node), { name });
  },

  section(node, { facts, report }) {
    if (facts.section(node).kind !== 'unknown' || node.head.kind === 'open-brace') return;
    const span = headNameSpan(node);
    const name = facts.slice(span);
    const like = catalogue().didYouMean('section', node.name, facts.scopeAround(node) ?? '');
    if (like) report('sectionLike', span, { name, like });
    else report('section', span, { name });
  },
});

/** A guess is a suggestion, never applied without a person. */
function rename(span: Span, newText: string): Fix {
  return { title: `write ${newText}`, safe: false, edits: [{ span, newText }] };
}
