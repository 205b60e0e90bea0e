import { type Directive, type Fix, GLOBAL_SCOPE, type InventedName, type Section, catalogue } from '@pmtakit/grammar';
import { asComment } from '../as-comment.ts';
import { defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { inScope } from '../places.ts';
import { wholeLines } from '../remove-line.ts';
import { headNameSpan, nameSpan } from '../spans.ts';

/** Names from articles and machine-written guides that no version of PowerMTA ever had. */
export const inventedName = defineCheck({
  id: 'invented-name',
  category: 'references',
  summary: 'A directive or section that only exists in articles and generated guides',
  messages: {
    otherScope: {
      severity: 'error',
      text: '{{name}} does not exist {{here}}.\nThe line comes from {{seen}}; PowerMTA stops at it.\n{{advice}}',
    },
    directive: {
      severity: 'error',
      text: '{{name}} does not exist in PowerMTA.\nIt comes from {{seen}}; PowerMTA stops at it.\n{{advice}}',
    },
    section: {
      severity: 'error',
      text: '<{{name}}> does not exist in PowerMTA.\nIt comes from {{seen}}; PowerMTA stops at it.\n{{advice}}',
    },
  },

  directive(node, { facts, report }) {
    const resolution = facts.directive(node);
    if (resolution.kind !== 'invented') return;
    const { advice, seen } = resolution.entry;
    const words = { name: facts.slice(nameSpan(node)), advice, seen };
    const details = { fix: realLine(node, resolution.entry, facts) };
    const isRealElsewhere = facts.isDirective(node.name) || catalogue().section(node.name) !== undefined;
    const scope = facts.scopeAround(node);
    if (isRealElsewhere && scope) report('otherScope', nameSpan(node), { ...words, here: inScope(scope) }, details);
    else report('directive', nameSpan(node), words, details);
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind !== 'invented') return;
    const { advice, seen } = resolution.entry;
    const words = { name: facts.slice(headNameSpan(node)), advice, seen };
    report('section', headNameSpan(node), words, { fix: realSection(node, resolution.entry, facts) });
  },
});

/** The real name where there is one that takes the same, or else a comment. */
function realLine(node: Directive, { write }: InventedName, facts: Facts): Fix | undefined {
  if (write === undefined || !catalogue().directive(facts.scopeAround(node) ?? '', write))
    return asComment(node, facts);
  return { title: `write ${write}`, safe: false, edits: [{ span: nameSpan(node), newText: write }] };
}

/** Of `<global>` the lines stay, because they are global without it. Braces are mended first, by another rule. */
function realSection(node: Section, { write }: InventedName, facts: Facts): Fix | undefined {
  const { head, close } = node;
  if (head.kind !== 'open-tag' || close?.kind !== 'close-tag') return undefined;
  if (node.name === GLOBAL_SCOPE) return withoutTags(node, facts);
  if (write === undefined) return asComment(node, facts);
  const spans = [headNameSpan(node), { start: close.nameStart, end: close.nameEnd }];
  return { title: `write <${write}>`, safe: false, edits: spans.map((span) => ({ span, newText: write })) };
}

function withoutTags({ head, close }: Section, { text }: Facts): Fix | undefined {
  const spans = [head, close].map((tag) => tag && wholeLines(text, tag));
  const edits = spans.flatMap((span) => (span ? [{ span, newText: '' }] : []));
  return edits.length === 2 ? { title: 'remove the tags', safe: false, edits } : undefined;
}
