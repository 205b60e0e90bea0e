import type { Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { keyLists, keyOf } from '../domain-keys.ts';
import { relatedPlace } from '../related-place.ts';
import { removeRepeat } from '../remove-line.ts';

/** A second DKIM key for one domain. [G1§3.3.1.33.1] */
export const domainKeyDuplicate = defineCheck({
  id: 'domain-key-duplicate',
  category: 'security',
  summary: 'A second DKIM key for the same domain',
  messages: {
    unused: {
      severity: 'warning',
      text: 'The key {{selector}} is never used, because an earlier one is for {{domain}} too.\nThe first key that fits a domain signs its mail. Remove the key that is out of use.',
    },
    repeated: {
      severity: 'info',
      text: 'The same key for {{domain}} stands here twice.\nThe second line changes nothing. Remove it.',
    },
  },

  configuration({ model, report }) {
    for (const lines of keyLists(model.whole)) {
      const firsts = new Map<string, Line>();
      for (const line of lines) {
        const { selector, domain } = keyOf(line);
        const first = firsts.get(domain);
        if (!first) firsts.set(domain, line);
        if (!first || first.node === line.node) continue;
        const related = [relatedPlace(first, 'the first one', line.file)];
        const words = { selector, domain: domain === '*' ? 'all domains' : domain };
        if (isSame(line, first)) report('repeated', line, words, { related, fix: removeRepeat(line, first) });
        else report('unused', line, words, { related });
      }
    }
  },
});

function isSame(line: Line, first: Line): boolean {
  const [a, b] = [keyOf(line), keyOf(first)];
  return a.selector.toLowerCase() === b.selector.toLowerCase() && a.file === b.file;
}
