/** From a domain and a virtual MTA to the queue that mail ends up in. [runtime 4, 11] */
import type { Model } from '../model/model.ts';
import type { QueueName } from '../model/queue-settings.ts';
import { isYes } from './accept.ts';
import { type ColdShare, coldShareOf } from './cold.ts';
import type { MxRecords } from './message.ts';
import { type Rollup, rollupFor } from './rollup.ts';
import { type Step, stepBy } from './step.ts';

/** Where mail ends up. */
export interface QueuePath {
  readonly steps: readonly Step[];
  /** Undefined when reroutes lead back to where they began: such queues get no mail. */
  readonly queue: QueueName | undefined;
  /** A pool that a reroute led to; its members share the mail, each with its own queue. */
  readonly members: readonly string[];
  /** Where the first messages of each day go instead. */
  readonly cold: ColdShare | undefined;
}

export interface QueuePathOptions {
  readonly mx?: MxRecords;
  readonly rollups: readonly Rollup[];
}

export function queuePath(model: Model, start: QueueName, options: QueuePathOptions): QueuePath {
  const steps: Step[] = [];
  const grouped = queueTo(model, start, steps);
  const rolled = rollUp(model, grouped, options, steps);
  const cold = coldShareOf(model, rolled);
  if (cold) steps.push(coldStep(cold));
  return { ...reroute(model, rolled, steps), steps, cold };
}

function queueTo(model: Model, queue: QueueName, steps: Step[]): QueueName {
  const setting = model.queue(queue).get('queue-to');
  if (setting?.value?.kind !== 'queue-name') return queue;
  const domain = setting.value.name;
  steps.push(stepBy('queue-to', setting, `mail for ${queue.domain} is put into the queue ${domain}`));
  return { ...queue, domain };
}

function rollUp(model: Model, queue: QueueName, { mx, rollups }: QueuePathOptions, steps: Step[]): QueueName {
  const records = rollups.length > 0 ? mx?.(queue.domain) : undefined;
  const rollup = records && rollupFor(rollups, records);
  if (!rollup) return queue;
  const disabled = model.queue(queue).get('disable-mx-rollup');
  if (isYes(disabled)) {
    steps.push(
      stepBy('rollup', disabled, `${queue.domain} would be rolled up into ${rollup.queue}: disable-mx-rollup is yes`),
    );
    return queue;
  }
  const text = `the mail servers of ${queue.domain} are those of ${rollup.queue}`;
  steps.push({ stage: 'rollup', text, at: rollup.lines[0] });
  return { ...queue, domain: rollup.queue };
}

function coldStep({ targets, perDay, limit }: ColdShare): Step {
  const names = targets.map(({ text }) => text).join(', ');
  return stepBy(
    'cold',
    limit,
    `the first messages of a day (${perDay.join(', ')}) leave by ${names}, if they came over SMTP`,
  );
}

/** Follows reroutes to other virtual MTAs. A reroute to itself is ignored. [G1§3.3.10.49] */
function reroute(model: Model, start: QueueName, steps: Step[]): Pick<QueuePath, 'queue' | 'members'> {
  const seen = new Set<string>();
  let queue = start;
  for (;;) {
    const setting = model.queue(queue).get('reroute-to-virtual-mta');
    if (setting?.value?.kind !== 'reference') return { queue, members: [queue.virtualMta] };
    const { name } = setting.value;
    if (name === queue.virtualMta) return { queue, members: [name] };
    steps.push(stepBy('reroute', setting, `mail of ${queue.virtualMta} is moved to ${name}`));
    if (seen.has(name)) return { queue: undefined, members: [] };
    seen.add(queue.virtualMta).add(name);
    queue = { ...queue, virtualMta: name };
    if (model.vmtas.pool(name)) return { queue, members: model.vmtas.membersOf(name) };
  }
}
