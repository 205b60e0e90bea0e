import { defineCheck } from '../check.ts';
import { lineSpan } from '../spans.ts';

/** Lines of other languages. */
export const foreignText = defineCheck({
  id: 'foreign-text',
  summary: 'A line that is not PowerMTA configuration at all',
  messages: {
    htmlComment: {
      severity: 'error',
      text: 'HTML comments do not exist in PowerMTA.\nEach of these lines is read as a directive. Start them with # instead.',
    },
    otherComment: {
      severity: 'error',
      text: '{{mark}} does not start a comment in PowerMTA.\nThe line is read as a directive. Start it with # instead.',
    },
    hereDocument: {
      severity: 'error',
      text: '{{line}} is the end of a shell here-document, not a directive.\nThe file was cut out of a script. Remove the line.',
    },
    unexpected: {
      severity: 'error',
      text: 'This line is no directive and no tag.\nPowerMTA stops at it. Remove it, or start it with # to keep it as a comment.',
    },
  },

  foreign(node, { facts, report }) {
    if (node.reason === 'html-comment') report('htmlComment', node, {}, { fix: asHashComment(facts.slice(node), node) });
    if (node.reason === 'unexpected' && !facts.wrap(node)) report('unexpected', node);
  },

  entry(node, { facts, report }) {
    if (facts.entry(node) || facts.wrap(node)) return;
    const isComment = facts.slice(node).startsWith('//') || facts.slice(node).startsWith('/*');
    if (isComment) report('otherComment', node, { mark: facts.slice(node).slice(0, 2) }, { fix: hashBefore(node.start) });
    else report('unexpected', node);
  },

  directive(node, { facts, report }) {
    if (facts.directive(node).kind !== 'unknown' || facts.wrap(node)) return;
    const line = facts.slice(lineSpan(node));
    const mark = /^(?:;|--|::|REM\b|!)/i.exec(line)?.[0];
    if (mark) report('otherComment', lineSpan(node), { mark }, { fix: hashBefore(node.start) });
    else if (isHereDocumentEnd(line)) report('hereDocument', lineSpan(node), { line });
  },
});

/** Whether a line without a meaning is reported here and not as an unknown directive. */
export function isForeignLine(line: string): boolean {
  return /^(?:;|--|::|REM\b|!)/i.test(line) || isHereDocumentEnd(line);
}

function isHereDocumentEnd(line: string): boolean {
  return /^(?:EOF|EOT|EOL|END|EOC|[A-Z]+_?EOF)$/.test(line);
}

function hashBefore(start: number) {
  return { title: 'start the comment with #', safe: true, edits: [{ span: { start, end: start }, newText: '# ' }] };
}

function asHashComment(text: string, span: { start: number; end: number }) {
  const inner = text.replace(/^<!--/, '').replace(/-->$/, '').trim();
  const newText = inner.replaceAll(/^[ \t]*/gm, '# ');
  return { title: 'make it # comments', safe: true, edits: [{ span, newText }] };
}
