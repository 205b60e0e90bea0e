import type { Fix } from '@pmtakit/grammar';
import type { Line } from '../../project/whole.ts';
import { type ReportAt, defineCheck } from '../check.ts';
import { keyLists, keyOf } from '../domain-keys.ts';
import { relatedPlace } from '../related-place.ts';
import { removeLine } from '../remove-line.ts';

/** DKIM keys behind one for more domains. [G1§3.3.1.33.1, §10.6.2] */
export const domainKeyWildcardFirst = defineCheck({
  id: 'domain-key-wildcard-first',
  category: 'security',
  summary: 'A DKIM key for many domains before one for a single domain',
  messages: {
    all: {
      severity: 'warning',
      text: 'The key for all domains keeps the keys behind it from being used.\nThe first key that fits a domain signs its mail: the one of {{domain}} never does. Put the key for all domains last.',
    },
    parent: {
      severity: 'warning',
      text: 'The key of {{domain}} is never used, because the one of {{parent}} stands before it.\nThe first key whose domain is the signing one or a parent of it signs the mail. Put this key first.',
    },
  },

  configuration({ model, report }) {
    for (const lines of keyLists(model.whole)) {
      const first = lines.findIndex((line) => keyOf(line).domain === '*');
      tellParents(first === -1 ? lines : lines.slice(0, first), report);
      const [all, ...behind] = first === -1 ? [] : lines.slice(first);
      const hidden = behind.find((line) => keyOf(line).domain !== '*');
      if (!all || !hidden) continue;
      const related = [relatedPlace(hidden, 'never used', all.file)];
      report('all', all, { domain: keyOf(hidden).domain }, { related, fix: moveLast(all, behind) });
    }
  },
});

function tellParents(lines: readonly Line[], report: ReportAt<'parent'>): void {
  const before = new Map<string, Line>();
  for (const line of lines) {
    const { domain } = keyOf(line);
    const parent = parentsOf(domain).find((name) => before.has(name));
    const other = before.get(parent ?? '');
    if (!before.has(domain)) before.set(domain, line);
    if (parent === undefined || !other) continue;
    report('parent', line, { domain, parent }, { related: [relatedPlace(other, 'this one is used', line.file)] });
  }
}

/** Longer names do not exist, and the parents of a name with thousands of dots would take long. */
const LONGEST_NAME = 300;

function parentsOf(domain: string): string[] {
  if (domain.length > LONGEST_NAME) return [];
  const labels = domain.split('.');
  return labels.map((_, index) => labels.slice(index + 1).join('.')).filter(Boolean);
}

/** Which mail is signed with which key changes, so this is no more than a suggestion. */
function moveLast(all: Line, behind: readonly Line[]): Fix | undefined {
  const last = behind.at(-1);
  if (!last || behind.some((line) => line.node.parent !== all.node.parent)) return undefined;
  const { text } = all.file;
  const lineBreak = /\r\n|[\r\n]/.exec(text)?.[0] ?? '\n';
  const end = last.node.kind === 'directive' ? (last.node.comment?.end ?? last.span.end) : last.span.end;
  const indent = /[ \t]*$/.exec(text.slice(0, last.span.start))?.[0] ?? '';
  const newText = lineBreak + indent + text.slice(all.span.start, all.span.end);
  const edits = [...removeLine(all).edits, { span: { start: end, end }, newText }];
  return { title: 'put it behind the other keys', safe: false, edits };
}
