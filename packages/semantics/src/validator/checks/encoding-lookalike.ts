import type { Directive, Fix, Span, TextEdit } from '@pmtakit/grammar';
import { type CheckContext, defineCheck } from '../check.ts';
import { argumentsSpan } from '../spans.ts';

/** Characters that look like others, with what is meant. */
const lookalikes: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u2007': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\uff0c': ',',
  '\uff1a': ':',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u2060': '',
  '\ufeff': '',
};

const anyLookalike = new RegExp(`[${Object.keys(lookalikes).join('')}]`, 'gu');

/** Value types whose text people read, where such characters are wanted. */
const readByPeople = new Set(['text', 'path', 'path-or-command']);

/** Typographic quotes, dashes and blanks that a word processor or a web page put in. */
export const encodingLookalike = defineCheck({
  id: 'encoding-lookalike',
  category: 'references',
  summary: 'A typographic quote, dash or blank in a value',
  messages: {
    lookalike: {
      severity: 'error',
      text: '{{code}} looks like {{meant}} but is another character.\nPowerMTA compares bytes, so the text never means what it looks like.\n{{advice}}',
    },
  },

  directive(node, context) {
    if (context.facts.isAscii || !takesPlainText(node, context)) return;
    tell({ start: node.start, end: node.nameEnd }, context);
    tell(argumentsSpan(node), context);
  },

  entry(node, context) {
    if (!context.facts.isAscii) tell(node, context);
  },
});

function takesPlainText(node: Directive, { facts }: CheckContext<'lookalike'>): boolean {
  const resolution = facts.directive(node);
  if (resolution.kind !== 'known') return true;
  return !resolution.row.arguments.some((spec) => readByPeople.has(spec.type ?? ''));
}

/** One finding for a value, at its first such character, with a fix for all of them. */
function tell(span: Span, { facts, report }: CheckContext<'lookalike'>): void {
  const text = facts.slice(span);
  const found = [...text.matchAll(anyLookalike)];
  const first = found[0];
  if (!first) return;
  const words = { code: codeOf(first[0]), ...inWords(lookalikes[first[0]] ?? '') };
  const start = span.start + first.index;
  report('lookalike', { start, end: start + first[0].length }, words, { fix: replaceAll(span.start, found) });
}

function inWords(plain: string): { meant: string; advice: string } {
  if (plain === '') return { meant: 'nothing', advice: 'Remove it.' };
  const meant = plain === ' ' ? 'a blank' : plain;
  return { meant, advice: `Write ${meant}.` };
}

/** The character where it can be seen, and its number. */
function codeOf(character: string): string {
  const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
  return /\p{P}|\p{S}/u.test(character) ? `${character} (${code})` : code;
}

function replaceAll(offset: number, found: readonly RegExpExecArray[]): Fix {
  const edits = found.map((match): TextEdit => {
    const start = offset + match.index;
    return { span: { start, end: start + match[0].length }, newText: lookalikes[match[0]] ?? '' };
  });
  return { title: 'write plain characters', safe: false, edits };
}
