import type { Fix, Section } from '@pmtakit/grammar';
import { defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { headSpan } from '../spans.ts';

/** The dialect with braces that articles and generated guides use. */
export const braceSection = defineCheck({
  id: 'brace-section',
  summary: 'A section written with braces, which PowerMTA does not know',
  messages: {
    brace: {
      severity: 'error',
      text: '{{written}} is not PowerMTA syntax.\nPowerMTA has no braces; it reads the line as a directive and stops.\nWrite {{tag}} and {{close}}.',
    },
    notASection: {
      severity: 'error',
      text: '{{written}} is not PowerMTA syntax.\nPowerMTA has no braces, and {{name}} is no section but a directive.\nWrite it on one line, without the braces.',
    },
  },

  section(section, { facts, report }) {
    if (section.head.kind !== 'open-brace') return;
    const { name } = section;
    const written = facts.slice(section.head).replaceAll(/\s+/g, ' ');
    if (isDirectiveOnly(section, facts)) {
      report('notASection', headSpan(section), { written, name });
      return;
    }
    const [tag, close] = tagsFor(section, facts);
    report('brace', headSpan(section), { written, tag, close }, { fix: asTags(section, facts) });
  },
});

function isDirectiveOnly(section: Section, facts: Facts): boolean {
  return facts.section(section).kind === 'unknown' && facts.isDirective(section.name);
}

function tagsFor(section: Section, facts: Facts): [tag: string, close: string] {
  const { head } = section;
  const name = facts.text.slice(head.nameStart, head.nameEnd);
  const rest = facts.text.slice(head.argumentsStart, head.argumentsEnd);
  return [rest ? `<${name} ${rest}>` : `<${name}>`, `</${name}>`];
}

/** Safe where the section exists: there is only one thing that the braces can mean. */
function asTags(section: Section, facts: Facts): Fix | undefined {
  const { head, close } = section;
  if (close?.kind !== 'close-brace') return undefined;
  const [tag, closeTag] = tagsFor(section, facts);
  return {
    title: `write ${tag} ... ${closeTag}`,
    safe: facts.section(section).kind === 'known',
    edits: [
      { span: { start: head.start, end: head.end }, newText: tag },
      { span: { start: close.start, end: close.end }, newText: closeTag },
    ],
  };
}
