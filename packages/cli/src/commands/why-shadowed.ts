/** Why one line counts and another does not, in words that complete "because". */
import type { Block, DomainLayer, Line, Model, QueueName } from '@pmtakit/semantics';
import { sectionText } from '../text/places.ts';

export type Why = (winner: Line, loser: Line) => string;

/** For settings in `<domain>` sections. */
export function whyInQueue(model: Model, queue: QueueName): Why {
  const layers = new Map<Block, DomainLayer>();
  for (const layer of model.queues.layers(queue)) {
    if (!layers.has(layer.block)) layers.set(layer.block, layer);
  }
  return (winner, loser) => {
    const [above, below] = [layers.get(winner.parent), layers.get(loser.parent)];
    if (!above || !below || above === below) return whySameSection(model);
    return whyOfLayers(model, above, below);
  };
}

/** For settings in `<virtual-mta>` and `<virtual-mta-pool>` sections and at the top level. */
export function whyInVirtualMta(model: Model): Why {
  return ({ parent: above }, { parent: below }) => {
    if (above === below) return whySameSection(model);
    const isSame = above.name === below.name && above.argument.toLowerCase() === below.argument.toLowerCase();
    return isSame ? whyDuplicate(model) : comesBefore(above, below);
  };
}

function whyOfLayers(model: Model, above: DomainLayer, below: DomainLayer): string {
  const isNarrower = above.specificity > below.specificity;
  const scopeCounts = model.options.assumptions.resolution === 'scope-first' || !isNarrower;
  if (above.scope !== below.scope && scopeCounts) return comesBefore(above.block.parent, below.block.parent);
  if (above.key !== below.key) return `${sectionText(above.block)} is narrower than ${sectionText(below.block)}`;
  if (above.byMacro !== below.byMacro) return 'a section that names a domain itself comes before one with a macro';
  return whyDuplicate(model);
}

function comesBefore(above: Block | undefined, below: Block | undefined): string {
  return `${above ? sectionText(above) : ''} comes before ${below ? sectionText(below) : ''}`;
}

function whySameSection({ options }: Model): string {
  const which = options.assumptions['repeated-lines'] === 'last' ? 'last' : 'first';
  return `of equal directives in one section the ${which} counts`;
}

function whyDuplicate({ options }: Model): string {
  const which = options.assumptions['duplicate-blocks'].includes('later') ? 'later' : 'earlier';
  return `of equal sections the ${which} counts`;
}
