import type { Fix, Foreign } from '@pmtakit/grammar';
import { defineCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { lineSpan } from '../spans.ts';

/** Lines of other languages. */
export const foreignText = defineCheck({
  id: 'foreign-text',
  category: 'references',
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
    shellCommand: {
      severity: 'error',
      text: '{{line}} is a shell command, not a directive.\nIt was copied along with the file. Remove the line.',
    },
    loneEntry: {
      severity: 'error',
      text: 'A line that starts with a pattern stands only in <bounce-category-patterns>.\nPowerMTA stops at it here. Put it into that section, or name what matches it: `reply`, `mail-from`, `rcpt-to`.',
    },
    unexpected: {
      severity: 'error',
      text: 'This line is no directive and no tag.\nPowerMTA stops at it. Remove it, or start it with # to keep it as a comment.',
    },
  },

  foreign(node, { facts, report }) {
    if (node.reason === 'html-comment') report('htmlComment', node, {}, { fix: asHashComments(node, facts) });
    if (node.reason === 'unexpected' && !facts.wrap(node)) report('unexpected', node);
  },

  entry(node, { facts, report }) {
    if (facts.entry(node) || facts.wrap(node)) return;
    const isComment = facts.slice(node).startsWith('//') || facts.slice(node).startsWith('/*');
    if (isComment)
      report('otherComment', node, { mark: facts.slice(node).slice(0, 2) }, { fix: hashBefore(node.start) });
    else report('loneEntry', node);
  },

  directive(node, { facts, report }) {
    if (facts.directive(node).kind !== 'unknown' || facts.wrap(node)) return;
    const span = lineSpan(node);
    const line = facts.slice(span);
    const mark = otherMark.exec(line)?.[0];
    if (mark) report('otherComment', span, { mark }, { fix: hashBefore(node.start) });
    else if (hereDocumentEnd.test(line)) report('hereDocument', span, { line });
    else if (shellCommand.test(line)) report('shellCommand', span, { line });
  },
});

/** What starts a comment elsewhere. */
const otherMark = /^(?:;|--|::|REM(?=[ \t]|$))/i;

const hereDocumentEnd = /^(?:EOF|EOT|EOL|END|EOC|[A-Z]+_EOF)$/;

const shellCommand =
  /^(?:apt|apt-get|cat|cd|chmod|chown|cp|echo|mkdir|mv|nano|pmta|rm|service|sudo|systemctl|vi|vim|yum)[ \t]/;

/** Whether a line without a meaning is reported here and not as an unknown directive. */
export function isForeignLine(line: string): boolean {
  return otherMark.test(line) || hereDocumentEnd.test(line) || shellCommand.test(line);
}

function hashBefore(start: number) {
  return { title: 'start the comment with #', safe: true, edits: [{ span: { start, end: start }, newText: '# ' }] };
}

/** Splits into lines and, between them, what ends them. */
const lineBreaks = /(\r\n|[\r\n])/;

/** What follows on the line of the closing mark is no part of the comment. */
function asHashComments(node: Foreign, facts: Facts): Fix {
  const inner = facts.slice(node).replace(/^<!--/, '').replace(/-->$/, '').trim();
  const lines = inner.split(lineBreaks).map((piece, index) => (index % 2 ? piece : `# ${piece.trim()}`.trimEnd()));
  const rest = /^[ \t]*(?=[^ \t\r\n#])/.exec(facts.text.slice(node.end));
  const end = node.end + (rest?.[0].length ?? 0);
  const newText = lines.join('') + (rest ? facts.lineBreak : '');
  return { title: 'make it # comments', safe: true, edits: [{ span: { start: node.start, end }, newText }] };
}
