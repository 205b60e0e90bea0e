import { linesIn, validLinesIn } from '../../project/find.ts';
import type { Block, Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { relatedPlace } from '../related-place.ts';

/** Two ways to choose the source address for one virtual MTA, which exclude each other. [G2§3.3.1.20] */
export const proxyConflict = defineCheck({
  id: 'proxy-conflict',
  category: 'routing',
  summary: 'A proxy together with another source address',
  messages: {
    both: {
      severity: 'error',
      text: '{{name}} and smtp-proxy-source-host exclude each other in one virtual MTA.\nThis one has both{{inherited}}, so its mail does not leave the way that one of the two lines says.\nKeep one of them.',
    },
  },

  configuration({ model, report }) {
    const { whole, vmtas } = model;
    const shared = proxyIn(whole);
    for (const block of [whole, ...[...vmtas.vmtas].flatMap(({ blocks }) => blocks)]) {
      const own = proxyIn(block);
      const proxy = own ?? shared;
      if (!proxy) continue;
      for (const line of othersIn(block)) {
        const related = [relatedPlace(proxy, 'the proxy', line.file)];
        report('both', line, { name: line.name, inherited: own ? '' : ' (it inherits the proxy)' }, { related });
      }
    }
  },
});

function proxyIn(block: Block): Line | undefined {
  return validLinesIn(block, 'smtp-proxy-source-host')[0];
}

function othersIn(block: Block): Line[] {
  return ['smtp-source-host', 'use-proxy'].flatMap((name) => linesIn(block, name));
}
