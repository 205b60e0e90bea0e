import { type Block, type Model, linesIn, relatedPlace, sectionsNamed } from '@pmtakit/semantics';
import type { Provider } from '../data/providers.ts';
import { providers } from '../data/providers.ts';
import { firstOf } from '../rule-helpers/provider-limits.ts';
import { type ProviderRollup, providerQueues } from '../rule-helpers/provider-queues.ts';
import { QueueView } from '../rule-helpers/queue-views.ts';
import { sendersOf } from '../rule-helpers/senders.ts';
import { defineRule } from './rule.ts';

/** Settings for the domain of a provider whose mail a rollup takes; those of the rollup's queue count. [G1§10.17; runtime 4] */
export const rollupVsDomain = defineRule({
  id: 'rollup-vs-domain',
  category: 'routing',
  preset: 'recommended',
  summary: 'Settings for a domain whose mail an MX rollup moves to another queue',
  messages: {
    moved: {
      severity: 'warning',
      text: 'The settings for {{domain}} do not count: an MX rollup moves its mail to {{queue}}.\nIts mail servers are those of {{provider}} (known as of {{date}}), and the rollup takes all domains with such servers{{others}}.\nMove the settings to <domain {{queue}}>, or set disable-mx-rollup yes here.',
    },
  },

  configuration({ model, report }) {
    const first = new Map<Provider, Moved & { others: number }>();
    for (const section of providerQueues(model).rollups.length > 0 ? sectionsNamed(model.whole, 'domain') : []) {
      const moved = movedIn(model, section);
      const known = moved && first.get(moved.rollup.provider);
      if (known) known.others++;
      else if (moved) first.set(moved.rollup.provider, { ...moved, others: 0 });
    }
    for (const [{ name }, { section, domain, rollup, others }] of first) {
      const words = { domain, queue: rollup.queue, provider: name, date: providers.asOf };
      const related = rollup.lines.slice(0, 1).map((line) => relatedPlace(line, 'moved by this line', section.file));
      const more =
        others === 0 ? '' : `; ${others === 1 ? '1 more section is' : `${others} more sections are`} of this kind`;
      report('moved', section, { ...words, others: more }, { related });
    }
  },
});

interface Moved {
  readonly section: Block;
  readonly domain: string;
  readonly rollup: ProviderRollup;
}

/** What is asked of a domain before its mail is moved. */
const askedBefore = new Set(['queue-to', 'disable-mx-rollup']);

function movedIn(model: Model, section: Block): Moved | undefined {
  const queues = providerQueues(model);
  if (model.queues.linesOf(section).every(({ line }) => askedBefore.has(line.name))) return undefined;
  return firstOf(queues.namedIn(model, section), ({ domain }) => {
    const rollup = queues.rollupOf(domain);
    if (!rollup || linesIn(section, 'smtp-hosts').length > 0) return undefined;
    const senders = sendersOf(model, section);
    const isMoved = senders.every(({ virtualMta }) => leaves(new QueueView(model, section, { domain, virtualMta })));
    return senders.length > 0 && isMoved ? { section, domain, rollup } : undefined;
  });
}

/** Whether the rollup takes the mail: for one virtual MTA that keeps it, the settings count after all. */
function leaves(view: QueueView): boolean {
  return !view.isOn('disable-mx-rollup') && !view.line('smtp-hosts') && view.isSent;
}
