import type { Fix } from '@pmtakit/grammar';
import { type Block, type Model, linesNamed, sectionsNamed, sectionsWithGaps, wholeLines } from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** Sections that only hold settings, and hold none. */
export const emptySection = defineRule({
  id: 'empty-section',
  category: 'style',
  preset: 'strict',
  summary: 'A <domain> section that sets nothing',
  messages: {
    domain: {
      severity: 'info',
      text: 'The section <domain {{name}}> sets nothing.\nMail for these domains is treated as if the section were not there. Either it is a leftover, or its lines got lost.\nFill it, or remove it.',
    },
  },

  configuration({ model, report }) {
    const targets = queueTargets(model);
    const counts = countPatterns(model);
    const gaps = sectionsWithGaps(model);
    const full = new Set(
      sectionsNamed(model.whole, 'domain')
        .filter(isFull)
        .map(({ node }) => node),
    );
    for (const block of sectionsNamed(model.whole, 'domain')) {
      if (full.has(block.node) || gaps.has(block) || block.value?.kind !== 'domain-pattern') continue;
      if (block.node.kind !== 'section' || !isClosed(block) || isNeeded(placesOf(model, block), targets, counts))
        continue;
      // A comment or an include of an empty file is something too.
      const fix = block.node.items.length === 0 ? removeSection(block) : undefined;
      report('domain', block, { name: block.argument }, { fix });
    }
  },
});

/** Lines that PowerMTA refuses are told elsewhere, and a template may put some in. */
function isFull({ items, node }: Block): boolean {
  return items.length > 0 || node.items.some(({ kind }) => kind === 'foreign' || kind === 'stray');
}

function isClosed({ node }: Block): boolean {
  return node.kind === 'section' && node.head.kind === 'open-tag' && node.close?.kind === 'close-tag';
}

/** Queues that mail is moved to need a section, even an empty one. [G1§10.9, §10.17] */
function queueTargets({ whole }: Model): ReadonlySet<string> {
  const targets = linesNamed(whole, 'queue-to').map((line) => line.argument(0));
  return new Set(targets.flatMap((target) => (target?.kind === 'queue-name' ? [target.name.toLowerCase()] : [])));
}

interface PatternPlace {
  readonly pattern: string;
  /** The pattern in its virtual MTA, pool or top level. */
  readonly key: string;
}

function placesOf({ queues }: Model, block: Block): PatternPlace[] {
  return queues.global.keysOf(block).map((pattern) => ({ pattern, key: `${block.parent?.order} ${pattern}` }));
}

/** How many sections there are for each pattern of one place. */
function countPatterns(model: Model): Map<string, number> {
  const counts = new Map<string, number>();
  for (const block of sectionsNamed(model.whole, 'domain')) {
    for (const { key } of placesOf(model, block)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** An empty section beside another one for the same domain may take its place (assumption literal-over-macro). */
function isNeeded(
  places: readonly PatternPlace[],
  targets: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): boolean {
  if (places.length === 0) return true;
  return places.some(
    ({ pattern, key }) => targets.has(pattern) || pattern.endsWith('.rollup') || (counts.get(key) ?? 0) > 1,
  );
}

/** Only where nothing else stands on its lines. */
function removeSection({ file: { text }, node }: Block): Fix | undefined {
  if (node.kind !== 'section' || node.head.comment) return undefined;
  const span = wholeLines(text, { start: node.head.start, end: node.end });
  return span && { title: 'remove this section', safe: false, edits: [{ span, newText: '' }] };
}
