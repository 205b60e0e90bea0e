import type { Fix, Section, Span } from '@pmtakit/grammar';
import { defineRule } from './rule.ts';

/** PowerMTA takes names in any capitals; its documentation writes them in small letters. [G1§3.2] */
export const directiveNameCase = defineRule({
  id: 'directive-name-case',
  category: 'style',
  preset: 'all',
  summary: 'A name in other capitals than the documentation writes',
  messages: {
    other: {
      severity: 'info',
      text: '{{name}} is written {{correct}} in the documentation.\nPowerMTA takes both, but a search for the name finds only one of them.\nWrite {{correct}}.',
    },
  },

  directive(node, { facts, report }) {
    const span = { start: node.start, end: node.nameEnd };
    const name = facts.slice(span);
    if (name === node.name) return;
    const resolution = facts.directive(node);
    if (resolution.kind !== 'known') return;
    const correct = resolution.row.name;
    report('other', span, { name, correct }, { fix: write(span, correct) });
  },

  section(node, { facts, report }) {
    for (const span of namesOf(node)) {
      const name = facts.slice(span);
      if (name === node.name || name.toLowerCase() !== node.name) continue;
      if (facts.section(node).kind !== 'known') return;
      report('other', span, { name: `<${name}>`, correct: `<${node.name}>` }, { fix: write(span, node.name) });
    }
  },
});

/** In the opening tag and in the closing one. */
function namesOf({ head, close }: Section): Span[] {
  const own = { start: head.nameStart, end: head.nameEnd };
  return close?.kind === 'close-tag' ? [own, { start: close.nameStart, end: close.nameEnd }] : [own];
}

function write(span: Span, correct: string): Fix {
  return { title: `write ${correct}`, safe: true, edits: [{ span, newText: correct }] };
}
