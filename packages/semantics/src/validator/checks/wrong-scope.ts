import { type CatalogueRow, type Directive, type Fix, GLOBAL_SCOPE } from '@pmtakit/grammar';
import { asComment } from '../as-comment.ts';
import { defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { inScope } from '../places.ts';
import { headNameSpan, nameSpan } from '../spans.ts';

/** Real names at places where PowerMTA does not take them. */
export const wrongScope = defineCheck({
  id: 'wrong-scope',
  category: 'references',
  summary: 'A directive or section at a place where PowerMTA does not take it',
  messages: {
    directive: {
      severity: 'error',
      text: '{{name}} is not possible {{here}}.\nPowerMTA refuses it here, or it would mean something else.\nIt belongs {{there}}.',
    },
    section: {
      severity: 'error',
      text: '<{{name}}> is not possible {{here}}.\nPowerMTA refuses the tag.\nIt belongs {{there}}.',
    },
  },

  directive(node, { facts, report }) {
    const resolution = facts.directive(node);
    if (resolution.kind !== 'misplaced') return;
    const name = facts.slice(nameSpan(node));
    const here = inScope(facts.scopeAround(node) ?? GLOBAL_SCOPE);
    const details = { fix: mended(node, facts) };
    report('directive', nameSpan(node), { name, here, there: places(resolution.rows, node.name) }, details);
  },

  section(node, { facts, report }) {
    const resolution = facts.section(node);
    if (resolution.kind !== 'misplaced') return;
    const here = inScope(facts.scopeAround(node) ?? GLOBAL_SCOPE);
    report('section', headNameSpan(node), { name: node.name, here, there: places(resolution.rows, node.name) });
  },
});

/** What the same limit for a whole virtual MTA is called. */
const sisterInVirtualMta: Readonly<Record<string, string>> = {
  'max-msg-rate': 'max-smtp-msg-rate',
  'max-data-volume-rate': 'max-smtp-data-volume-rate',
};

/**
 * The sister in a virtual MTA, which is what its writer meant in all likelihood, or else a comment. A line outside every
 * section may be right in the file that includes this one.
 */
function mended(node: Directive, facts: Facts): Fix | undefined {
  if (node.parent.kind === 'document') return undefined;
  const sister = facts.scopeAround(node) === 'virtual-mta' ? sisterInVirtualMta[node.name] : undefined;
  if (sister === undefined) return asComment(node, facts);
  return { title: `write ${sister}`, safe: false, edits: [{ span: nameSpan(node), newText: sister }] };
}

function places(rows: readonly CatalogueRow[], name: string): string {
  const scopes = [...new Set(rows.flatMap((row) => row.scopes))];
  const list = alternatives(scopes.map(inScope));
  const sister = sisterInVirtualMta[name];
  return sister ? `${list}; for a whole virtual MTA use ${sister}` : list;
}

function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
