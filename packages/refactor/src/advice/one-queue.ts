import { type Block, type Model, rollupsOf, settingName } from '@pmtakit/semantics';
import { listed, tagOf } from '../dry/words.ts';
import type { Adviser } from './advice.ts';
import { connectionsTogether } from './connections.ts';

/** Fewer queues have no limit that is much higher together. */
const FEWEST = 3;

/**
 * The domains of a macro are queues of their own, each with the whole limit. As one queue, by `queue-to` or an MX rollup,
 * they share it, and retries and backoff as well: that is never the same. With a rollup list, it depends on the DNS how
 * many queues there are, so nothing is said. [G1§3.3.10.74, §10.17; dry D10]
 */
export const oneQueue: Adviser = {
  id: 'one-queue',
  title:
    'The domains of a macro are queues of their own, each with the whole limit. Those with the same mail servers could share one.',

  *find(model) {
    if (rollupsOf(model).length > 0) return;
    for (const block of model.whole.blocks()) {
      const domains = domainsOf(model, block);
      const together = domains.length < FEWEST ? undefined : connectionsTogether(model, domains);
      if (!together || together.asOne >= together.apart) continue;
      yield {
        message: `${tagOf(block)} is ${domains.length} queues (${listed(domains)}) that may open ${together.apart} connections together; as one queue, by queue-to or an MX rollup, ${together.asOne}`,
        at: block,
      };
    }
  },
};

/** Those of a macro of which connections are limited; nothing for other sections. */
function domainsOf({ queues }: Model, block: Block): readonly string[] {
  const isForMacro = block.value?.kind === 'domain-pattern' && block.value.form === 'macro';
  const isLimited = isForMacro && [...block.lines()].some((line) => settingName(line) === 'max-smtp-out');
  return isLimited ? queues.global.keysOf(block).filter((domain) => !/^[*[{]/.test(domain)) : [];
}
