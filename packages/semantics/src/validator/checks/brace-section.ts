import { type Fix, type Section, catalogue } from '@pmtakit/grammar';
import { defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { headNameSpan, headSpan } from '../spans.ts';

/** The dialect with braces that articles and generated guides use. */
export const braceSection = defineCheck({
  id: 'brace-section',
  category: 'references',
  summary: 'A section written with braces, which PowerMTA does not know',
  messages: {
    brace: {
      severity: 'error',
      text: '{{written}} is not PowerMTA syntax.\nPowerMTA has no braces; it reads the line as a directive and stops.\n{{advice}}',
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
    const meant = meantSection(section, facts);
    const [tag, close] = tagsFor(section, meant ?? name, facts);
    const advice = meant ? `Write ${tag} and ${close}.` : `There is no section <${name}> either: remove it.`;
    report('brace', headSpan(section), { written, advice }, { fix: meant ? asTags(section, meant, facts) : undefined });
  },
});

/** The section as its writer spelt it, or the one whose name is like it. */
function meantSection(section: Section, facts: Facts): string | undefined {
  const { kind } = facts.section(section);
  if (kind === 'known' || kind === 'misplaced') return facts.slice(headNameSpan(section));
  return catalogue().didYouMean('section', section.name, facts.scopeAround(section) ?? '');
}

function isDirectiveOnly(section: Section, facts: Facts): boolean {
  return facts.section(section).kind === 'unknown' && facts.isDirective(section.name);
}

function tagsFor({ head }: Section, name: string, facts: Facts): [tag: string, close: string] {
  const rest = facts.text.slice(head.argumentsStart, head.argumentsEnd);
  return [rest ? `<${name} ${rest}>` : `<${name}>`, `</${name}>`];
}

/** Safe where the section exists: there is only one thing that the braces can mean. */
function asTags(section: Section, name: string, facts: Facts): Fix | undefined {
  const { head, close } = section;
  if (close?.kind !== 'close-brace') return undefined;
  const [tag, closeTag] = tagsFor(section, name, facts);
  return {
    title: `write ${tag} ... ${closeTag}`,
    safe: facts.section(section).kind === 'known',
    edits: [
      { span: { start: head.start, end: head.end }, newText: tag },
      { span: { start: close.start, end: close.end }, newText: closeTag },
    ],
  };
}
