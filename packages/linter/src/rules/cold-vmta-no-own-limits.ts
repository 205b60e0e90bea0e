import type { Value } from '@pmtakit/grammar';
import {
  type Block,
  type Line,
  type Model,
  argumentPlace,
  linesNamed,
  relatedPlace,
  OTHER_DOMAIN,
} from '@pmtakit/semantics';
import { defineRule } from './rule.ts';

/** A new address that sends the messages of its day as fast as it can. [G1§10.7] */
export const coldVmtaNoOwnLimits = defineRule({
  id: 'cold-vmta-no-own-limits',
  category: 'limits',
  preset: 'recommended',
  summary: 'A cold virtual MTA that no rate holds back',
  messages: {
    unlimited: {
      severity: 'warning',
      text: 'The cold virtual MTA {{name}} has no limit of its rate.\nThe first messages of a day leave by its new address as fast as they come, which is what providers block new addresses for.\nSet max-msg-rate in a <domain *> of {{name}}.',
    },
  },

  configuration({ model, report, isWhole }) {
    if (!isWhole) return;
    const moving = movingNames(model);
    const told = new Set<string>();
    for (const line of linesNamed(model.whole, 'cold-virtual-mta')) {
      const target = line.argument(0);
      if (!line.isValid || target?.kind !== 'reference') continue;
      if (moving && !namesIn(model, line.parent).some((name) => moving.has(name))) continue;
      for (const member of model.vmtas.membersOf(target.name)) {
        const cold = model.vmtas.vmta(member);
        if (!cold || told.has(cold.name) || isHeldBack(model, cold.name)) continue;
        told.add(cold.name);
        const related = cold.blocks.slice(0, 1).map((block) => relatedPlace(block, 'this virtual MTA', line.file));
        report('unlimited', argumentPlace(line), { name: cold.name }, { related });
      }
    }
  },
});

/** The virtual MTAs, in lower case, of which mail moves to cold ones; undefined for all of them. */
function movingNames(model: Model): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const { parent } of linesNamed(model.whole, 'max-cold-virtual-mta-msg').filter(movesMail)) {
    const owner = parent.parent;
    if (owner?.value?.kind !== 'name') return undefined;
    for (const name of namesIn(model, owner)) names.add(name);
  }
  return names;
}

function movesMail(line: Line): boolean {
  const value = line.argument(0);
  return value?.kind === 'daily-list' && value.perDay.some((count) => count > 0);
}

/** A virtual MTA, or those of a pool, in lower case. */
function namesIn({ vmtas }: Model, { name, value }: Block): string[] {
  const own = value?.kind === 'name' ? value.name : '';
  const names = name === 'virtual-mta-pool' ? vmtas.membersOf(own) : [own];
  return names.map((one) => one.toLowerCase());
}

const ofVmta = ['max-smtp-msg-rate', 'max-smtp-data-volume-rate'];
const ofQueues = [
  'max-msg-rate',
  'max-connect-rate',
  'max-data-volume-rate',
  'smtp-out-rampup-interval',
  'source-ip-max-msg-rate',
  'source-ip-max-connect-rate',
  'source-ip-max-data-volume-rate',
];

/** Whether any rate holds for the virtual MTA, for all of its domains or for the first that it names. */
function isHeldBack(model: Model, name: string): boolean {
  const whole = model.virtualMta(name);
  if (ofVmta.some((directive) => limits(whole.get(directive)?.value))) return true;
  const named = model.queues.vmtaTable(name)?.keys ?? [];
  return [OTHER_DOMAIN, ...[...named].filter((key) => !/^[*[]/.test(key)).slice(0, 1)].some((domain) => {
    const queue = model.queue({ domain, virtualMta: name });
    return ofQueues.some((directive) => queue.of(directive).some(({ values }) => values.some(limits)));
  });
}

/** Rates of `unlimited` and 0 are none. [runtime 6.1] */
function limits(value: Value | undefined): boolean {
  switch (value?.kind) {
    case 'rate':
      return value.count < Infinity;
    case 'data-rate':
      return value.bytes < Infinity;
    case 'duration':
      return value.seconds > 0;
    default:
      return false;
  }
}
