import { linesNamed } from '../../project/find.ts';
import type { Model } from '../../model/model.ts';
import type { Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { NamedSections, hasWayOut } from '../queue-targets.ts';

/** Rollups by wildcard, whose mail servers PowerMTA cannot know. [G1§10.17] */
export const rollupWildcardNoHosts = defineCheck({
  id: 'rollup-wildcard-no-hosts',
  category: 'routing',
  summary: 'A rollup by wildcard without mail servers to send to',
  messages: {
    noHosts: {
      severity: 'error',
      text: '{{pattern}} names no single mail server, and {{queue}} has no smtp-hosts.\nPowerMTA cannot tell from a wildcard where the mail of the rollup goes.\nAdd smtp-hosts to <domain {{queue}}>, or write rollup-by-ip at the end of the line.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const lines = [...linesNamed(model.whole, 'mx')].filter(({ isValid }) => isValid);
    const byQueue = Map.groupBy(lines, queueOf);
    const sections = new NamedSections(model, new Set(byQueue.keys()));
    for (const [queue, own] of byQueue) {
      const wild = own.filter((line) => isWildcard(model, line));
      if (wild.length === 0 || own.some((line) => line.argument(2))) continue;
      if ([model.whole, ...sections.named(queue)].some((section) => hasWayOut(model, queue, section))) continue;
      for (const line of wild) {
        const pattern = line.argument(0);
        const at = pattern ? { file: line.file, span: pattern } : line;
        report('noHosts', at, { pattern: pattern?.raw ?? '', queue });
      }
    }
  },
});

function isWildcard({ macros }: Model, line: Line): boolean {
  const pattern = line.argument(0);
  if (pattern?.kind !== 'domain-pattern') return false;
  return macros.patternsOf(pattern).some((text) => /^(?:\*|\[\*)/.test(text));
}

function queueOf(line: Line): string {
  const queue = line.argument(1);
  return queue?.kind === 'queue-name' ? queue.name : '';
}
