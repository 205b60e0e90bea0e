import { linesIn, validLinesIn } from '../../project/find.ts';
import type { Model } from '../../model/model.ts';
import type { Block, Line } from '../../project/whole.ts';
import { defineCheck } from '../check.ts';
import { Relaying, letsOthersRelay } from '../relaying.ts';

/** Domains of processors whose mail PowerMTA does not take. [G1§12.6, §12.7, §3.3.1.32.2] */
export const fblBounceDomainNotRelayed = defineCheck({
  id: 'fbl-bounce-domain-not-relayed',
  category: 'routing',
  summary: 'Bounces or complaints that PowerMTA does not accept',
  messages: {
    refused: {
      severity: 'error',
      text: 'Mail for {{domain}} is refused, so <{{processor}}> never sees it.\nNo relay-domain, relay-address or host-name line takes it, and no source lets other hosts relay.\nAdd relay-domain {{domain}} to accept it.',
    },
  },

  configuration({ model, isWhole, report }) {
    if (!isWhole) return;
    const lines = [...model.whole.blocks()].flatMap((block) => (processors.has(block.name) ? listedIn(block) : []));
    // Without a host-name the server goes by a name that only the operating system knows, and takes mail for it.
    if (lines.length === 0 || linesIn(model.whole, 'host-name').length === 0 || letsOthersRelay(model)) return;
    const relaying = new Relaying(model);
    for (const { line, processor } of lines) {
      const domain = refusedIn(line, model, relaying);
      if (domain !== undefined) report('refused', line, { domain, processor });
    }
  },
});

const processors = new Set(['bounce-processor', 'feedback-loop-processor']);

interface Listed {
  readonly line: Line;
  readonly processor: string;
}

/** The domains and addresses whose mail a processor is for. */
function listedIn(processor: Block): Listed[] {
  const lists = [...processor.blocks()].filter(({ name }) => name === 'address-list');
  const lines = lists.flatMap((list) => ['domain', 'address'].flatMap((name) => validLinesIn(list, name)));
  return lines.map((line) => ({ line, processor: processor.name }));
}

/** A domain of a line whose mail is not accepted. */
function refusedIn(line: Line, model: Model, relaying: Relaying): string | undefined {
  const value = line.argument(0);
  if (value?.kind === 'email') return relaying.acceptsAddress(value.local, value.domain) ? undefined : value.domain;
  if (value?.kind !== 'domain-pattern') return undefined;
  return model.macros.patternsOf(value).find((pattern) => !relaying.acceptsDomain(pattern));
}
