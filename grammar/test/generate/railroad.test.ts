import { describe, expect, test } from 'vitest';
import { grammarGroups } from '../../generate/grammar-rules.ts';
import { railroadPage } from '../../generate/railroad.ts';

const groups = grammarGroups();
const page = railroadPage(groups);
const rules = groups.flatMap((group) => group.rules);

describe('the page of diagrams', () => {
  test.each(rules.map((rule) => rule.name))('%s has an article with a diagram', (name) => {
    const [, article = ''] = page.split(`<article id="${name}">`);
    expect(article.split('</article>')[0]).toContain('<svg class="railroad-diagram"');
  });

  test('needs nothing from elsewhere', () => {
    expect(page.replaceAll(/xmlns(?::\w+)?="[^"]*"/g, '')).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(/);
  });

  test('links only to what is on it', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test('closes what it opens', () => {
    for (const tag of ['svg', 'g', 'a', 'article', 'section', 'div', 'pre', 'code', 'p', 'text']) {
      const opened = page.match(new RegExp(`<${tag}(?=[ >])`, 'g'))?.length;
      expect([tag, opened]).toEqual([tag, page.match(new RegExp(`</${tag}>`, 'g'))?.length]);
    }
  });

  test('has colours for a light and a dark screen', () => {
    expect(page).toContain('prefers-color-scheme: dark');
  });

  test('draws a list with the comma on the way back', () => {
    const list = railroadPage([
      {
        id: 'one',
        title: 'One',
        intro: '',
        rules: [
          {
            name: 'list',
            note: 'A <list>.',
            expression: {
              kind: 'sequence',
              parts: [
                { kind: 'reference', name: 'list' },
                {
                  kind: 'repeat',
                  times: '*',
                  part: {
                    kind: 'sequence',
                    parts: [
                      { kind: 'literal', text: ',' },
                      { kind: 'reference', name: 'list' },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    ]);
    expect(list.match(/<g class="non-terminal">/g)).toHaveLength(1);
    expect(list).toContain('A &lt;list&gt;.');
  });
});
